/** The abstract of the one paper that a page is about: what stands under its heading. */
import { isProse } from './words.ts';
import type { Line, Lines } from './lines.ts';

const ABSTRACT =
  /^\W*(?:abstract|summary|résumé|zusammenfassung|resumen|resumo|riassunto|аннотация|摘要)\W*$/i;

export interface Shown {
  text: string;
  element: number;
  line: number;
}

/** The text under the heading "Abstract", up to the next heading. */
export function abstractSection(page: Lines): Shown | null {
  let first: Shown | null = null;
  for (const line of page.lines) {
    const isHeading = ABSTRACT.test(line.text);
    if (!isHeading) {
      const lead = /^abstract\s*[:.—–-]\s*/i.exec(line.text);
      if (lead && isProse(line.text))
        return { text: line.text.slice(lead[0].length), element: line.box.element, line: line.index };
      continue;
    }
    const parts: Line[] = [];
    const top = line.box.heading > 0 ? line.box.parent : line.box.parent?.parent;
    for (let index = line.index + 1; index < page.lines.length && parts.length < 12; index++) {
      const next = page.lines[index];
      if (!next || next.box.heading > 0 || (parts.length > 0 && top && index >= top.last)) break;
      if (next.text.length < 60 && parts.length > 0 && parts[0]?.box !== next.box) break;
      if (next.text.length >= 60 || parts.length > 0) parts.push(next);
      else if (index > line.index + 4) break;
      // One paragraph is the rule; further ones count while they stand in the same box.
      const after = page.lines[index + 1];
      if (parts.length > 0 && after && after.box.parent !== next.box.parent) break;
    }
    const text = parts.map((part) => part.text).join(' ');
    const [start] = parts;
    if (start && text.length > 120) {
      first = {
        text,
        element: parts.length > 1 ? (start.box.parent ?? start.box).element : start.box.element,
        line: line.index,
      };
      break;
    }
  }
  return first;
}
