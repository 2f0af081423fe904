/** What keys do in the side panel and the full tab, as they come. Arrows, Enter, Esc and Delete are not among them: they stay. */
export const LIBRARY_KEYS = {
  next: 'j',
  previous: 'k',
  open: 'o',
  search: '/',
  palette: 'Mod+k',
  choose: 'x',
  star: 's',
  later: 'l',
  read: 'm',
  tag: 't',
  note: 'n',
  abstract: 'a',
  pdf: 'p',
  html: 'h',
  remove: '#',
  undo: 'u',
  help: '?',
} as const;

export type LibraryKey = keyof typeof LIBRARY_KEYS;
