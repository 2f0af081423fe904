/** One paper from what a reader pastes to add it: an identifier, an address, a citation, or no more than a title. */
import { LIMITS, type Bibliography } from '../../paper/bibliography.ts';
import { isWebAddress } from '../../paper/schemas.ts';
import { parseCitation } from '../../text/citation/index.ts';
import { readText } from './text.ts';

/** Less sure than this, a citation is taken for a title as it stands. */
const SURE = 0.5;

/** Reads the first paper of a text; what the text does not say stays empty. Null for a text of nothing. */
export function readOne(text: string): Bibliography | null {
  const plain = text.toWellFormed().replaceAll('\u0000', '').trim().slice(0, LIMITS.abstract);
  const line = plain.replace(/\s+/gu, ' ');
  if (line === '') return null;
  const { papers, guesses } = readText(plain);
  const found = papers[0] ?? guesses[0];
  if (found) return found.record;
  if (!line.includes(' ') && line.length <= LIMITS.url && isWebAddress(line))
    return { title: line, authors: [], ids: {}, url: line };
  const cited = parseCitation(line);
  if (cited && cited.confidence >= SURE) {
    const { nameConfidence: _names, confidence: _sure, ...record } = cited;
    return record;
  }
  return { title: line.slice(0, LIMITS.title), authors: [], ids: {} };
}
