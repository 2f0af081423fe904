/**
 * Scores what a reader answered for a page against what a careful person labelled on it. Titles are compared exactly
 * after folding of case and punctuation; all else is judged on the papers whose titles were found, and only where the
 * label says something. Debatable items count neither way.
 */

/** A paper as the lab prints it, or any other with these fields. */
export interface AnsweredPaper {
  title: string;
  authors: string[];
  abstract?: string | null;
  year?: number | null;
  ids?: { arxiv?: string; doi?: string };
}

export interface GoldPaper {
  title: string;
  authors: string[];
  authorsTruncated?: boolean;
  abstract?: string | null;
  year?: number | null;
  arxiv?: string | null;
  doi?: string | null;
}

export interface Tally {
  right: number;
  of: number;
}

export interface Score {
  expected: number;
  answered: number;
  /** Titles found. */
  found: number;
  authors: Tally;
  years: Tally;
  ids: Tally;
  abstracts: Tally;
  /** Papers answered more than once. */
  twice: number;
  /** What was wrong, in words, for reading. */
  faults: string[];
}

/** Case, punctuation, white space and the way an accent is encoded do not matter. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A text compared exactly but for white space. */
function flat(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** `debatable`: folded titles on which careful people differ. */
export function scorePage(
  answered: readonly AnsweredPaper[],
  gold: readonly GoldPaper[],
  debatable: ReadonlySet<string> = new Set(),
): Score {
  const score: Score = {
    expected: 0,
    answered: 0,
    found: 0,
    authors: { right: 0, of: 0 },
    years: { right: 0, of: 0 },
    ids: { right: 0, of: 0 },
    abstracts: { right: 0, of: 0 },
    twice: 0,
    faults: [],
  };
  const open = new Map<string, GoldPaper[]>();
  for (const paper of gold) {
    const key = fold(paper.title);
    if (!debatable.has(key)) score.expected++;
    open.set(key, [...(open.get(key) ?? []), paper]);
  }
  const met = new Set<string>();
  for (const paper of answered) {
    const key = fold(paper.title);
    if (debatable.has(key)) continue;
    score.answered++;
    const waiting = open.get(key) ?? [];
    if (waiting.length === 0) {
      if (met.has(key)) score.twice++;
      score.faults.push(`${met.has(key) ? 'twice' : 'not there'}: ${paper.title.slice(0, 120)}`);
      continue;
    }
    met.add(key);
    const label = waiting.splice(bestOf(waiting, paper), 1)[0] as GoldPaper;
    score.found++;
    judge(paper, label, score);
  }
  for (const [key, waiting] of open) {
    if (!debatable.has(key))
      for (const paper of waiting) score.faults.push(`missed: ${paper.title.slice(0, 120)}`);
  }
  return score;
}

/** Among labels of one title, the one of the same year and authors. */
function bestOf(waiting: GoldPaper[], paper: AnsweredPaper): number {
  const fit = waiting.map(
    (label) => Number(label.year === (paper.year ?? null)) + Number(sameNames(label.authors, paper.authors)),
  );
  return fit.indexOf(Math.max(...fit));
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => fold(name) === fold(b[i] ?? ''));
}

function judge(paper: AnsweredPaper, label: GoldPaper, score: Score): void {
  const short = paper.title.slice(0, 50);
  const check = (tally: Tally, right: boolean, what: string): void => {
    tally.of++;
    if (right) tally.right++;
    else score.faults.push(`${what} — ${short}`);
  };
  check(
    score.authors,
    sameNames(label.authors, paper.authors),
    `authors: ${brief(paper.authors, label.authors)}`,
  );
  if (label.year) check(score.years, paper.year === label.year, `year: ${paper.year} for ${label.year}`);
  if (label.arxiv)
    check(score.ids, paper.ids?.arxiv === label.arxiv, `arXiv: ${paper.ids?.arxiv} for ${label.arxiv}`);
  if (label.doi) {
    const doi = paper.ids?.doi;
    check(score.ids, doi?.toLowerCase() === label.doi.toLowerCase(), `DOI: ${doi} for ${label.doi}`);
  }
  if (label.abstract) {
    const mine = flat(paper.abstract ?? '');
    const theirs = flat(label.abstract);
    const at = [...mine].findIndex((char, i) => char !== theirs[i]);
    check(
      score.abstracts,
      mine === theirs,
      `abstract at ${at}: "${mine.slice(at, at + 40)}" for "${theirs.slice(at, at + 40)}"`,
    );
  }
}

function brief(mine: string[], theirs: string[]): string {
  const at = mine.findIndex((name, i) => fold(name) !== fold(theirs[i] ?? ''));
  const i = at < 0 ? mine.length : at;
  return `${mine.length} for ${theirs.length}, "${mine[i] ?? '–'}" for "${theirs[i] ?? '–'}"`;
}

export function precision(score: Score): number {
  return score.answered === 0 ? (score.expected === 0 ? 1 : 0) : score.found / score.answered;
}

export function recall(score: Score): number {
  return score.expected === 0 ? (score.answered === 0 ? 1 : 0) : score.found / score.expected;
}

/** Harmonic mean of precision and recall of titles; 1 for an empty page left alone. */
export function f1(score: Score): number {
  const p = precision(score);
  const r = recall(score);
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

/** A tally in per cent. */
export function share({ right, of }: Tally): number {
  return (100 * right) / of;
}

/** A tally in per cent with one decimal, "–" where nothing was to be judged. */
export function percent(tally: Tally): string {
  return tally.of === 0 ? '–' : `${share(tally).toFixed(1)}`;
}

export function add(sum: Tally, more: Tally): Tally {
  return { right: sum.right + more.right, of: sum.of + more.of };
}
