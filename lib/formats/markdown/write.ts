/**
 * Papers → Markdown: all in one file to read or print, or one file a paper with YAML front matter as Obsidian,
 * Logseq, Zettlr and Quarto expect it. Out only: Markdown is where papers are thought about, not where they are kept.
 */
import type { MarkRow } from '../../paper/rows.ts';
import { familyName } from '../../paper/family-name.ts';
import { readableMath } from '../bibtex/math-to-text.ts';
import { LeftOut } from '../carries.ts';
import { CitationKeys } from '../citation-key.ts';
import { FileNames } from '../file-name.ts';
import type { InterchangePaper } from '../interchange.ts';
import { addressOf } from '../address.ts';
import { markdownLink, markdownText, safeNote, yamlText } from './escape.ts';

/** One section a chunk. */
export function* writeMarkdown(
  papers: Iterable<InterchangePaper>,
  leftOut = new LeftOut('markdown'),
): Generator<string> {
  for (const paper of papers) {
    leftOut.paper(paper);
    yield `## ${markdownLink(paper.bibliography.title, addressOf(paper.bibliography))}\n\n${bodyOf(paper, '###')}`;
  }
}

export interface MarkdownFile {
  name: string;
  text: string;
}

/** One file a paper, names unique within the export. */
export function* writeMarkdownFiles(
  papers: Iterable<InterchangePaper>,
  leftOut = new LeftOut('markdown'),
): Generator<MarkdownFile> {
  const names = new FileNames();
  const keys = new CitationKeys();
  for (const paper of papers) {
    leftOut.paper(paper);
    const { bibliography } = paper;
    const first = bibliography.authors[0];
    const title = readableMath(bibliography.title);
    const label = [first && familyName(first), bibliography.year, title].filter(Boolean).join(' ');
    const heading = `# ${markdownLink(bibliography.title, addressOf(bibliography))}\n\n`;
    yield {
      name: names.nameFor(label, 'md'),
      text: frontMatter(paper, keys.keyFor(paper)) + heading + bodyOf(paper, '##'),
    };
  }
}

function frontMatter(paper: InterchangePaper, key: string): string {
  const { bibliography } = paper;
  const { details = {} } = bibliography;
  const { ids } = bibliography;
  const lines = ['---', `title: ${yamlText(bibliography.title)}`];
  const text = (name: string, value: string | undefined): void => {
    if (value) lines.push(`${name}: ${yamlText(value)}`);
  };
  const list = (name: string, values: string[]): void => {
    if (values.length > 0) lines.push(`${name}:`, ...values.map((value) => `  - ${yamlText(value)}`));
  };
  list(
    'authors',
    bibliography.authors.map((author) => author.name),
  );
  if (bibliography.authorsTruncated) lines.push('authors_truncated: true');
  if (bibliography.year) lines.push(`year: ${bibliography.year}`);
  text('date', bibliography.date);
  text('venue', bibliography.venue);
  text('citekey', key);
  text('doi', ids.doi);
  text('arxiv', ids.arxiv && `${ids.arxiv}${ids.arxivVersion ? `v${ids.arxivVersion}` : ''}`);
  text('isbn', ids.isbn);
  for (const scheme of ['pmid', 'pmcid', 'openreview', 'acl', 'dblp'] as const) text(scheme, ids[scheme]);
  text('url', addressOf(bibliography));
  text('pdf', bibliography.links?.find((link) => link.kind === 'pdf')?.url);
  text('type', details.type);
  for (const name of ['volume', 'issue', 'pages', 'publisher'] as const) text(name, details[name]);
  // A tag with a space is two words to every note tool.
  list('tags', [
    ...new Set(paper.tags.map((tag) => tag.replace(/[\s,#]+/g, '-').replace(/^-|-$/g, '')).filter(Boolean)),
  ]);
  list(
    'collections',
    paper.collections.map((path) => path.join('/')),
  );
  lines.push(`state: ${paper.state}`);
  if (paper.star) lines.push('starred: true');
  if (paper.saved) lines.push(`saved: ${new Date(paper.saved).toISOString().slice(0, 10)}`);
  if (paper.read) lines.push(`read: ${new Date(paper.read).toISOString().slice(0, 10)}`);
  return `${lines.join('\n')}\n---\n\n`;
}

function bodyOf(paper: InterchangePaper, heading: string): string {
  const { bibliography } = paper;
  const parts: string[] = [];
  const names = bibliography.authors.map((author) => author.name);
  if (bibliography.authorsTruncated) names.push('et al.');
  const facts = [names.join(', '), bibliography.venue, bibliography.year].filter(Boolean).join(' · ');
  if (facts) parts.push(markdownText(facts));
  if (paper.tags.length > 0) parts.push(`Tags: ${paper.tags.map(markdownText).join(', ')}`);
  if (bibliography.abstract) parts.push(`${heading} Abstract`, markdownText(bibliography.abstract));
  if (paper.marks.length > 0) parts.push(`${heading} Marks`, ...paper.marks.map(markOf));
  if (paper.note) parts.push(`${heading} Note`, safeNote(paper.note));
  return `${parts.join('\n\n')}\n\n`;
}

function markOf(mark: MarkRow): string {
  const quote = `> ${markdownText(mark.quote.exact.replace(/\s+/g, ' '))} (${mark.colour})`;
  return mark.note ? `${quote}\n\n${safeNote(mark.note)}` : quote;
}
