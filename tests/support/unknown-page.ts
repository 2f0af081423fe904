/** A laboratory's publication list, of the kind that people write by hand: a page of no site that is known by name. */
import { escapeHtml } from './html.ts';
import type { SampleRecord } from './records.ts';

const VENUES = ['NeurIPS', 'ICML', 'Journal of Machine Learning Research', 'ACL', 'CVPR'];

export function publicationListPage(records: readonly SampleRecord[]): string {
  const entry = (record: SampleRecord, index: number): string => `    <li>
      <a class="title" href="papers/${index + 1}.pdf">${escapeHtml(record.title)}</a><br>
      ${record.authors.map(escapeHtml).join(', ')}<br>
      <em>${VENUES[index % VENUES.length]}</em>, ${2026 - Math.floor(index / 3)}
    </li>`;
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Publications – Laboratory of Imaginary Learning</title>
  <link rel="icon" href="data:,">
  <style>body { font: 16px/1.5 Georgia, serif; max-width: 46em; margin: 2em auto; } li { margin-bottom: 1em; }</style>
</head>
<body>
  <nav><a href="/">Home</a> <a href="/people">People</a> <a href="/publications">Publications</a></nav>
  <h1>Publications</h1>
  <p>Papers of our group, newest first. PDFs are for personal use.</p>
  <ul class="publications">
${records.map(entry).join('\n')}
  </ul>
  <footer>Laboratory of Imaginary Learning, last changed in November 2026</footer>
</body>
</html>
`;
}
