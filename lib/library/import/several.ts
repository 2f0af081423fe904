/** Whether what a reader pastes to add a paper is more than that: entries of a file, or several papers. */
import { FormatError } from '../../formats/interchange.ts';
import { formatOf } from '../../formats/formats.ts';
import { openSource, SURE } from './sources.ts';

/** True for what is to be looked at in a preview before it is brought in, and not read into the fields of one paper. */
export async function isForPreview(text: string): Promise<boolean> {
  try {
    const source = await openSource({ kind: 'text', name: '', text });
    if (source.kind === 'library') return true;
    const sure = source.entries.filter(({ confidence }) => confidence >= SURE).length;
    // An entry of a file may bring tags, notes and marks along, for which the fields have no place.
    return sure > 1 || (sure === 1 && formatOf(source.format)?.read !== undefined);
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}
