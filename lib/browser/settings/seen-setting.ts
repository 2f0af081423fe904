/** Are papers that stood before the reader's eyes remembered? On unless the reader says no. */
import { setting } from './setting.ts';

export const remembersSeen = setting('remembersSeen', (stored) => stored !== false);
