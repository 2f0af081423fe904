/** Pages for the tests of site readers: a fixture by name, or a few lines of HTML at an address. */
import { readFileSync } from 'node:fs';
import type { Listing, Page } from '../../../lib/sites/contract.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import type { Bibliography } from '../../../lib/paper/bibliography.ts';
import { openPage } from '../../../scripts/lab/dom.ts';
import { listFixtures } from '../../fixtures/sites/list.ts';

export function fixturePage(site: string, name: string): Page {
  const fixture = listFixtures(site).find((candidate) => candidate.name === name);
  if (!fixture) throw new Error(`there is no fixture ${site}/${name}`);
  return openPage(readFileSync(fixture.file, 'utf8'), fixture.url);
}

export function readHtml(url: string, html: string): Listing {
  return readPage(openPage(html, url));
}

export function recordsOf(listing: Listing): Bibliography[] {
  return listing.sightings.map((sighting) => sighting.record);
}

/** One arXiv list entry of the current template. */
export function listEntry(
  id: string,
  fields: { title?: string; authors?: string; comments?: string; abstract?: string; mark?: string },
): string {
  const { title = `Title ${id}`, authors = '<a href="/search/cs?searchtype=author">A. Author</a>' } = fields;
  return `<dt><a name='item1'>[1]</a> <a href ="/abs/${id}" title="Abstract" id="${id}">arXiv:${id}</a> ${fields.mark ?? ''}
    [<a href="/pdf/${id}" title="Download PDF">pdf</a>]</dt>
    <dd><div class='meta'><div class='list-title mathjax'><span class='descriptor'>Title:</span> ${title}</div>
    <div class='list-authors'>${authors}</div>
    ${fields.comments ? `<div class='list-comments mathjax'><span class='descriptor'>Comments:</span> ${fields.comments}</div>` : ''}
    ${fields.abstract ? `<p class='mathjax'>${fields.abstract}</p>` : ''}</div></dd>`;
}

export function list(...entries: string[]): string {
  return `<!doctype html><body><div id="dlpage"><dl id="articles">${entries.join('')}</dl></div></body>`;
}
