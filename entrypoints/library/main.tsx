/** The full tab: the library for long work. */
import { mount } from './mount.tsx';

void mount({ isPanel: false });
