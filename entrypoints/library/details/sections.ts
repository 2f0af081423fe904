/** What a paper's details consist of, from top to bottom: one file per section, one line each. */
import type { ComponentType } from 'preact';
import type { PaperDetails } from '../../../lib/library/reading.ts';
import { Abstract } from './Abstract.tsx';
import { Edit } from './Edit.tsx';
import { Glance } from './Glance.tsx';
import { Head } from './Head.tsx';
import { Lacking } from './Lacking.tsx';
import { Marks } from './Marks.tsx';
import { Note } from './Note.tsx';
import { Related } from './Related.tsx';
import { Same } from './Same.tsx';
import { Sources } from './Sources.tsx';
import { Tags } from './Tags.tsx';
import { Versions } from './Versions.tsx';

/** What every section is handed; what it can do it takes from `useLibrary`. */
export interface SectionProps {
  details: PaperDetails;
  /** Leaves the paper: after it was deleted. */
  onLeave(): void;
}

/** `name` is the section's hook in tests: `[data-section="<name>"]`. */
export const SECTIONS: readonly { name: string; Component: ComponentType<SectionProps> }[] = [
  { name: 'head', Component: Head },
  { name: 'edit', Component: Edit },
  { name: 'tags', Component: Tags },
  { name: 'lacking', Component: Lacking },
  { name: 'abstract', Component: Abstract },
  { name: 'glance', Component: Glance },
  { name: 'marks', Component: Marks },
  { name: 'versions', Component: Versions },
  { name: 'note', Component: Note },
  { name: 'related', Component: Related },
  { name: 'sources', Component: Sources },
  { name: 'same', Component: Same },
];
