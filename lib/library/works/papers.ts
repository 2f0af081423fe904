/** A paper's row: made new, derived from its records and the reader's edits; found by any id that it had. */
import {
  ROW_VERSION,
  type BibliographicField,
  type KeptState,
  type PaperRow,
  type RecordRow,
} from '../../paper/rows.ts';
import { canonicalText, textKey } from '../../text/abstract-text.ts';
import { derivePaper } from '../../works/merge.ts';
import { sitesOf } from './derived.ts';
import type { Writer } from '../actions/operations.ts';
import { livingPaper } from '../database/living.ts';
import { LibraryError } from '../database/store.ts';

export function newPaper(id: string, state: KeptState, at: number): PaperRow {
  return {
    id,
    bibliography: { title: '', authors: [], ids: {} },
    edits: {},
    provenance: {},
    state,
    star: false,
    tags: [],
    collections: [],
    note: '',
    dates: { saved: at },
    v: ROW_VERSION,
    updatedAt: '',
  };
}

/** The paper with what follows from its records. An edit keeps the time at which it was made. */
export function derived(paper: PaperRow, records: readonly RecordRow[], writer: Writer): PaperRow {
  const { bibliography, provenance } = derivePaper(records, paper.edits, writer.at, paper.cleared);
  for (const [field, value] of Object.entries(provenance)) {
    const earlier = paper.provenance[field as BibliographicField];
    if (value.byReader && earlier?.byReader) value.at = earlier.at;
  }
  const { currentAbstract: _old, ...rest } = paper;
  const sites = sitesOf(records);
  const row: PaperRow = { ...rest, bibliography, provenance, sites, updatedAt: writer.stamp() };
  if (bibliography.abstract) row.currentAbstract = textKey(canonicalText(bibliography.abstract).text);
  return row;
}

/** As `livingPaper`; throws `not-found` when it is gone. */
export async function existingPaper(writer: Writer, id: string): Promise<PaperRow> {
  const paper = await livingPaper(writer.db, id);
  if (!paper) throw new LibraryError('not-found', 'This paper is no longer in the library.');
  return paper;
}
