/**
 * What a paper's details consist of, from top to bottom: one file per section, one line each. Those that
 * bring engines along (`later`) are fetched when the first paper is opened.
 */
import type { ComponentType } from 'preact';
import type { PaperDetails } from '../../../lib/library/reading/reading.ts';
import { Head } from './Head.tsx';
import { Note } from './Note.tsx';
import { Tags } from './Tags.tsx';
import { later } from '../lazy-once.ts';

/** What every section is handed; what it can do it takes from `useLibrary`. */
export interface SectionProps {
  details: PaperDetails;
  /** Leaves the paper: after it was deleted. */
  onLeave(): void;
}

/** `name` is the section's hook in tests: `[data-section="<name>"]`. */
export const SECTIONS: readonly { name: string; Component: ComponentType<SectionProps> }[] = [
  { name: 'head', Component: Head },
  { name: 'edit', Component: later(() => import('./Edit.tsx').then((part) => part.Edit)) },
  { name: 'tags', Component: Tags },
  { name: 'lacking', Component: later(() => import('./Lacking.tsx').then((part) => part.Lacking)) },
  { name: 'abstract', Component: later(() => import('./Abstract.tsx').then((part) => part.Abstract)) },
  { name: 'glance', Component: later(() => import('./Glance.tsx').then((part) => part.Glance)) },
  { name: 'marks', Component: later(() => import('./Marks.tsx').then((part) => part.Marks)) },
  { name: 'versions', Component: later(() => import('./Versions.tsx').then((part) => part.Versions)) },
  { name: 'note', Component: Note },
  { name: 'related', Component: later(() => import('./Related.tsx').then((part) => part.Related)) },
  { name: 'sources', Component: later(() => import('./Sources.tsx').then((part) => part.Sources)) },
  { name: 'same', Component: later(() => import('./Same.tsx').then((part) => part.Same)) },
];
