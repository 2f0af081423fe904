/** One family of icons on a 16 px grid, drawn with a 1.5 px line: path data only, so that pages and rails share them. */
export const ICON_PATHS = {
  save: 'M8 3.25a4.75 4.75 0 1 0 0 9.5a4.75 4.75 0 1 0 0-9.5Z',
  later: 'M8 2.75a5.25 5.25 0 1 0 0 10.5a5.25 5.25 0 1 0 0-10.5ZM8 5.25V8l2 1.5',
  dismiss: 'M4.75 4.75l6.5 6.5M11.25 4.75l-6.5 6.5',
  note: 'M3.5 12.5l.6-2.6L10.6 3.4a1.2 1.2 0 0 1 1.7 0l.3.3a1.2 1.2 0 0 1 0 1.7L6.1 11.9Z',
  undo: 'M5.5 3.5L3 6l2.5 2.5M3 6h6.25a3.25 3.25 0 0 1 0 6.5H6.5',
  redo: 'M10.5 3.5L13 6l-2.5 2.5M13 6H6.75a3.25 3.25 0 0 0 0 6.5H9.5',
  star: 'M8 2.6l1.65 3.4l3.75.5l-2.75 2.6l.7 3.7L8 11l-3.35 1.8l.7-3.7L2.6 6.5l3.75-.5Z',
  trash: 'M3.5 4.5h9M6.5 4.5v-1.5h3v1.5M4.75 4.5l.5 8.5h5.5l.5-8.5',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 2.75a4.25 4.25 0 1 0 0 8.5a4.25 4.25 0 1 0 0-8.5ZM10.25 10.25L13.5 13.5',
  legend: 'M3 4.5h10M3 8h6M3 11.5h8',
  tag: 'M2.75 3.75v4.1l5.4 5.4a1 1 0 0 0 1.4 0l3.7-3.7a1 1 0 0 0 0-1.4l-5.4-5.4h-4.1ZM5.5 6.4v.01',
  folder: 'M2.5 4.25h3.75l1.5 1.75h5.75v6.75h-11Z',
  download: 'M8 2.75v7M5 7l3 3l3-3M3 12.75h10',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  filter: 'M2.75 4h10.5M4.75 8h6.5M6.75 12h2.5',
  plus: 'M8 3.5v9M3.5 8h9',
  read: 'M8 4.5c-1.5-1-3.25-1.25-5.25-1.25v9c2 0 3.75.25 5.25 1.25c1.5-1 3.25-1.25 5.25-1.25v-9c-2 0-3.75.25-5.25 1.25ZM8 4.5v8.75',
  back: 'M9.5 3.5L5 8l4.5 4.5',
  copy: 'M6 5.75h6.25v7H6ZM3.75 10.25v-7H10',
  check: 'M3.5 8.5l3 3l6-6.5',
  pause: 'M6 4v8M10 4v8',
  panel: 'M2.75 3.25h10.5v9.5H2.75ZM9.5 3.25v9.5',
} as const;

export type IconName = keyof typeof ICON_PATHS;
