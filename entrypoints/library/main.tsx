/** The full tab: the library for long work. */
import { mount } from './mount.tsx';

mount({ isPanel: false });
