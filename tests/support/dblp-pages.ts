/**
 * DBLP's search results in the structure that they have: a conference's entries, which name a paper by its title, its
 * authors and the proceedings, and know nothing of its preprint. Own markup; the page loads nothing.
 */
import { escapeHtml } from './html.ts';
import type { SampleRecord } from './records.ts';

/** Where such a page is served. */
export const DBLP_SEARCH_URL = 'https://dblp.org/search?q=spectral';

export interface Proceedings {
  venue: string;
  year: number;
}

/** DBLP's own name of a paper in proceedings. */
export function dblpId({ authors }: SampleRecord, { venue, year }: Proceedings): string {
  const [first = '', ...others] = authors.map((name) => name.split(' ').at(-1) ?? '');
  const initials = others.map((name) => name.charAt(0)).join('');
  return `conf/${venue.toLowerCase()}/${first}${initials}${year % 100}`;
}

function entry(record: SampleRecord, proceedings: Proceedings): string {
  const id = dblpId(record, proceedings);
  const address = `https://proceedings.example.org/${id}.html`;
  const authors = record.authors.map(
    (name) =>
      `<span itemprop="author" itemscope itemtype="http://schema.org/Person"><a href="https://dblp.org/pid/1/1.html" itemprop="url"><span itemprop="name" title="${escapeHtml(name)}">${escapeHtml(name)}</span></a></span>`,
  );
  return `<li class="entry inproceedings toc" id="${id}" itemscope itemtype="http://schema.org/ScholarlyArticle"><nav class="publ"><ul><li class="drop-down"><div class="head"><a href="${address}">view</a></div></li><li class="drop-down"><div class="body"><ul><li class="ee"><a href="${address}" itemprop="url">electronic edition</a></li></ul></div></li></ul></nav><cite class="data tts-content" itemprop="headline">${authors.join(', ')}:<br> <span class="title" itemprop="name">${escapeHtml(record.title)}.</span> <a href="https://dblp.org/db/${id}"><span itemprop="isPartOf" itemscope itemtype="http://schema.org/BookSeries"><span itemprop="name">${proceedings.venue}</span></span> <span itemprop="datePublished">${proceedings.year}</span></a>: <span itemprop="pagination">1-12</span></cite></li>`;
}

export function dblpSearchPage(records: readonly SampleRecord[], proceedings: Proceedings): string {
  return `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8" />
		<link rel="icon" href="data:," />
		<title>dblp: Search for "spectral"</title>
		<style>
			body { font: 15px/1.5 system-ui, sans-serif; margin: 24px; }
			.publ-list { list-style: none; padding: 0; }
			.entry { margin: 0 0 1.2em; }
			nav.publ { display: none; }
		</style>
	</head>
	<body id="completesearch-page"><div id="main"><div id="completesearch-publs"><div class="body hide-body">
<ul class="publ-list">
<li class="year">${proceedings.year}</li>
${records.map((record) => entry(record, proceedings)).join('\n')}
</ul></div></div></div></body>
</html>
`;
}
