/** A whole paper as LaTeXML renders it, in the structure of arXiv's HTML pages and of ar5iv; markup of our own. */
import { escapeHtml } from './html.ts';
import type { SampleRecord } from './records.ts';

/** `/html/ID`: title, authors, abstract and a text of two sections. `paragraphs` stand in the first of them. */
export function latexmlPage(record: SampleRecord, paragraphs: readonly string[]): string {
  const block = (section: number, number: number, text: string): string =>
    `<div class="ltx_para" id="S${section}.p${number}"><p class="ltx_p" id="S${section}.p${number}.1">${escapeHtml(text)}</p></div>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>${escapeHtml(record.title)}</title>
<style>body { font: 15px/1.5 serif; margin: 24px; } article { max-width: 700px; } .ltx_para { margin-block: 1em; }</style></head>
<body><div class="ltx_page_main"><div class="ltx_page_content">
<article class="ltx_document ltx_authors_1line">
<h1 class="ltx_title ltx_title_document">${escapeHtml(record.title)}</h1>
<div class="ltx_authors">
${record.authors.map((name) => `<span class="ltx_creator ltx_role_author"><span class="ltx_personname">${escapeHtml(name)}</span></span>`).join('\n')}
</div>
<div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6>
<p class="ltx_p" id="abstract.p1">${escapeHtml(record.abstract)}</p></div>
<section class="ltx_section" id="S1"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag ltx_tag_section">1 </span>Introduction</h2>
${paragraphs.map((text, index) => block(1, index + 1, text)).join('\n')}
</section>
<section class="ltx_section" id="S2"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag ltx_tag_section">2 </span>Method</h2>
${block(2, 1, 'The method is described elsewhere, at length and with care.')}
</section>
</article></div></div></body></html>
`;
}
