/**
 * arXiv pages of any size, in the structure that the real ones have in 2026 (seen: new and recent listings,
 * abstract pages, search), with markup of our own. They load nothing: a request seen beside them is not theirs.
 */
import { escapeHtml } from './html.ts';
import type { SampleRecord } from './records.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Enough of arXiv's look for screenshots: its red, its fonts, its indents. */
const STYLE = `
body { margin: 0; background: #fff; color: #000; font: 14px/1.45 'Lucida Grande', 'Helvetica Neue', Arial, sans-serif; }
header { background: #b31b1b; color: #fff; padding: 10px 24px; font-size: 20px; }
#content { padding: 8px 24px 90px; max-width: 1000px; }
a { color: #0068ac; text-decoration: none; }
h1 { font-size: 20px; } h3 { font-size: 15px; } dt { margin-top: 14px; } dd { margin: 2px 0 0 36px; }
.list-title { font-size: 16px; font-weight: bold; } .descriptor { font-weight: normal; }
blockquote.abstract { margin: 1em 2.5em; line-height: 1.5; } h1.title { font-size: 24px; margin: 0.5em 1em; }
.authors { margin: 0.5em 1.5em; } .tablecell { padding: 2px 8px; vertical-align: top; } .arxiv-result { margin-bottom: 1.5em; }
`;

function page(title: string, head: string, content: string): string {
  return `<!DOCTYPE html>
<html lang="en">

<head>  <title>${escapeHtml(title)}</title>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="icon" href="data:,">
  <style>${STYLE}</style>
${head}</head>

<body><div class="flex-wrap-footer">
<header class="ds-site-header">
  <a href="https://arxiv.org/" class="ds-site-header-logo" aria-label="archive home" style="color: inherit">arXiv</a>
</header>
    <main>
      <div id="content">
${content}
      </div>
    </main>
</div></body>
</html>
`;
}

function dateInWords(iso: string, weekday: boolean): string {
  const date = new Date(`${iso}T00:00:00Z`);
  const words = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return weekday ? `${WEEKDAYS[date.getUTCDay()]}, ${words}` : words;
}

/** "Ingrid Solheim" → "Solheim, I", as arXiv's author links have it. */
function searchName(author: string): string {
  const parts = author.split(' ');
  const family = parts.pop() ?? '';
  return `${family},+${parts.map((part) => part[0] ?? '').join('+')}`;
}

function authorLinks(authors: string[]): string {
  return authors
    .map(
      (author) =>
        `<a href="https://arxiv.org/search/cs?searchtype=author&amp;query=${encodeURIComponent(searchName(author))}">${escapeHtml(author)}</a>`,
    )
    .join(', ');
}

function withLinks(text: string): string {
  return escapeHtml(text).replace(
    /https?:\/\/[^\s&)]+/g,
    (address) =>
      `<a href="${address}" rel="external noopener nofollow" class="link-external link-https">this https URL</a>`,
  );
}

function subjects(record: SampleRecord): string {
  const [primary, ...others] = record.subjects;
  return [
    `<span class="primary-subject">${escapeHtml(primary ?? '')}</span>`,
    ...others.map(escapeHtml),
  ].join('; ');
}

/** "Machine Learning (cs.LG)" → "cs.LG". */
function category(subject: string): string {
  return /\(([^)]+)\)$/.exec(subject)?.[1] ?? subject;
}

function listEntry(record: SampleRecord, number: number, withAbstract: boolean): string {
  const { id } = record;
  const remark =
    record.section === 'cross-list'
      ? `          (cross-list from ${category(record.subjects[0] ?? '')})\n`
      : record.section === 'replacement'
        ? '          (replaced)\n'
        : '      \n';
  const optional = (name: string, label: string, text: string | undefined): string =>
    text
      ? `        <div class='list-${name}${name === 'comments' ? ' mathjax' : ''}'><span class='descriptor'>${label}:</span>\n          ${withLinks(text)}\n        </div>\n\n`
      : '';
  return `
    <dt>
      <a name='item${number}'>[${number}]</a>
      <a href ="/abs/${id}" title="Abstract" id="${id}">
        arXiv:${id}
      </a>
${remark}
        [<a href="/pdf/${id}" title="Download PDF" id="pdf-${id}" aria-labelledby="pdf-${id}">pdf</a>, <a href="https://arxiv.org/html/${id}v${record.version ?? 1}" title="View HTML" id="html-${id}" aria-labelledby="html-${id}" rel="noopener noreferrer" target="_blank">html</a>, <a href="/format/${id}" title="Other formats" id="oth-${id}" aria-labelledby="oth-${id}">other</a>]
    </dt>
    <dd>
      <div class='meta'>
        <div class='list-title mathjax'><span class='descriptor'>Title:</span>
          ${escapeHtml(record.title)}
        </div>
        <div class='list-authors'>${authorLinks(record.authors)}</div>

${optional('comments', 'Comments', record.comments)}${optional('journal-ref', 'Journal-ref', record.journalRef)}
        <div class='list-subjects'><span class='descriptor'>Subjects:</span>
          ${subjects(record)}
        </div>
${withAbstract ? `\n        <p class='mathjax'>\n          ${withLinks(record.abstract)}\n        </p>\n` : ''}      </div>
    </dd>
`;
}

