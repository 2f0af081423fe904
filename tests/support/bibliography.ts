/** A made-up record as a site reader would give it. */
import type { Bibliography } from '../../lib/paper/bibliography.ts';
import type { SampleRecord } from './records.ts';

export function sampleBibliography({
  id,
  title,
  authors,
  abstract,
  subjects,
  date,
}: SampleRecord): Bibliography {
  return {
    title,
    authors: authors.map((name) => ({ name })),
    abstract,
    subjects,
    ids: { arxiv: id },
    url: `https://arxiv.org/abs/${id}`,
    links: [{ kind: 'pdf', url: `https://arxiv.org/pdf/${id}` }],
    ...(date ? { date, year: Number(date.slice(0, 4)) } : {}),
  };
}
