/**
 * Records as pages: the same papers in sixteen layouts that pages really have, each with the menu and footer around it.
 * What a record lacks (names, abstract, venue, year) its entry lacks as well.
 */
import type { Bibliography } from '../../lib/paper/bibliography.ts';
import { escapeHtml } from './html.ts';

interface Shape {
  name: string;
  /** The entries, without the page around them. */
  draw: (records: readonly Bibliography[]) => string;
}

const names = (record: Bibliography): string =>
  record.authors.length > 0
    ? escapeHtml(record.authors.map((author) => author.name).join(', ')) +
      (record.authorsTruncated ? ', et al.' : '')
    : record.authorCount
      ? `${record.authorCount} authors`
      : '';
const where = (record: Bibliography): string =>
  escapeHtml([record.venue, record.year].filter((part) => part !== undefined).join(', '));
const title = (record: Bibliography): string => escapeHtml(record.title);
const abstract = (record: Bibliography): string => escapeHtml(record.abstract ?? '');
/** An element, or nothing where there is nothing to put into it. */
const put = (text: string, before: string, after: string): string =>
  text === '' ? '' : before + text + after;
const each = (records: readonly Bibliography[], draw: (record: Bibliography, at: number) => string): string =>
  records.map(draw).join('\n');

export const REBUILT: readonly Shape[] = [
  {
    name: 'cards',
    draw: (records) =>
      `<div class="cards">${each(
        records,
        (
          record,
          at,
        ) => `<div class="card paper-${at}"><h3 class="card-title"><a href="/p/${at}">${title(record)}</a></h3>
        ${put(names(record), '<p class="authors">', '</p>')}${put(where(record), '<p class="meta">', '</p>')}
        ${put(abstract(record), '<p class="abstract">', '</p>')}<a class="btn" href="/p/${at}.pdf">PDF</a></div>`,
      )}</div>`,
  },
  {
    name: 'a table',
    draw: (records) =>
      `<table><thead><tr><th>Title</th><th>Authors</th><th>Published</th><th>Abstract</th></tr></thead><tbody>${each(
        records,
        (record) =>
          `<tr><td>${title(record)}</td><td>${names(record)}</td><td>${where(record)}</td><td>${abstract(record)}</td></tr>`,
      )}</tbody></table>`,
  },
  {
    name: 'a definition list',
    draw: (records) =>
      `<dl>${each(
        records,
        (record) =>
          `<dt>${title(record)}</dt>${put(names(record), '<dd>', '</dd>')}${put(where(record), '<dd><i>', '</i></dd>')}${put(abstract(record), '<dd>', '</dd>')}`,
      )}</dl>`,
  },
  {
    name: 'paragraphs with line breaks',
    draw: (records) =>
      each(
        records,
        (record) =>
          `<p><b>${title(record)}</b>${put(names(record), '<br>\n', '')}${put(where(record), '<br>\n<i>', '</i>')}${put(abstract(record), '<br>\n', '')}</p>`,
      ),
  },
  {
    name: 'an ordered list in sections',
    draw: (records) =>
      `<section><h2>Papers</h2><ol>${each(
        records,
        (record) =>
          `<li><a href="x.pdf">${title(record)}</a>. ${put(names(record), '<br>', '')}${put(where(record), '<br><em>', '</em>')}${put(abstract(record), '<p>', '</p>')}</li>`,
      )}</ol></section>`,
  },
  {
    name: 'divisions without classes',
    draw: (records) =>
      `<div>${each(
        records,
        (record) =>
          `<div><div><div>${title(record)}</div></div><div>${put(names(record), '<div>', '</div>')}${put(where(record), '<div>', '</div>')}</div>${put(abstract(record), '<div>', '</div>')}</div>`,
      )}</div>`,
  },
  {
    name: 'hashed class names',
    draw: (records) =>
      `<div class="css-1q9x">${each(
        records,
        (record, at) =>
          `<div class="css-8fk3a"><span class="sc-bdVaJa k${at}Zq">${title(record)}</span>${put(names(record), '<span class="sc-htpNat">', '</span>')}${put(where(record), '<span class="sc-ifAKCX">', '</span>')}${put(abstract(record), '<span class="sc-bwzfXH">', '</span>')}</div>`,
      )}</div>`,
  },
  {
    name: 'details to unfold',
    draw: (records) =>
      each(
        records,
        (record) =>
          `<details><summary>${title(record)}</summary>${put(names(record), '<p>', '</p>')}${put(where(record), '<p><em>', '</em></p>')}${put(abstract(record), '<p>', '</p>')}</details>`,
      ),
  },
  {
    name: 'a grid of two columns',
    draw: (records) =>
      each(
        records,
        (record) =>
          `<div class="row"><div class="col-sm-2"><span class="badge">${where(record)}</span></div><div class="col-sm-10"><div class="name">${title(record)}</div>${put(names(record), '<div class="people">', '</div>')}${put(abstract(record), '<div class="text">', '</div>')}</div></div>`,
      ),
  },
  {
    name: 'rows that name their fields',
    draw: (records) =>
      each(
        records,
        (record) =>
          `<div class="entry"><p><strong>Title:</strong> ${title(record)}</p>${put(names(record), '<p><strong>Authors:</strong> ', '</p>')}${put(where(record), '<p><strong>Published in:</strong> ', '</p>')}${put(abstract(record), '<p><strong>Abstract:</strong> ', '</p>')}</div>`,
      ),
  },
  {
    name: 'a table whose years span rows',
    draw: (records) =>
      `<table>${byYear(records)
        .map((run) =>
          each(
            run,
            (record, at) =>
              `<tr>${at === 0 ? `<th rowspan="${run.length}">${record.year ?? ''}</th>` : ''}<td><strong>${title(record)}</strong>${put(names(record), '<br>', '')}${put(where(record), '<br><em>', '</em>')}${put(abstract(record), '<div>', '</div>')}</td></tr>`,
          ),
        )
        .join('\n')}</table>`,
  },
  {
    name: 'lists in a list of years',
    draw: (records) =>
      `<ul>${byYear(records)
        .map(
          (run) =>
            `<li>${run[0]?.year ?? 'Undated'}<ul>${each(
              run,
              (record) =>
                `<li><span class="t">${title(record)}</span>${put(names(record), '<div class="a">', '</div>')}${put(where(record), '<div class="v">', '</div>')}${put(abstract(record), '<div class="s">', '</div>')}</li>`,
            )}</ul></li>`,
        )
        .join('\n')}</ul>`,
  },
  {
    name: 'divisions that play a list',
    draw: (records) =>
      `<div role="list">${each(
        records,
        (record) =>
          `<div role="listitem" tabindex="0"><div aria-level="3" role="heading">${title(record)}</div>${put(names(record), '<div>', '</div>')}${put(where(record), '<div>', '</div>')}${put(abstract(record), '<div>', '</div>')}</div>`,
      )}</div>`,
  },
  {
    name: 'two rows of a table for each',
    draw: (records) =>
      `<table>${each(
        records,
        (record, at) =>
          `<tr class="head"><td>${at + 1}.</td><td><a href="/p/${at}">${title(record)}</a></td></tr><tr class="body"><td></td><td>${put(names(record), '<p>', '</p>')}${put(where(record), '<p><i>', '</i></p>')}${put(abstract(record), '<p>', '</p>')}</td></tr>`,
      )}</table>`,
  },
  {
    name: 'elements of its own',
    draw: (records) =>
      `<paper-list>${each(
        records,
        (record) =>
          `<paper-item><paper-title>${title(record)}</paper-title>${put(names(record), '<paper-authors>', '</paper-authors>')}${put(where(record), '<paper-venue>', '</paper-venue>')}${put(abstract(record), '<paper-abstract>', '</paper-abstract>')}</paper-item>`,
      )}</paper-list>`,
  },
  {
    name: 'cards of an application with utility classes',
    draw: (records) =>
      `<div class="flex flex-col gap-4">${each(
        records,
        (record, at) =>
          `<article class="flex rounded-lg border p-4"><div class="grow"><a class="text-lg font-semibold" href="/p/${at}"><h3 class="line-clamp-2">${title(record)}</h3></a>${put(names(record), '<div class="mt-1 text-sm text-gray-500"><span>', '</span></div>')}${put(where(record), '<div class="flex gap-2 text-xs"><span>', '</span></div>')}${put(abstract(record), '<p class="mt-2 text-sm">', '</p>')}<button type="button">Share</button></div></article>`,
      )}</div>`,
  },
];

/** Records as they come, those of one year in a row together. */
function byYear(records: readonly Bibliography[]): Bibliography[][] {
  const runs: Bibliography[][] = [];
  for (const record of records) {
    const run = runs.at(-1);
    if (run && run[0]?.year === record.year) run.push(record);
    else runs.push([record]);
  }
  return runs;
}

/** A whole page with the records in one of the layouts. */
export function rebuiltPage(shape: Shape, records: readonly Bibliography[]): string {
  return (
    '<!doctype html><html><head><title>Papers</title></head><body><nav><a href="/">Home</a> <a href="/papers">Papers</a>' +
    ` <a href="/about">About</a></nav><main><h1>Papers</h1>\n${shape.draw(records)}\n</main><footer>Made with care, 2026</footer></body></html>`
  );
}
