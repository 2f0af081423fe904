/**
 * Papers → BibTeX that BibTeX, biber and every reference manager read: UTF-8, ASCII keys, capitals protected, arXiv
 * papers with `eprint`. Fields that only Offprint reads back have names that styles ignore.
 */
import type { Details } from '../../paper/details.ts';
import type { Author, Bibliography } from '../../paper/bibliography.ts';
import { LeftOut } from '../carries.ts';
import { CitationKeys } from '../citation-key.ts';
import type { InterchangePaper } from '../interchange.ts';
import { joinKeywords } from '../keywords.ts';
import { noteWithMarks } from '../marks-text.ts';
import {
  isLiteral,
  looksPersonal,
  partsOfName,
  partsTellName,
  shownParts,
  suffixOf,
} from '../person-name.ts';
import { kindInFile, workTypeOfPaper } from '../work-type.ts';
import { literalToTex, textToTex } from './text-to-tex.ts';
import { entryTypeOf, statedType, workTypeOf } from './types.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Adds a field to the entry that is being written; nothing where there is no value. */
type Field = (name: string, value: string | undefined) => void;

/** One entry a chunk, in the order of the papers; nothing for no papers. */
export function* writeBibtex(
  papers: Iterable<InterchangePaper>,
  leftOut = new LeftOut('bibtex'),
): Generator<string> {
  const keys = new CitationKeys();
  for (const paper of papers) {
    leftOut.paper(paper);
    yield entryOf(paper, keys.keyFor(paper));
  }
}

function entryOf(paper: InterchangePaper, key: string): string {
  const { bibliography } = paper;
  const { details } = bibliography;
  const type = typeOf(paper);
  const lines = [`@${type}{${key},`];
  const raw: Field = (name, value) => {
    if (value) lines.push(`  ${name} = ${value},`);
  };
  const text: Field = (name, value) => raw(name, value && `{${textToTex(value)}}`);
  const literal: Field = (name, value) => raw(name, value && `{${literalToTex(value)}}`);
  raw('title', `{${textToTex(bibliography.title, true)}}`);
  raw('author', namesToTex(bibliography.authors, bibliography.authorsTruncated));
  raw('editor', namesToTex(details?.editors ?? []));
  text(type === 'inproceedings' || type === 'incollection' ? 'booktitle' : 'journal', bibliography.venue);
  dates(bibliography, raw);
  publication(type, details ?? {}, text, raw);
  const kind = kindInFile(workTypeOf(type), bibliography, details?.publisher);
  if (details?.type && kind !== details.type) text('type', statedType(details.type));
  identifiers(bibliography, literal);
  // Every style prints a note: one of a file goes back as it came, "12 pages" of arXiv's stays out of the references.
  text(paper.key ? 'note' : 'comments', bibliography.comments);
  text('journalref', bibliography.journalRef);
  if (bibliography.authorCount) text('authorcount', String(bibliography.authorCount));
  if (bibliography.withdrawn) text('withdrawn', 'true');
  text('abstract', bibliography.abstract);
  text('keywords', joinKeywords(paper.tags));
  text(
    'groups',
    paper.collections.map((path) => path.map((name) => name.replace(/[,;]/g, ' ')).join(' / ')).join(', '),
  );
  // A line of a note that looks like an entry would be taken for one by programs that repair broken files.
  raw('annote', braced(textToTex(noteWithMarks(paper)).replace(/^([^\S\n]*)@/gm, '$1{}@')));
  if (paper.saved) text('date-added', new Date(paper.saved).toISOString());
  return `${lines.join('\n')}\n}\n\n`;
}

function braced(tex: string): string {
  return tex && `{${tex}}`;
}

function typeOf(paper: InterchangePaper): string {
  const { bibliography } = paper;
  const { details } = bibliography;
  // A preprint is `misc` with its eprint, as arXiv itself writes it; one with a venue is an article of it.
  const kind = workTypeOfPaper(paper);
  if (kind === 'article') return bibliography.venue ? 'article' : 'misc';
  return details?.type || bibliography.venue ? entryTypeOf(kind) : 'misc';
}

