/** Every screen that a reader can come to. */
import { IN_PAGE } from './in-page.ts';
import { LISTS } from './lists.ts';
import { LOSSES } from './lost.ts';
import { PAPERS } from './paper.ts';
import { POPUPS } from './popup.ts';
import type { Screen } from './screen.ts';
import { VIEWS } from './views.ts';

/** In the order in which they are come to: what changes the library stands behind what only shows it. */
export const SCREENS: readonly Screen[] = [...POPUPS, ...LISTS, ...PAPERS, ...VIEWS, ...IN_PAGE, ...LOSSES];
