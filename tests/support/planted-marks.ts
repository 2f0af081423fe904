/** Marks of a whole listing, written into a running library without a hand having to make them one by one. */
import { describe } from '../../lib/anchor/describe.ts';
import { MARK_COLOURS } from '../../lib/paper/rows.ts';
import { canonicalText, textKey } from '../../lib/text/canonical-text.ts';
import type { Offprint } from '../e2e/harness/chromium.ts';
import type { SampleRecord } from './records.ts';

/** Saves the papers as the popup would and gives each so many marks of four words. Answers how many marks there are. */
export async function plantMarks(
  offprint: Offprint,
  records: SampleRecord[],
  perPaper: number,
): Promise<number> {
  const desk = await offprint.desk();
  const { papers } = await offprint.ask<{ papers: string[] }>('saveAll', {
    operation: `plant-${records[0]?.id}`,
    site: 'arxiv',
    url: 'https://arxiv.org/list/cs.LG/new',
    records: records.map(({ id, title, authors, abstract }) => ({
      title,
      authors: authors.map((name) => ({ name })),
      abstract,
      ids: { arxiv: id },
      url: `https://arxiv.org/abs/${id}`,
    })),
  });
  const rows = records.flatMap((record, index) => marksOf(record, papers[index] ?? '', perPaper));
  await desk.evaluate(
    (marks) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const writing = opening.result.transaction('marks', 'readwrite');
          for (const mark of marks) writing.objectStore('marks').put(mark);
          writing.addEventListener('error', () => reject(writing.error));
          writing.addEventListener('complete', () => {
            opening.result.close();
            resolve();
          });
        });
      }),
    rows,
  );
  return rows.length;
}

function marksOf({ id, abstract }: SampleRecord, paper: string, count: number): object[] {
  const { text } = canonicalText(abstract);
  const words = [...text.matchAll(/\S+/g)];
  const step = Math.floor(words.length / count);
  return Array.from({ length: count }, (_, index) => {
    const first = words[index * step];
    const last = words[Math.min(words.length - 1, index * step + 3)];
    const start = first?.index ?? 0;
    const end = (last?.index ?? 0) + (last?.[0].length ?? 0);
    return {
      id: `planted-${id}-${index}`,
      paper,
      target: { kind: 'abstract', key: textKey(text) },
      ...describe(text, start, end),
      colour: MARK_COLOURS[index % MARK_COLOURS.length],
      note: index === 0 ? 'A note.' : '',
      at: 1_763_000_000_000 + index,
      v: 1,
      updatedAt: `1763000000000-${index.toString(16).padStart(4, '0')}-00000000`,
    };
  });
}