export interface ListingOptions {
  /** Name of the archive as the heading has it. */
  archive?: string;
  /** ISO date of the listing. */
  date?: string;
}

const SECTIONS = [
  ['new', 'New submissions'],
  ['cross-list', 'Cross submissions'],
  ['replacement', 'Replacement submissions'],
] as const;

/** `/list/X/new`: abstracts shown, one `<dl>` for each section, numbered through. */
export function arxivNewPage(records: SampleRecord[], options: ListingOptions = {}): string {
  const { archive = 'Machine Learning', date = '2026-11-20' } = options;
  const contents: string[] = [];
  let number = 0;
  for (const [section, heading] of SECTIONS) {
    const entries = records.filter((record) => (record.section ?? 'new') === section);
    if (entries.length === 0) continue;
    contents.push(`      <dl id='articles'>
    <h3>${heading} (showing ${entries.length} of ${entries.length} entries)</h3>
${entries.map((record) => listEntry(record, (number += 1), true)).join('\n')}
</dl>
`);
  }
  return page(
    `${archive}  `,
    '',
    `<div id='content-inner'>
<div id='dlpage'>
  <h1>${escapeHtml(archive)}</h1>

<ul>${SECTIONS.map(([, heading]) => `\n  <li><a href="#item0">${heading}</a></li>`).join('')}
</ul>
<h3>Showing new listings for ${dateInWords(date, true)}</h3>
      <div class='paging'>Total of ${records.length} entries
    </div>
    <div class='morefewer'>Showing up to 2000 entries per page:
          <span style="color: #454545">all</span>
    </div>

${contents.length > 0 ? contents.join('\n') : noUpdates()}
</div>
</div>`,
  );
}

/** `/list/X/recent` and pastweek: no abstracts, one `<dl>` for each day. */
export function arxivRecentPage(records: SampleRecord[], options: ListingOptions = {}): string {
  const { archive = 'Machine Learning', date = '2026-11-20' } = options;
  const day = dateInWords(date, true).replace(/(\w{3})\w*, (\d+) (\w{3})\w*/, '$1, $2 $3');
  return page(
    `${archive}  `,
    '',
    `<div id='content-inner'>
<div id='dlpage'>
  <h1>${escapeHtml(archive)}</h1>

<h2>Authors and titles for recent submissions</h2>
      <div class='paging'>Total of ${records.length} entries
    </div>
${
  records.length === 0
    ? noUpdates()
    : `      <dl id='articles'>
    <h3>${day} (showing ${records.length} of ${records.length} entries )</h3>
${records.map((record, index) => listEntry({ ...record, section: 'new' }, index + 1, false)).join('\n')}
</dl>
`
}
</div>
</div>`,
  );
}

function noUpdates(): string {
  return `      <dl id='articles'>

         <p>No updates for this time period.</p>

      </dl>
`;
}

/** `/abs/ID`: one paper, with `citation_*` meta tags. */
export function arxivAbsPage(record: SampleRecord): string {
  const date = record.date ?? '2026-11-20';
  const slashed = date.replaceAll('-', '/');
  const meta = (name: string, content: string): string =>
    `<meta name="${name}" content="${escapeHtml(content)}" />`;
  const familyFirst = (author: string): string => author.replace(/^(.*) (\S+)$/, '$2, $1');
  const row = (label: string, cell: string, content: string): string => `<tr>
          <td class="tablecell label">${label}:</td>
          <td class="tablecell ${cell}">${content}</td>
        </tr>`;
  const rows = [
    record.comments ? row('Comments', 'comments mathjax', withLinks(record.comments)) : '',
    row('Subjects', 'subjects', `\n            ${subjects(record)}`),
    row(
      'Cite as',
      'arxivid',
      `<span class="arxivid"><a href="https://arxiv.org/abs/${record.id}">arXiv:${record.id}</a> [${category(record.subjects[0] ?? '')}]</span>`,
    ),
    record.journalRef ? row('Journal&nbsp;reference', 'jref', escapeHtml(record.journalRef)) : '',
    record.doi
      ? row(
          'Related DOI',
          'doi',
          `              <a class="link-https link-external" data-doi="${escapeHtml(record.doi)}" href="https://doi.org/${escapeHtml(record.doi)}" rel="external noopener nofollow">https://doi.org/${escapeHtml(record.doi)}</a>`,
        )
      : '',
  ];
  return page(
    `[${record.id}] ${record.title}`,
    `  <link rel="canonical" href="https://arxiv.org/abs/${record.id}"/>
  ${[
    meta('citation_title', record.title),
    ...record.authors.map((author) => meta('citation_author', familyFirst(author))),
    record.doi ? meta('citation_doi', record.doi) : '',
    meta('citation_date', slashed),
    meta('citation_online_date', slashed),
    meta('citation_pdf_url', `https://arxiv.org/pdf/${record.id}`),
    meta('citation_arxiv_id', record.id),
    meta('citation_abstract', record.abstract),
  ].join('')}
