/**
 * How well free-form references are read: real records (the .bib parses and arXiv records of ../shared/data)
 * rendered in many styles, scored field by field against what went in. Prints one line per style.
 *
 *   node tests/bench/citations.ts [--show STYLE] [--field title|authors|year|venue] [--most N]
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seeded } from '../../lib/paper/seeded.ts';
import { parseCitation } from '../../lib/text/citation/index.ts';
import type { Citation } from '../../lib/text/citation/index.ts';
import { gather } from './figure.ts';
import { STYLES } from './citations/styles.ts';
import type { Known, Rendered } from './citations/styles.ts';

const DATA = join(import.meta.dirname, '../../../shared/data');
const FIELDS = ['title', 'authors', 'year', 'venue'] as const;
type Field = (typeof FIELDS)[number];

/** Stand-ins for records whose source names no venue: real names of many kinds. */
const VENUES = [
  'Nature Communications',
  'Physical Review Letters',
  'Journal of Machine Learning Research',
  'NeurIPS',
  'ICLR',
  'International Conference on Learning Representations',
  'Cell Reports',
  'IEEE Transactions on Information Theory',
  'Proceedings of the National Academy of Sciences',
  'Advances in Neural Information Processing Systems',
  'Entropy',
  'Annals of Mathematics',
  'Monthly Notices of the Royal Astronomical Society',
  'The Astrophysical Journal',
  'Neural Computation',
  'Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition',
  'Science',
  'Genetic and Evolutionary Computation Conference',
  'Transactions on Machine Learning Research',
  'eLife',
  'Journal of Fluid Mechanics',
  'Communications of the ACM',
  'SIAM Journal on Numerical Analysis',
  'PLOS ONE',
  'European Journal of Operational Research',
  'Computer Graphics Forum',
  'Journal of High Energy Physics',
  'ICML',
  'Workshop on Symmetry and Geometry in Neural Representations',
  'Artificial Intelligence',
  'Bioinformatics',
  'CVPR',
  'Theoretical Computer Science',
  'Mathematische Zeitschrift',
  'Journal of Finance',
  'The Lancet',
  'EMNLP',
  'Findings of the Association for Computational Linguistics',
  'Nature',
  'American Economic Review',
  'Brain',
  'CHI',
];

/** A fixed sequence, so that every run renders the same references. */
const next = seeded(20);

function known(title: string, authors: Known['authors'], year: number, venue?: string): Known {
  const page = 1 + Math.floor(next() * 1500);
  return {
    title,
    authors,
    year,
    venue: venue ?? (VENUES[Math.floor(next() * VENUES.length)] as string),
    volume: 1 + Math.floor(next() * 200),
    issue: 1 + Math.floor(next() * 12),
    pages: [page, page + 4 + Math.floor(next() * 30)],
    doi: `10.${1000 + Math.floor(next() * 9000)}/j.${Math.floor(next() * 1e6)}`,
    arxiv: `${10 + Math.floor(next() * 15)}0${1 + Math.floor(next() * 9)}.${10_000 + Math.floor(next() * 9000)}`,
  };
}

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
const plain = (text: string): boolean => !/[\\{}<>$^_~]/.test(text);

function fromArxiv(): Known[] {
  const path = join(DATA, 'abstracts/arxiv.jsonl');
  if (!existsSync(path)) return [];
  const records: Known[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (!line) continue;
    const record = JSON.parse(line) as { title: string; authors: string[]; year: number };
    const authors = record.authors.map((name) => {
      const [family, ...given] = name.split(', ');
      return { family: family ?? '', given: given.join(' ') };
    });
    if (!plain(record.title) || authors.some((author) => !usable(author)) || authors.length > 15) continue;
    records.push(known(clean(record.title), authors, record.year));
  }
  return records;
}

const usable = (author: { given: string; family: string }): boolean =>
  author.given !== '' &&
  author.family !== '' &&
  plain(author.given + author.family) &&
  !/[,()]/.test(author.given + author.family) &&
  /^\p{Lu}/u.test(author.given);

