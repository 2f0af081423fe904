/**
 * Records to make pages of: made up from a fixed seed, or, where the shared data stands beside the project, real
 * ones. What a page makes of them is the business of the page builders beside this file.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { seeded } from '../../lib/paper/seeded.ts';

/** What a page is made to show of one paper. */
export interface SampleRecord {
  /** arXiv id without version. */
  id: string;
  version?: number;
  /** TeX as source. */
  title: string;
  /** "Given Family", in order. */
  authors: string[];
  abstract: string;
  /** Primary first: "Machine Learning (cs.LG)". */
  subjects: string[];
  comments?: string;
  journalRef?: string;
  doi?: string;
  section?: 'new' | 'cross-list' | 'replacement';
  /** ISO date of submission. */
  date?: string;
  withdrawn?: boolean;
}

const GIVEN =
  'Ada Bao Chiara Dmitri Elif Femi Grace Hiro Inés Jonas Kavya Lea Mei Nils Omar Priya Rosa Sven'.split(' ');
const FAMILY =
  'Abara Bianchi Castro Dahl Eriksen Fontaine Gupta Hoffmann Ito Jansen Kaya Lindqvist Moreau Ng Okafor Petrov Qian Rossi Sato Tran'.split(
    ' ',
  );
const ADJECTIVES =
  'sparse robust causal spectral adaptive equivariant stochastic hierarchical private bounded'.split(' ');
const NOUNS =
  'attention diffusion retrieval planning alignment inference pruning sampling routing calibration'.split(
    ' ',
  );
const OBJECTS =
  'protein folding;language models;sensor networks;turbulent flow;code review;medical images;galaxy surveys;traffic forecasts'.split(
    ';',
  );
const SENTENCES = [
  'Progress on {o} has been limited by the cost of {n}.',
  'Existing methods treat {n} as fixed, which fails when the data drift.',
  'We introduce a {a} form of {n} that needs $O(n \\log n)$ operations and no labels.',
  'The method learns from the residual of a frozen model and adds only a small head.',
  'We prove that the excess risk decays as $\\mathcal{O}(1/\\sqrt{T})$ under mild conditions.',
  'Across five benchmarks it improves accuracy by {k} points and halves the memory.',
  'Ablations show that most of the gain comes from the {a} prior.',
  'Our results suggest that {n} for {o} is closer to practice than was thought.',
];
const SUBJECTS = [
  'Machine Learning (cs.LG)',
  'Artificial Intelligence (cs.AI)',
  'Computation and Language (cs.CL)',
  'Machine Learning (stat.ML)',
];

/** `count` made-up records, the same for the same seed; their ids are of a kind that arXiv never issued. */
export function madeUpRecords(count: number, seed = 1): SampleRecord[] {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  return Array.from({ length: count }, (_, index) => {
    const [adjective, noun, object] = [pick(ADJECTIVES), pick(NOUNS), pick(OBJECTS)];
    const fill = (text: string): string =>
      text
        .replaceAll('{a}', adjective)
        .replaceAll('{n}', noun)
        .replaceAll('{o}', object)
        .replaceAll('{k}', (1 + random() * 9).toFixed(1));
    return {
      id: madeUpId(index, seed),
      // No two of any seeds are called the same: they would be taken for one work.
      title: `${capital(adjective)} ${capital(noun)} for ${capital(object)}: Study ${seed}.${index + 1}`,
      authors: Array.from({ length: 1 + Math.floor(random() * 6) }, () => `${pick(GIVEN)} ${pick(FAMILY)}`),
      abstract: SENTENCES.map(fill).join(' '),
      subjects: [SUBJECTS[0] as string, pick(SUBJECTS.slice(1))],
      date: '2026-11-20',
    };
  });
}

/** arXiv never reached 90,000 papers in a month, so these ids name nothing real. */
function madeUpId(index: number, seed: number): string {
  // Small sets of different seeds never share an id: two that do are one paper.
  const month = 1 + (seed % 12);
  const year = 26 + (Math.floor(seed / 600) % 60);
  return `${year}${String(month).padStart(2, '0')}.${90_000 + ((Math.floor(seed / 12) * 200 + index) % 10_000)}`;
}

function capital(words: string): string {
  return words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

const SHARED = fileURLToPath(new URL('../../../shared/data/abstracts/arxiv.jsonl', import.meta.url));

/** Up to `count` real records, or null where the shared data is absent. */
export function sharedRecords(count: number): SampleRecord[] | null {
  if (!existsSync(SHARED)) return null;
  const records: SampleRecord[] = [];
  for (const line of readFileSync(SHARED, 'utf8').split('\n')) {
    if (records.length >= count) break;
    if (line === '') continue;
    const given = JSON.parse(line) as {
      arxiv: string;
      title: string;
      authors: string[];
      abstract: string;
      subjects: string[];
    };
    records.push({
      id: given.arxiv,
      title: given.title,
      authors: given.authors.map(givenNameFirst),
      abstract: given.abstract,
      subjects: given.subjects,
    });
  }
  return records;
}

function givenNameFirst(name: string): string {
  const [family, ...given] = name.split(', ');
  return given.length > 0 ? `${given.join(' ')} ${family}` : name;
}

/** `count` records for a listing of any size: the real ones first, then as many made-up ones as are missing. */
export function recordsForListing(count: number): SampleRecord[] {
  const real = sharedRecords(count) ?? [];
  return [...real, ...madeUpRecords(count - real.length)];
}