`,
    `<div id="abs-outer">
  <div class="leftcolumn">
    <div class="subheader">
      <h1>${escapeHtml((record.subjects[0] ?? '').replace(/ \(.*/, ''))}</h1>
    </div>
    <div class="header-breadcrumbs-mobile"><strong>arXiv:${record.id}</strong></div>
<div id="content-inner">
  <div id="abs">
    <div class="dateline">
  [Submitted on ${dateInWords(date, false).replace(/(\d+ \w{3})\w*/, '$1')}]</div>
    <h1 class="title mathjax"><span class="descriptor">Title:</span>${escapeHtml(record.title)}</h1>
    <div class="authors"><span class="descriptor">Authors:</span>${authorLinks(record.authors)}</div>    <div id="download-button-info" hidden>View PDF</div>
    <a class="mobile-submission-download" href="/pdf/${record.id}">View PDF</a>



    <blockquote class="abstract mathjax">
            <span class="descriptor">Abstract:</span>${withLinks(record.abstract)}
    </blockquote>

    <!--CONTEXT-->
    <div class="metatable">
      <table summary="Additional metadata">${rows.join('')}</table>
    </div>
  </div>
</div>
    <div class="submission-history">
      <h2>Submission history</h2> From: ${escapeHtml(record.authors[0] ?? '')} [<a href="/show-email/00000000/${record.id}" rel="nofollow">view email</a>]      <br/>    <strong>[v1]</strong>
        ${date} (1,024 KB)<br/>
</div>
  </div>
</div>`,
  );
}

/** `/search`: the short and the full abstract both in the document, the full one hidden. */
export function arxivSearchPage(records: SampleRecord[], query: string): string {
  const result = (record: SampleRecord): string => {
    const address = `${record.id}v${record.version ?? 1}`;
    const [primary, ...others] = record.subjects.map(category);
    return `  <li class="arxiv-result">
    <div class="is-marginless">
      <p class="list-title is-inline-block"><a href="https://arxiv.org/abs/${record.id}">arXiv:${record.id}</a>
        <span>&nbsp;[<a href="https://arxiv.org/pdf/${record.id}">pdf</a>, <a href="https://arxiv.org/format/${record.id}">other</a>]&nbsp;</span>
      </p>
      <div class="tags is-inline-block">
        <span class="tag is-small is-link tooltip is-tooltip-top">${escapeHtml(primary ?? '')}</span>
        ${others.map((tag) => `<span class="tag is-small is-grey tooltip is-tooltip-top">${escapeHtml(tag)}</span>`).join('\n          ')}
        </div>

    </div>

    <p class="title is-5 mathjax">

        ${escapeHtml(record.title)}

    </p>
    <p class="authors">
      <span class="has-text-black-bis has-text-weight-semibold">Authors:</span>

      ${record.authors.map((author) => `<a href="/search/?searchtype=author&amp;query=${encodeURIComponent(author)}">${escapeHtml(author)}</a>`).join(',\n      \n      ')}

    </p>

    <p class="abstract mathjax">
      <span class="has-text-black-bis has-text-weight-semibold">Abstract</span>:
      <span class="abstract-short has-text-grey-dark mathjax" id="${address}-abstract-short" style="display: inline;">
        ${escapeHtml(record.abstract.slice(0, 160))}&hellip;
        <a class="is-size-7" style="white-space: nowrap;" onclick="document.getElementById('${address}-abstract-full').style.display = 'inline'; document.getElementById('${address}-abstract-short').style.display = 'none';">&#9661; More</a>
      </span>
      <span class="abstract-full has-text-grey-dark mathjax" id="${address}-abstract-full" style="display: none;">
        ${escapeHtml(record.abstract)}
        <a class="is-size-7" style="white-space: nowrap;" onclick="document.getElementById('${address}-abstract-full').style.display = 'none'; document.getElementById('${address}-abstract-short').style.display = 'inline';">&#9651; Less</a>
      </span>
    </p>


    <p class="is-size-7"><span class="has-text-black-bis has-text-weight-semibold">Submitted</span> ${dateInWords(record.date ?? '2026-11-20', false).replace(/ (\w+) /, ' $1, ')};
      <span class="has-text-black-bis has-text-weight-semibold">originally announced</span> November 2026.

    </p>
${
  record.comments
    ? `
    <p class="comments is-size-7">
      <span class="has-text-black-bis has-text-weight-semibold">Comments:</span>
      <span class="has-text-grey-dark mathjax">${escapeHtml(record.comments)}</span>
    </p>
`
    : ''
}
  </li>
`;
  };
  return page(
    'Search | arXiv e-print repository',
    '',
    `<div class="level is-marginless">
  <h1 class="title is-clearfix">Showing 1&ndash;${records.length} of ${records.length} results for all: <span class="mathjax">${escapeHtml(query)}</span></h1>
</div>
<ol class="breathe-horizontal" start="1">

${records.map(result).join('\n')}
</ol>`,
  );
}