/** The entries of one parse beside a .bib file: just the few fields needed of its plain YAML. */
function fromParse(source: string): Known[] {
  const records: Known[] = [];
  for (const entry of source.split(/^ {2}- fields:$/m).slice(1)) {
    const field = (name: string): string | undefined => {
      const found = new RegExp(`^ {6}${name}: (?:>-\\n((?: {8}.*\\n)+)|(.*))`, 'm').exec(entry);
      const text = found?.[1] ?? found?.[2];
      return text === undefined
        ? undefined
        : clean(text.replace(/^(['"])(.*)\1$/, '$2').replaceAll("''", "'"));
    };
    const authors: Known['authors'] = [];
    const block = /^ {6}author:\n((?: {8}.*\n)+)/m.exec(entry)?.[1] ?? '';
    for (const part of block.split(/^ {8}- /m).slice(1)) {
      const given = /firstName: (.*)/.exec(part)?.[1] ?? '';
      const prefix = /prefix: (.*)/.exec(part)?.[1];
      const family = /lastName: (.*)/.exec(part)?.[1] ?? '';
      authors.push({
        given: clean(given.replaceAll("'", '')),
        family: prefix ? `${prefix} ${family}` : family,
      });
    }
    const title = field('title');
    const year = Number(/\d{4}/.exec(field('year') ?? field('date') ?? '')?.[0]);
    const venue = field('journal') ?? field('journaltitle') ?? field('booktitle');
    if (!title || !year || !venue || authors.length === 0 || authors.length > 15) continue;
    if (
      !plain(title) ||
      !plain(venue) ||
      venue.length < 3 ||
      !/\p{L}{3}/u.test(title) ||
      authors.some((author) => !usable(author))
    )
      continue;
    records.push(known(title, authors, year, venue));
  }
  return records;
}

function fromBibtex(): Known[] {
  const folder = join(DATA, 'citations/bibtex');
  if (!existsSync(folder)) return [];
  const records = new Map<string, Known>();
  for (const name of readdirSync(folder).toSorted()) {
    if (!name.endsWith('.yaml')) continue;
    for (const record of fromParse(readFileSync(join(folder, name), 'utf8')))
      records.set(record.title, record);
  }
  return [...records.values()];
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
const foldVenue = (text: string): string =>
  fold(text.replace(/^the\s/i, '').replace(/[\s,]*(?:19|20)\d\d$/, ''));

function judge(citation: Citation | null, record: Known, rendered: Rendered): Record<Field, boolean | null> {
  const names = citation?.authors.map((author) => fold(author.name)) ?? [];
  const wanted = rendered.authors.map(fold);
  return {
    title: citation !== null && fold(citation.title) === fold(record.title),
    authors:
      names.join('|') === wanted.join('|') &&
      (citation?.authorsTruncated ?? false) === (rendered.truncated ?? false),
    year: citation?.year === record.year,
    venue:
      rendered.venue === undefined ? null : foldVenue(citation?.venue ?? '') === foldVenue(rendered.venue),
  };
}

const { values: options } = parseArgs({
  options: {
    show: { type: 'string' },
    field: { type: 'string', default: 'title' },
    most: { type: 'string', default: '20' },
  },
});
const records = [...fromArxiv(), ...fromBibtex()];
if (records.length === 0) process.stdout.write('citations: ../shared/data is absent, 26 styles skipped\n');
const totals: Record<Field, number[]> = { title: [], authors: [], year: [], venue: [] };
const cell = (text: string | number, width: number): string => String(text).padStart(width);
const started = performance.now();
let shown = 0;
for (const [style, render] of Object.entries(STYLES)) {
  if (options.show && options.show !== style && options.show !== 'all') continue;
  const right: Record<Field, number> = { title: 0, authors: 0, year: 0, venue: 0 };
  let venues = 0;
  for (const record of records) {
    const rendered = render(record);
    const citation = parseCitation(rendered.text);
    const verdict = judge(citation, record, rendered);
    for (const field of FIELDS) if (verdict[field]) right[field]++;
    if (verdict.venue !== null) venues++;
    if (options.show && verdict[options.field as Field] === false && shown++ < Number(options.most)) {
      process.stdout.write(
        `${rendered.text}\n   ${JSON.stringify({ ...citation, authors: citation?.authors.map((author) => author.name).join(' | ') })}\n`,
      );
    }
  }
  const share = (field: Field): string => {
    const of = field === 'venue' ? venues : records.length;
    if (of === 0) return '-';
    totals[field].push(right[field] / of);
    return (100 * (right[field] / of)).toFixed(1);
  };
  if (records.length > 0)
    process.stdout.write(`${style.padEnd(20)}${FIELDS.map((field) => cell(share(field), 8)).join('')}\n`);
}
if (records.length > 0) {
  const mean = (field: Field): string =>
    ((100 * totals[field].reduce((sum, one) => sum + one, 0)) / Math.max(1, totals[field].length)).toFixed(1);
  process.stdout.write(
    `${'mean'.padEnd(20)}${FIELDS.map((field) => cell(mean(field), 8)).join('')}   (title authors year venue, % exact)\n`,
  );
  for (const field of FIELDS)
    gather({
      what: `references in ${totals.title.length} styles: ${field} exact`,
      figure: `${mean(field)} %`,
    });
  const each = (performance.now() - started) / (records.length * (totals.title.length || 1));
  process.stdout.write(
    `${records.length} records, ${totals.title.length} styles, ${each.toFixed(2)} ms a reference\n`,
  );
}
