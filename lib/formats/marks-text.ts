/** A paper's note and marks as plain text, for formats that know no marks. The note comes first and unchanged. */
import type { InterchangePaper } from './interchange.ts';

export const MARKS_HEADING = 'Marks:';

/** "note\n\nMarks:\n- “words” (gold): note of the mark"; '' where there is neither. */
export function noteWithMarks(paper: InterchangePaper): string {
  if (paper.marks.length === 0) return paper.note;
  const lines = paper.marks.map((mark) => {
    const note = mark.note ? `: ${mark.note.replace(/\s+/g, ' ')}` : '';
    return `- “${mark.quote.exact.replace(/\s+/g, ' ')}” (${mark.colour})${note}`;
  });
  return [paper.note, [MARKS_HEADING, ...lines].join('\n')].filter(Boolean).join('\n\n');
}