function namesToTex(authors: Author[], truncated = false): string {
  const names = authors.map(nameToTex);
  if (truncated) names.push('others');
  return names.length > 0 ? `{${names.join(' and ')}}` : '';
}

function nameToTex(author: Author): string {
  const { given, family } = author;
  if (given && family && partsTellName(author) && !/,/.test(given + family)) {
    const suffix = suffixOf(author);
    return [wordsToTex(family), ...(suffix ? [word(suffix)] : []), wordsToTex(given)].join(', ');
  }
  if (!isLiteral(author) && looksPersonal(author.name) && !given) {
    const parts = shownParts(author.name);
    // In the order that it is shown in, BibTeX would take "De" of "Gabriella De Lucia" for a given name.
    if (parts.given && parts.family !== partsOfName(author.name).family)
      return `${wordsToTex(parts.family)}, ${wordsToTex(parts.given)}`;
    return wordsToTex(author.name);
  }
  // A second pair of braces: "{Last, F.}" is how many files protect a person's name.
  const literal = `{${textToTex(author.name)}}`;
  return author.name.includes(',') ? `{${literal}}` : literal;
}

function wordsToTex(text: string): string {
  return text.split(/\s+/).map(word).join(' ');
}

/** A word of a name; "and" alone would end the name. */
function word(text: string): string {
  return /^(?:and|others)$/i.test(text) || text.includes(',') ? `{${textToTex(text)}}` : textToTex(text);
}

function dates({ year, date }: Bibliography, raw: Field): void {
  const [ofDate, month, day] = (date ?? '').split('-');
  raw('year', (year && String(year)) || ofDate);
  // The date of a later version is not when the work appeared.
  if (!month || (year && String(year) !== ofDate)) return;
  raw('month', MONTHS[Number(month) - 1]);
  raw('day', day && String(Number(day)));
}

function publication(type: string, details: Details, text: Field, raw: Field): void {
  text('volume', details.volume);
  text('number', details.issue);
  raw('pages', details.pages && `{${textToTex(details.pages.replace(/-+/g, '-')).replace(/-/g, '--')}}`);
  text(
    type === 'phdthesis' ? 'school' : type === 'techreport' ? 'institution' : 'publisher',
    details.publisher,
  );
  text('address', details.place);
  text('edition', details.edition);
  text('series', details.series);
  text('issn', details.issn);
  text('language', details.language);
}

function identifiers(bibliography: Bibliography, literal: Field): void {
  const { ids } = bibliography;
  literal('doi', ids.doi);
  if (ids.arxiv) {
    // As arXiv, INSPIRE and ADS write it, so that programs find what is the same; the version has a field of ours.
    literal('eprint', ids.arxiv);
    literal('archiveprefix', 'arXiv');
  }
  const primary =
    /\(([a-z-]+(?:\.[A-Za-z-]+)?)\)$/.exec(bibliography.subjects?.[0] ?? '')?.[1] ??
    bibliography.subjects?.[0];
  if (primary && /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(primary)) literal('primaryclass', primary);
  literal('arxivversion', ids.arxiv && ids.arxivVersion ? String(ids.arxivVersion) : undefined);
  for (const scheme of ['pmid', 'pmcid', 'isbn', 'openreview', 'acl', 'dblp'] as const)
    literal(scheme, ids[scheme]);
  literal('semanticscholar', ids.semanticScholar);
  literal('url', bibliography.url);
  for (const kind of ['pdf', 'html', 'code', 'data'] as const) {
    const url = bibliography.links?.find((link) => link.kind === kind)?.url;
    // What follows from the eprint is not said twice.
    if (!ids.arxiv || !url?.startsWith(`https://arxiv.org/${kind}/${ids.arxiv}`)) literal(kind, url);
  }
}
