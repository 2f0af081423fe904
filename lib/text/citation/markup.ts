/**
 * Emphasis and links of a citation as spans over its plain text, whether the caller read them from a page or they are
 * written in Markdown. What an emphasised span means is decided in `segment.ts`.
 */

/** A stretch of the citation's text that its source set apart; offsets in UTF-16 units, end excluded. */
export interface Emphasis {
  start: number;
  end: number;
  kind: 'em' | 'strong' | 'link';
  /** Where a link leads. */
  url?: string;
}

export interface MarkedText {
  text: string;
  spans: Emphasis[];
}

const LINK =
  /\[([^[\]]{0,600})\]\((?:<)?([^\s()<>]{0,1500}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,500})?)(?:>)?(?:\s+"[^"]{0,200}")?\)/y;
const FENCE = /\*\*\*|\*\*|\*|__|_/y;

/** Whether a text holds Markdown emphasis or links worth reading. */
export function hasMarkup(text: string): boolean {
  return /\*\*[^\s*]|\]\(|(?:^|[\s(“"])[*_][\p{L}\p{N}"“]|\*[\p{L}"“][^*]{0,400}\*/u.test(text);
}

/** Reads Markdown emphasis, links and escapes: plain text and its spans. One pass; unpaired marks stay as they are. */
export function readMarkup(source: string): MarkedText {
  let text = '';
  const spans: Emphasis[] = [];
  const open: { mark: string; at: number }[] = [];
  for (let at = 0; at < source.length;) {
    const char = source[at] ?? '';
    if (char === '\\' && /[\\`*_{}[\]()#+.!|~<>-]/.test(source[at + 1] ?? '')) {
      text += source[at + 1];
      at += 2;
      continue;
    }
    if (char === '!' && source[at + 1] === '[') {
      at++;
      continue;
    }
    if (char === '[') {
      LINK.lastIndex = at;
      const link = LINK.exec(source);
      if (link) {
        const inner = readMarkup(link[1] ?? '');
        const start = text.length;
        for (const span of inner.spans)
          spans.push({ ...span, start: span.start + start, end: span.end + start });
        text += inner.text;
        const span: Emphasis = { start, end: text.length, kind: 'link' };
        if (link[2]) span.url = link[2];
        spans.push(span);
        at += link[0].length;
        continue;
      }
    }
    if (char === '*' || char === '_') {
      FENCE.lastIndex = at;
      const mark = FENCE.exec(source)?.[0] ?? char;
      const before = source[at - 1] ?? ' ';
      const after = source[at + mark.length] ?? ' ';
      const opener = open.findLastIndex((each) => each.mark === mark);
      const inWord = mark.startsWith('_') && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
      const product = /\d/.test(before) && /\d/.test(after);
      if (opener >= 0 && !/\s/.test(before) && !inWord && !product) {
        const [from] = open.splice(opener);
        if (from) spans.push({ start: from.at, end: text.length, kind: mark.length === 1 ? 'em' : 'strong' });
        at += mark.length;
        continue;
      }
      const closesLater = source.indexOf(mark, at + mark.length) > 0;
      if (!/\s/.test(after) && !inWord && !product && closesLater && open.length < 8) {
        open.push({ mark, at: text.length });
        at += mark.length;
        continue;
      }
      text += mark;
      at += mark.length;
      continue;
    }
    text += char;
    at++;
  }
  spans.sort((one, two) => one.start - two.start || two.end - one.end);
  return { text, spans };
}
