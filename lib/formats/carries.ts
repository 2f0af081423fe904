/**
 * What each format carries, as a table: the writers report from it what they leave out, the README shows it, and
 * the round-trip tests hold every "whole" to account.
 */
import type { InterchangePaper, Rejection } from './interchange.ts';

export const FORMAT_IDS = ['json', 'bibtex', 'ris', 'csl', 'csv', 'markdown', 'w3c'] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

/** whole: comes back as it went out. text: as text or in part, so that not all of it comes back. no: left out. */
export type Carriage = 'whole' | 'text' | 'no';

interface Feature {
  /** As a person says it. */
  name: string;
  /** Whether a paper has any of it. */
  present(paper: InterchangePaper): boolean;
  /** In the order of `FORMAT_IDS`. */
  carriage: readonly [Carriage, Carriage, Carriage, Carriage, Carriage, Carriage, Carriage];
}

const whole = 'whole';
const text = 'text';
const no = 'no';

export const FEATURES: readonly Feature[] = [
  // name, present, [json, bibtex, ris, csl, csv, markdown, w3c]
  feature('title, authors, year', (p) => p.bibliography.title !== '', [
    whole,
    whole,
    whole,
    whole,
    whole,
    text,
    whole,
  ]),
  feature('month and day', (p) => p.bibliography.date !== undefined, [
    whole,
    whole,
    whole,
    whole,
    whole,
    text,
    no,
  ]),
  feature('abstract', (p) => p.bibliography.abstract !== undefined, [
    whole,
    whole,
    whole,
    whole,
    whole,
    text,
    no,
  ]),
  feature('venue', (p) => p.bibliography.venue !== undefined, [whole, whole, whole, whole, whole, text, no]),
  feature('arXiv id with version, DOI, ISBN', (p) => anyOf(p.bibliography.ids, ['arxiv', 'doi', 'isbn']), [
    whole,
    whole,
    whole,
    whole,
    whole,
    text,
    whole,
  ]),
  feature(
    'PubMed, OpenReview, ACL, Semantic Scholar, DBLP ids',
    (p) => anyOf(p.bibliography.ids, ['pmid', 'pmcid', 'openreview', 'acl', 'semanticScholar', 'dblp']),
    [whole, whole, whole, whole, whole, text, whole],
  ),
  feature('address', (p) => p.bibliography.url !== undefined, [
    whole,
    whole,
    whole,
    whole,
    whole,
    text,
    whole,
  ]),
  feature('links to PDF, HTML, code, data', (p) => (p.bibliography.links?.length ?? 0) > 0, [
    whole,
    text,
    text,
    no,
    no,
    text,
    no,
  ]),
  feature('list of authors cut short', (p) => p.bibliography.authorsTruncated === true, [
    whole,
    whole,
    whole,
    whole,
    whole,
    text,
    no,
  ]),
  feature('subjects', (p) => (p.bibliography.subjects?.length ?? 0) > 0, [
    whole,
    text,
    no,
    whole,
    whole,
    no,
    no,
  ]),
  feature('comments', (p) => p.bibliography.comments !== undefined, [whole, whole, no, no, whole, no, no]),
  feature('journal reference', (p) => p.bibliography.journalRef !== undefined, [
    whole,
    whole,
    no,
    no,
    whole,
    no,
    no,
  ]),
  feature('withdrawn', (p) => p.bibliography.withdrawn === true, [whole, whole, no, no, no, no, no]),
  feature(
    'kind of work, volume, issue, pages, publisher, editors',
    (p) => p.bibliography.details !== undefined,
    [whole, whole, whole, whole, whole, text, no],
  ),
  feature('tags', (p) => p.tags.length > 0, [whole, whole, whole, whole, whole, text, no]),
  feature('collections', (p) => p.collections.length > 0, [whole, whole, no, no, whole, text, no]),
  feature('saved or later', (p) => p.state !== 'saved', [whole, no, no, no, whole, text, no]),
  feature('star', (p) => p.star, [whole, no, no, no, whole, text, no]),
  feature('note', (p) => p.note !== '', [whole, whole, whole, whole, whole, text, no]),
  feature('marks with colour and note', (p) => p.marks.length > 0, [
    whole,
    text,
    text,
    text,
    text,
    text,
    whole,
  ]),
  feature('date saved', (p) => p.saved !== undefined, [whole, whole, whole, no, whole, text, no]),
  feature('date read', (p) => p.read !== undefined, [whole, no, no, no, whole, text, no]),
];

function feature(name: string, present: Feature['present'], carriage: Feature['carriage']): Feature {
  return { name, present, carriage };
}

function anyOf(ids: InterchangePaper['bibliography']['ids'], names: (keyof typeof ids)[]): boolean {
  return names.some((name) => ids[name] !== undefined);
}

/** How a format carries a feature. */
export function carriageOf(one: Feature, format: FormatId): Carriage {
  return one.carriage[FORMAT_IDS.indexOf(format)] ?? 'no';
}

/** Counts, while papers are written, what a format leaves out of them. */
export class LeftOut {
  private readonly counts = new Map<string, number>();
  private readonly others: Rejection[] = [];
  private readonly format: FormatId;

  constructor(format: FormatId) {
    this.format = format;
  }

  paper(paper: InterchangePaper): void {
    for (const one of FEATURES) {
      const how = carriageOf(one, this.format);
      // Markdown is text throughout: only what is missing from it is worth a word.
      if (how === 'whole' || (how === 'text' && this.format === 'markdown') || !one.present(paper)) continue;
      const words =
        how === 'no'
          ? 'the format has no place for it'
          : 'written as text or in part: not all of it comes back';
      const key = `${one.name}\n${words}`;
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    }
  }

  add(field: string, reason: string): void {
    if (this.others.length < 1_000) this.others.push({ field, reason });
  }

  /** What was left out, in words, one entry per kind with the number of papers. */
  list(): Rejection[] {
    const counted = [...this.counts].map(([key, count]) => {
      const [field = '', words = ''] = key.split('\n');
      return { field, reason: `${words} (${count} ${count === 1 ? 'paper' : 'papers'})` };
    });
    return [...counted, ...this.others];
  }
}
