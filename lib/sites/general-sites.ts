/**
 * Sites of papers whose served pages could not be learned well enough to write a reader for: their pages draw themselves
 * and their markup is nowhere described. Switched on, the general reader reads them without being asked each time.
 */
export interface GeneralSite {
  id: string;
  name: string;
  hosts: readonly string[];
  matches: readonly string[];
}

export const GENERAL_SITES: readonly GeneralSite[] = [
  {
    id: 'alphaxiv',
    name: 'alphaXiv',
    hosts: ['www.alphaxiv.org', 'alphaxiv.org'],
    matches: ['https://www.alphaxiv.org/*', 'https://alphaxiv.org/*'],
  },
  {
    id: 'scholar-inbox',
    name: 'Scholar Inbox',
    hosts: ['www.scholar-inbox.com', 'scholar-inbox.com'],
    matches: ['https://www.scholar-inbox.com/*', 'https://scholar-inbox.com/*'],
  },
];
