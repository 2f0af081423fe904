import { expect, test } from 'vitest';
import { neurips } from '../../../lib/sites/neurips.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import { fixturePage, readHtml, recordsOf } from './support.ts';

test('years and papers of both addresses are known', () => {
  const kindOf = (address: string): string | null => neurips.recognise(new URL(address));
  expect(kindOf('https://proceedings.neurips.cc/paper_files/paper/2024')).toBe('listing');
  expect(
    kindOf('https://papers.nips.cc/book/advances-in-neural-information-processing-systems-32-2019'),
  ).toBe('listing');
  expect(
    kindOf('https://proceedings.neurips.cc/paper_files/paper/2024/hash/0-Abstract-Conference.html'),
  ).toBe('paper');
  expect(kindOf('https://proceedings.neurips.cc/paper/2019/hash/0-Abstract.html')).toBe('paper');
  expect(kindOf('https://papers.nips.cc/paper/8668-learner-aware-teaching')).toBe('paper');
  expect(kindOf('https://proceedings.neurips.cc/papers/search?q=x')).toBeNull();
});

test('links of the menu are no papers', () => {
  expect(recordsOf(readPage(fixturePage('neurips', 'book')))).toHaveLength(2);
});

test('the older list, whose authors are links, is read', () => {
  const html = `<body><div class="main"><ul><li><a href="/paper/1-cranes">Cranes</a>
    <a href="/author/a-1" class="author">Jo Park</a>, <a href="/author/b-2" class="author">Tom Wu</a></li></ul></div></body>`;
  const [record] = recordsOf(readHtml('https://papers.nips.cc/book/advances-in-neural-32-2019', html));
  expect(record).toMatchObject({
    title: 'Cranes',
    authors: [{ name: 'Jo Park' }, { name: 'Tom Wu' }],
    year: 2019,
  });
});

test('an abstract whose own paragraph breaks the outer one is found', () => {
  const [paper] = readPage(fixturePage('neurips', 'paper')).sightings;
  expect(paper?.record.abstract).toBe('Folding is hard. We fold $n$ birds.');
  expect(paper?.elements.abstract?.localName).toBe('p');
});
