/**
 * What keys do on pages, as they come: by the letters that readers of arXiv know from arXiv-keys (j k a p [ ] / ?; with
 * Shift in a new tab), and the rest by their words. Which of them the reader changed is kept by `stored.ts`.
 */
import { ROLES, type Role } from '../../paper/roles.ts';

export type PageKey =
  | 'next'
  | 'previous'
  | 'abstract'
  | 'abstract-tab'
  | 'pdf'
  | 'pdf-tab'
  | 'html'
  | 'html-tab'
  | 'page-before'
  | 'page-after'
  | 'search'
  | 'save'
  | 'later'
  | 'dismiss'
  | 'note'
  | 'panel'
  | 'undo'
  | 'select'
  | 'mark'
  | 'mark-before'
  | 'density'
  | 'fold'
  | Role
  | 'help';

/** Each with its chord. */
export const PAGE_KEYS = {
  next: 'j',
  previous: 'k',
  abstract: 'a',
  'abstract-tab': 'Shift+a',
  pdf: 'p',
  'pdf-tab': 'Shift+p',
  html: 'h',
  'html-tab': 'Shift+h',
  'page-before': '[',
  'page-after': ']',
  search: '/',
  save: 's',
  later: 'l',
  dismiss: 'x',
  note: 'n',
  panel: 'o',
  undo: 'u',
  select: 'v',
  mark: 'm',
  'mark-before': 'Shift+m',
  density: 'i',
  fold: 'f',
  ...(Object.fromEntries(ROLES.map((role, index) => [role, String(index + 1)])) as Record<Role, string>),
  help: '?',
} as const satisfies Record<PageKey, string>;
