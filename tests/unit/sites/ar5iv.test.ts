import { expect, test } from 'vitest';
import { readHtml, recordsOf } from './support.ts';

const page = (authors: string, title = 'A title'): string =>
  `<body><article class="ltx_document"><h1 class="ltx_title ltx_title_document">${title}</h1>
   <div class="ltx_authors">${authors}</div><div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6>
   <p class="ltx_p">Text.</p></div></article></body>`;
const person = (inner: string): string =>
  `<span class="ltx_creator ltx_role_author"><span class="ltx_personname">${inner}</span></span>`;
const namesIn = (authors: string): string[] =>
  recordsOf(readHtml('https://ar5iv.org/abs/2611.10031', page(authors)))[0]?.authors.map((a) => a.name) ?? [];

test('authors written into one creator are divided, marks and addresses left out', () => {
  expect(
    namesIn(
      person('Ada King<sup>1</sup>, Tom Wu<sup>1,2</sup><br><sup>1</sup>Institute of Doors<br>Paris, France'),
    ),
  ).toEqual(['Ada King', 'Tom Wu']);
});

test('names on lines of their own are all read', () => {
  expect(namesIn(person('Ada King<br>Tom Wu<br>Department of Lifts, Somewhere'))).toEqual([
    'Ada King',
    'Tom Wu',
  ]);
});

test('authors laid out in a table are read cell by cell, without the lines below their names', () => {
  const cell = (name: string): string =>
    `<td class="ltx_td"><span class="ltx_text ltx_font_bold">${name}</span><br>New York<br>x@y.org</td>`;
  expect(
    namesIn(person(`<table class="ltx_tabular"><tr>${cell('Ada King')}${cell('Tom Wu')}</tr></table>`)),
  ).toEqual(['Ada King', 'Tom Wu']);
});

test('a creator of one word is a person', () => {
  expect(namesIn(person('Plato') + person('李明<sup>1</sup>'))).toEqual(['Plato', '李明']);
});

test('a formula in a title is its TeX source, thanks and footnotes are no part of it', () => {
  const title =
    'The <math alttext="\\mathbb{Q}"><mi>Q</mi></math> case<span class="ltx_note ltx_role_thanks">Thanks.</span>';
  expect(recordsOf(readHtml('https://ar5iv.org/abs/2611.10031', page('', title)))[0]?.title).toBe(
    'The $\\mathbb{Q}$ case',
  );
});
