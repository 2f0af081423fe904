/**
 * A page of every sort that the proven sites have, at their real addresses: the stored page where it is there, else our
 * own fixture; and the paper on it that a browser test saves, with what a person (or the fixture's author) says of it.
 */
import { readFileSync } from 'node:fs';
import { sightingKey } from '../../lib/paper/title-key.ts';
import type { ListingKind } from '../../lib/sites/contract.ts';
import { readPage } from '../../lib/sites/read-page.ts';
import { READERS, readerFor, siteOf } from '../../lib/sites/registry.ts';
import { openPage } from '../../scripts/lab/dom.ts';
import { labelledPages } from '../bench/data.ts';
import { fold } from '../bench/score.ts';
import { listFixtures } from '../fixtures/sites/list.ts';

/** What must be found in the panel; null where the page does not say it. */
export interface ExpectedPaper {
  title: string;
  authors: string[];
  year: number | null;
  venue: string | null;
  abstract: string | null;
  /** One of these addresses must be linked, or these identifiers named in a link. */
  url: string | null;
  ids: string[];
}

export interface SitePage {
  site: string;
  kind: ListingKind;
  /** Its file, as people speak of it: "dblp/dblp.org__search-calefato.html". */
  name: string;
  /** https. */
  url: string;
  html: string;
  isStored: boolean;
  paper: ExpectedPaper;
  /** The key that the paper's rail carries. */
  key: string;
}

interface Candidate {
  site: string;
  kind: ListingKind;
  /** The folder of a stored page: "gscholar-profile". */
  sort: string;
  name: string;
  file: string;
  url: string;
  isStored: boolean;
  papers: readonly Labelled[];
}

interface Labelled {
  title: string;
  authors?: string[];
  year?: number | null;
  venue?: string | null;
  abstract?: string | null;
  url?: string | null;
  arxiv?: string | null;
  doi?: string | null;
  ids?: { arxiv?: string; doi?: string };
}

/** One page of each sort that each proven site has, in the order of the registry. */
export function provenSitePages(): SitePage[] {
  const real = stored();
  const made = fixtures();
  return READERS.filter((reader) => reader.proven).flatMap(({ id }) => {
    const ofSite = real.filter((one) => one.site === id);
    const sorts = [...new Set(ofSite.map((one) => one.sort))].map((sort) =>
      fullestOf(ofSite.filter((one) => one.sort === sort)),
    );
    const kinds = (['listing', 'paper'] as const).filter((kind) => !ofSite.some((one) => one.kind === kind));
    const others = kinds.map((kind) => fullestOf(made.filter((one) => one.site === id && one.kind === kind)));
    return [...sorts, ...others].flatMap((page) => (page ? [sitePage(page)] : []));
  });
}

export interface StoredPage {
  name: string;
  /** https. */
  url: string;
  html: string;
  /** Abstracts and titles that a person found on it. */
  texts: string[];
}

/** Every stored page of a proven site that shows papers, but those above; empty where the data is absent. */
export function otherStoredPages(visited: readonly SitePage[]): StoredPage[] {
  const names = new Set(visited.map(({ name }) => name));
  return labelledPages().flatMap(({ path, file, url: address, gold }) => {
    const url = address.replace(/^http:/, 'https:');
    const site = siteOf(url);
    // Some hosts are read at a click of the reader alone.
    const isReadByItself = site?.matches.some((pattern) => pattern.split('/')[2] === new URL(url).hostname);
    if (names.has(path) || !site?.proven || !isReadByItself || gold.papers.length === 0) return [];
    const first = gold.papers.slice(0, 5);
    const texts = [...first.map(({ abstract }) => abstract ?? ''), ...first.map(({ title }) => title)];
    return [{ name: path, url, html: readFileSync(file, 'utf8'), texts }];
  });
}

/** The page of which most is said. */
function fullestOf(pages: readonly Candidate[]): Candidate | undefined {
  return pages.toSorted((a, b) => said(fullest(b.papers)) - said(fullest(a.papers)))[0];
}

/** Renderings of LaTeX that no address was recorded for stand at one of our choosing, whose id dates them wrongly. */
const MISPLACED: ReadonlySet<string> = new Set(['latexml', 'arxiv-html']);

/** The latest first: the sites as they are served now. */
function stored(): Candidate[] {
  return labelledPages()
    .toReversed()
    .flatMap(({ path, type, file, url: address, gold }): Candidate[] => {
      const url = address.replace(/^http:/, 'https:');
      const site = readerFor(url)?.id;
      if (!site || !gold.kind || gold.papers.length === 0 || MISPLACED.has(type)) return [];
      return [
        { site, kind: gold.kind, sort: type, name: path, file, url, isStored: true, papers: gold.papers },
      ];
    });
}

function fixtures(): Candidate[] {
  return listFixtures().flatMap(({ site, name, file, url, expected }): Candidate[] => {
    const { kind, papers } = (expected ?? {}) as { kind?: ListingKind; papers?: Labelled[] };
    if (!kind || !papers?.[0]) return [];
    return [{ site, kind, sort: kind, name: `${site}/${name}.html`, file, url, isStored: false, papers }];
  });
}

function sitePage({ papers, file, sort: _sort, ...page }: Candidate): SitePage {
  const html = readFileSync(file, 'utf8');
  const paper = expectedOf(fullest(papers), page.url);
  const listing = readPage(openPage(html, page.url));
  const sighting = listing.sightings.find(({ record }) => fold(record.title) === fold(paper.title));
  if (!sighting) throw new Error(`${page.name}: "${paper.title}" is not read`);
  return { ...page, html, paper, key: sightingKey(sighting.record) };
}

/** Of the first papers on a page, the one of which most is said. */
function fullest(papers: readonly Labelled[]): Labelled {
  return papers.slice(0, 8).reduce((best, one) => (said(one) > said(best) ? one : best));
}

function said(paper: Labelled): number {
  return [paper.authors?.length, paper.year, paper.venue, paper.abstract].filter(Boolean).length;
}

function expectedOf(paper: Labelled, base: string): ExpectedPaper {
  const { title, authors = [], year, venue, abstract, url, arxiv, doi, ids } = paper;
  return {
    title,
    authors,
    year: year ?? null,
    venue: venue ?? null,
    abstract: abstract ?? null,
    url: url ? new URL(url, base).href : null,
    ids: [arxiv, doi, ids?.arxiv, ids?.doi].filter((id) => typeof id === 'string'),
  };
}
