/**
 * A title and its authors run together by a copy that lost the line break: "Neuron ControlBinxu Wang, Carlos R. Ponce
 * · harvard". Found by the capital that follows a letter without a space, where what comes after is a list of names
 * and what comes before is a title.
 */
import { titleLikeness } from '../../text/citation/cues.ts';
import { readNames } from '../../text/names/list.ts';
import { parseNameList } from '../../text/names.ts';
import type { ParsedNames } from '../../text/names.ts';

export interface Glued {
  title: string;
  names: ParsedNames;
  /** What followed the names: an affiliation. */
  after: string;
  score: number;
}

/** Candidates looked at in one line. */
const MOST = 24;

/** Splits a line, or null when nothing in it is glued. */
export function splitGlued(line: string): Glued | null {
  const [body = '', ...rest] = line.split(/\s[·•|]\s/);
  if (body.length > 700) return null;
  let best: Glued | null = null;
  let tried = 0;
  for (const match of body.matchAll(/(?<=[\p{Ll}\p{Lu}\p{N})\]?!"”'’$%*+])\p{Lu}(?=[\p{Ll}.'’\p{Lu}-])/gu)) {
    const at = match.index;
    if (at < 6) continue;
    const tail = body.slice(at);
    // Inside a word of capitals only its last letter can start a name: "with SGDBinxu Wang".
    if (/\p{Lu}/u.test(body[at - 1] ?? '') && !/^\p{Lu}[\p{Ll}.'’]/u.test(tail)) continue;
    if (++tried > MOST) break;
    const names = readNames(tail);
    const first = names.names[0];
    if (!first || names.confidence < 0.4 || first.style === 'single' || first.style === 'group') continue;
    const title = body.slice(0, at).trim();
    const likeness = titleLikeness(title);
    if (likeness < 0) continue;
    const score = names.confidence + 0.5 * first.score + 0.25 * likeness + (names.names.length > 1 ? 0.3 : 0);
    if (!best || score > best.score)
      best = { title, names: parseNameList(tail), after: rest.join(' · '), score };
  }
  return best && best.score > 0.85 ? best : null;
}
