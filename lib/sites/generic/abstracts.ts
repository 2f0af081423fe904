/**
 * Finds the abstract of an entry: a paragraph of an abstract's length, a shorter one that the page calls an abstract
 * or that most entries of the list have, too. What a search cut out of a text is none.
 */
import type { List } from './lists.ts';
import type { Line } from './lines.ts';
import type { PageFacts } from './page-facts.ts';
import type { Reading } from './reading.ts';
import type { Segment } from './segments.ts';

export interface Abstract {
  text: string;
  /** By number. */
  element: number;
}

/** In characters: an abstract without doubt; one where most entries have one; one that is called an abstract. */
const LONG = 400;
const REGULAR = 240;
const NAMED = 120;

const LEAD = /^(?:abstract|summary|zusammenfassung|résumé|resumen|resumo)\s*[:.—–-]?\s+/i;
const HEADING = /^\W*(?:abstract|summary|résumé|zusammenfassung|resumen|摘要)\W*$/i;
const HINT = /[.-](?:abstract|abs|summary|modal-body)(?:[.-]|$)/i;
const CUT = /(?:\.\.\.|…)\W*$/;
const ENDS = /[.!?。](?:["”’)\]]|\$)*$/;

/** The abstract of each entry of a list that shows one. */
export function abstractsOf(
  list: List,
  readings: Map<Segment, Reading>,
  facts: PageFacts,
): Map<Reading, Abstract> {
  const entries = [...list.segments, ...list.weak].flatMap((segment) => readings.get(segment) ?? []);
  const paragraphs = entries.filter((reading) => longest(reading, facts, REGULAR) !== undefined).length;
  const least = paragraphs >= 2 && paragraphs * 2 >= entries.length ? REGULAR : LONG;
  const abstracts = new Map<Reading, Abstract>();
  for (const reading of entries) {
    const line = longest(reading, facts, least) ?? named(reading, facts);
    if (line) abstracts.set(reading, { text: line.text.replace(LEAD, ''), element: line.box.element });
  }
  return abstracts;
}

/** The longest whole paragraph of an entry. */
function longest(reading: Reading, facts: PageFacts, least: number): Line | undefined {
  let best: Line | undefined;
  for (let index = reading.segment.first; index < reading.segment.last; index++) {
    const line = facts.page.lines[index];
    if (!line || !facts.of(index).prose || line.text.length <= (best?.text.length ?? 0)) continue;
    const { length } = line.text.replace(LEAD, '');
    if (length > least && !CUT.test(line.text) && (length > LONG || ENDS.test(line.text))) best = line;
  }
  return best;
}

/** A paragraph that the page calls an abstract, by the word before it or by its element's class. */
function named(reading: Reading, facts: PageFacts): Line | undefined {
  let best: Line | undefined;
  for (let index = reading.segment.first; index < reading.segment.last; index++) {
    const line = facts.page.lines[index];
    const known = facts.of(index);
    if (!line || index === reading.titleSpan.line || known.bibtex || known.prefix) continue;
    if (reading.authorSpans.some((span) => span.line === index)) continue;
    const before = index > reading.segment.first ? (facts.page.lines[index - 1]?.text ?? '') : '';
    const called = HEADING.test(before) || LEAD.test(line.text) || isHinted(line);
    const { length } = line.text;
    if (called && length >= NAMED && length > (best?.text.length ?? 0) && ENDS.test(line.text)) best = line;
  }
  return best && !CUT.test(best.text) ? best : undefined;
}

function isHinted(line: Line): boolean {
  if (HINT.test(line.runs[0]?.inline?.signature ?? '')) return true;
  let { box } = line;
  for (let level = 0; level < 3; level++) {
    if (HINT.test(box.signature)) return true;
    if (!box.parent) return false;
    box = box.parent;
  }
  return false;
}
