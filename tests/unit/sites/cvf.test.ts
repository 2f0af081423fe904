import { expect, test } from 'vitest';
import { cvf } from '../../../lib/sites/cvf.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import { fixturePage, readHtml, recordsOf } from './support.ts';

test('conferences, their days and papers are known', () => {
  const kindOf = (path: string): string | null =>
    cvf.recognise(new URL(`https://openaccess.thecvf.com${path}`));
  for (const path of ['/CVPR2020.py', '/CVPR2025?day=all', '/WACV2024', '/CVPR2024_workshops/AI4Space']) {
    expect(kindOf(path), path).toBe('listing');
  }
  expect(kindOf('/content/CVPR2025/html/Park_Paper_Birds_CVPR_2025_paper.html')).toBe('paper');
  expect(kindOf('/content_CVPR_2020/html/Wu_X_CVPR_2020_paper.html')).toBe('paper');
  expect(kindOf('/menu')).toBeNull();
});

test('an item that lacks its links keeps its own authors and takes its year from the address', () => {
  const records = recordsOf(readPage(fixturePage('cvf', 'day')));
  expect(records[1]).toMatchObject({ authors: [{ name: 'Anu Roy' }], year: 2025 });
  expect(records[0]?.links?.map((link) => link.kind)).toEqual(['pdf', 'other']);
});

test('authors in plain text, as the oldest lists have them, are read', () => {
  const html = `<body><div id="content"><dl><dt class="ptitle"><a href="content/x_paper.html">Old Cranes</a></dt>
    <dd>Jo Park,  Tom Wu</dd><dd>[<a href="papers/x.pdf">pdf</a>]</dd></dl></div></body>`;
  expect(recordsOf(readHtml('https://openaccess.thecvf.com/CVPR2013', html))[0]?.authors).toEqual([
    { name: 'Jo Park' },
    { name: 'Tom Wu' },
  ]);
});
