/** An entry read as one citation, with its emphasis for hints. */
import { parseCitation, type Emphasis } from '../../text/citation/index.ts';
import { peoplePrefix, titleLikeness, wordsOf } from './facts.ts';
import type { Inline, Line } from './lines.ts';
import type { PageFacts } from './page-facts.ts';
import type { Entry, Reading } from './reading.ts';

/** An entry whose markup tells nothing, read as a citation; its emphasis still hints where parts begin. */
export function asCitation(entry: Entry, facts: PageFacts): Reading | null {
  const { first, last } = entry.segment;
  let text = '';
  const spans: Emphasis[] = [];
  const starts: { line: number; at: number }[] = [];
  for (let index = first; index < last && text.length < 3_000; index++) {
    const line = facts.page.lines[index];
    const known = facts.of(index);
    if (!line || known.prose || known.bibtex || known.label) continue;
    if (text !== '') text += '\n';
    starts.push({ line: index, at: text.length });
    spans.push(...emphasisIn(line, text.length));
    text += line.text;
  }
  let citation = parseCitation(text, spans);
  if (citation && isLateEmphasis(citation.title, text, spans)) citation = parseCitation(text, []) ?? citation;
  if (!citation || citation.confidence < 0.35) return null;
  const at = Math.max(0, text.indexOf(citation.title));
  const start = starts.findLast((one) => one.at <= at) ?? starts[0];
  if (!start) return null;
  return {
    segment: entry.segment,
    title: citation.title,
    titleSpan: { line: start.line, from: at - start.at, to: at - start.at + citation.title.length },
    titlePiece: null,
    titleScore: Math.min(citation.confidence, titleLikeness(citation.title, null)),
    authors: citation.authors,
    truncated: citation.authorsTruncated ?? false,
    authorSpans: [],
    authorScore: citation.confidence,
    citation,
  };
}

/** What a line's elements set apart, each from its first run to its last; `offset` is where the line begins. */
function emphasisIn(line: Line, offset: number): Emphasis[] {
  const spans = new Map<Inline, Emphasis>();
  for (const run of line.runs) {
    const end = offset + run.at + run.text.trimEnd().length;
    for (let at = run.inline; at; at = at.parent) {
      const kind = emphasisOf(at.tag);
      const open = spans.get(at);
      if (open) open.end = Math.max(open.end, end);
      else if (kind) spans.set(at, { kind, start: offset + run.at, end });
    }
  }
  return [...spans.values()];
}

/** Whether a run stands in italics, at whatever depth: "<i><b>J.</b> Algorithms</i>". */
export function isItalic(inline: Inline | null): boolean {
  for (let at = inline; at; at = at.parent) if (emphasisOf(at.tag) === 'em') return true;
  return false;
}

export function emphasisOf(tag: string | undefined): Emphasis['kind'] | null {
  if (tag === 'i' || tag === 'em' || tag === 'cite') return 'em';
  if (tag === 'b' || tag === 'strong') return 'strong';
  return tag === 'a' ? 'link' : null;
}

/** Whether a title is what stands in italics although a title's worth of words stands between it and the authors: the venue. */
function isLateEmphasis(title: string, text: string, spans: Emphasis[]): boolean {
  const at = text.indexOf(title);
  if (
    at < 40 ||
    !spans.some((span) => span.kind === 'em' && span.start <= at && span.end >= at + title.length - 1)
  )
    return false;
  const end = peoplePrefix(text)?.end ?? -1;
  return end > 0 && end < at && wordsOf(text.slice(end, at)) >= 5;
}
