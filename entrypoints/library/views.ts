/**
 * Views that take the place of the list and the details: one line each. A view is offered by its word in the shelves'
 * menu, is given the papers that are listed now, and says when it is done.
 */
import type { ComponentType } from 'preact';
import type { WordKey } from '../../components/words.ts';

export interface ViewProps {
  /** The papers chosen, or else all that are listed, in order. */
  papers: readonly string[];
  onLeave(): void;
}

export interface View {
  /** Also its hook in tests: `[data-action="view-<id>"]`, `[data-view="<id>"]`. */
  id: string;
  word: WordKey;
  /** Fetched when the view is first opened: the list does not wait for it. */
  load(): Promise<ComponentType<ViewProps>>;
}

export const VIEWS: readonly View[] = [
  {
    id: 'overview',
    word: 'overview',
    load: () => import('./views/overview/OverviewView.tsx').then((view) => view.OverviewView),
  },
  {
    id: 'claims',
    word: 'claims_title',
    load: () => import('./views/claims/ClaimsView.tsx').then((view) => view.ClaimsView),
  },
  {
    id: 'add',
    word: 'add_paper',
    load: () => import('./views/AddView.tsx').then((view) => view.AddView),
  },
  {
    id: 'bring-in',
    word: 'bring_in',
    load: () => import('./views/bring-in/BringInView.tsx').then((view) => view.BringInView),
  },
  {
    id: 'alike',
    word: 'alike_title',
    load: () => import('./views/AlikeView.tsx').then((view) => view.AlikeView),
  },
  {
    id: 'backups',
    word: 'backups',
    load: () => import('./views/BackupsView.tsx').then((view) => view.BackupsView),
  },
];
