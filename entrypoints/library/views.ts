/**
 * Views that take the place of the list and the details: one line each. A view is offered by its word in the shelves'
 * menu, is given the papers that are listed now, and says when it is done.
 */
import type { ComponentType } from 'preact';
import type { WordKey } from '../../components/words.ts';
import { AddView } from './views/AddView.tsx';
import { BringInView } from './views/bring-in/BringInView.tsx';
import { BackupsView } from './views/BackupsView.tsx';

export interface ViewProps {
  /** The papers chosen, or else all that are listed, in order. */
  papers: readonly string[];
  onLeave(): void;
}

export interface View {
  /** Also its hook in tests: `[data-action="view-<id>"]`, `[data-view="<id>"]`. */
  id: string;
  word: WordKey;
  Component: ComponentType<ViewProps>;
}

export const VIEWS: readonly View[] = [
  { id: 'add', word: 'add_paper', Component: AddView },
  { id: 'bring-in', word: 'bring_in', Component: BringInView },
  { id: 'backups', word: 'backups', Component: BackupsView },
];
