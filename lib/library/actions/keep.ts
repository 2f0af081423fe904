/**
 * Keeping papers: save, later, dismiss. Each function does its part of one operation inside the transaction it is handed
 * (`Writer`), so that several make one undoable action.
 */
import {
  ROW_VERSION,
  type KeptState,
  type MetRow,
  type PaperRow,
  type RecordSource,
} from '../../paper/rows.ts';
import type { GreetedSighting } from '../../paper/sightings.ts';
import { today } from '../reading/days.ts';
import { keepRecord } from './keep-records.ts';
import type { Writer } from './operations.ts';
import { existingPaper } from '../works/papers.ts';
import { findPapers } from '../works/find-papers.ts';

/** Keeps a sighting as `state`. Saving what is saved adds at most a record that says something new. */
export async function keep(
  writer: Writer,
  sighting: GreetedSighting,
  source: RecordSource,
  state: KeptState,
): Promise<PaperRow> {
  const { paper } = await keepRecord(writer, { record: sighting.record, source }, state, true);
  await forgetMet(writer, [sighting.key]);
  return existingPaper(writer, paper);
}

/** Papers that are kept need no memory of having been met, but for the first meeting, which stays. */
export async function forgetMet(writer: Writer, keys: readonly string[]): Promise<void> {
  const rows = new Map<string, MetRow>();
  for (const met of await writer.db.met.bulkGet([...keys])) {
    if (!met || met.state === 'seen') continue;
    const { given: _given, ...rest } = met;
    rows.set(met.key, { ...rest, state: 'seen', updatedAt: writer.stamp() });
  }
  await writer.putAll('met', rows);
}

/** Puts a paper that is not kept out of the reader's way, or back. A kept paper is not touched by either. */
export async function dismiss(
  writer: Writer,
  sighting: GreetedSighting,
  site: string,
  away: boolean,
): Promise<void> {
  const [paper] = await findPapers(writer.db, [sighting.record]);
  if (paper) return;
  const day = today(writer.at);
  const known = await writer.db.met.get(sighting.key);
  const row: MetRow = {
    key: sighting.key,
    site: known?.site ?? site,
    first: known?.first ?? day,
    last: day,
    state: away ? 'dismissed' : 'seen',
    v: ROW_VERSION,
    updatedAt: writer.stamp(),
    ...(away ? { given: sighting.record } : {}),
  };
  await writer.put('met', sighting.key, row);
}
