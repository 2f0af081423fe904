/** The side panel: the library beside the page. */
import { mount } from '../library/mount.tsx';

void mount({ isPanel: true });
