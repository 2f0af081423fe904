/** What a page's reader does to papers and marks, as changes of the library. */
import { change } from '../../lib/library/actions/change.ts';
import { findPapers } from '../../lib/library/works/find-papers.ts';
import { dismiss, keep } from '../../lib/library/actions/keep.ts';
import { addMark, editMark, removeMark } from '../../lib/library/actions/marks.ts';
import type { Writer } from '../../lib/library/actions/operations.ts';
import type { RecordSource } from '../../lib/paper/rows.ts';
import type { GreetedSighting } from '../../lib/paper/sightings.ts';
import type { PageAction } from '../../lib/wire/content.ts';

/** The papers that an action speaks of, each once. */
export function sightingsOf(action: Exclude<PageAction, { kind: 'undo' }>): GreetedSighting[] {
  if ('sighting' in action) return [action.sighting];
  if (action.kind !== 'mark') return [];
  return [...new Map(action.marks.map(({ sighting }) => [sighting.key, sighting])).values()];
}

/** `site`: where it was done, for what is only met and not kept. */
export async function perform(
  writer: Writer,
  action: Exclude<PageAction, { kind: 'undo' }>,
  source: RecordSource,
  site: string,
): Promise<null> {
  switch (action.kind) {
    case 'save':
      await keep(writer, action.sighting, source, 'saved');
      break;
    case 'later':
      await keep(writer, action.sighting, source, 'later');
      break;
    case 'note': {
      const [known] = await findPapers(writer.db, [action.sighting.record]);
      const paper = known ?? (await keep(writer, action.sighting, source, 'saved'));
      await change(writer, [paper.id], { note: action.note });
      break;
    }
    case 'dismiss':
    case 'undismiss':
      await dismiss(writer, action.sighting, site, action.kind === 'dismiss');
      break;
    case 'mark':
      for (const { sighting, mark } of action.marks) await addMark(writer, sighting, mark, source);
      break;
    case 'edit-mark':
      await editMark(writer, action.id, action);
      break;
    case 'remove-mark':
      await removeMark(writer, action.id);
      break;
  }
  return null;
}
