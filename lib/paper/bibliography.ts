/**
 * What one source says of one paper: the fields a page, a file or the reader gives. Everything else in Offprint
 * is built from these. Nothing here decides whether two of them are the same work (`works/`) or how they are kept
 * (`library/`).
 */
import type { Details } from './details.ts';
import type { Identifiers } from './identifiers.ts';

/** A person or group as shown; the parts only where the source gave them apart. */
export interface Author {
  /** As shown, markers (†, *, 1) removed: "Binxu Wang". */
  name: string;
  given?: string;
  family?: string;
}

/** Where in a dated listing a paper stood (arXiv's own sections). */
export type Section = 'new' | 'cross-list' | 'replacement';

/** A further address of the paper: its PDF, HTML, code, data. */
export interface Link {
  kind: 'page' | 'pdf' | 'html' | 'code' | 'data' | 'other';
  url: string;
}

/** The names of the fields that can be cut at a limit; `cut` lists those that were. */
export type CuttableField = 'title' | 'abstract' | 'authors' | 'comments' | 'venue';

export interface Bibliography {
  /** White space collapsed, no final full stop, TeX kept as source. Never empty in a kept record. */
  title: string;
  /** In order; empty where the source shows none. */
  authors: Author[];
  /** The list as shown ends in "et al.", "..." or is otherwise cut by the source. */
  authorsTruncated?: boolean;
  /** How many authors the source says there are, where it does not name them all. */
  authorCount?: number;
  /** Whole abstract, white space collapsed, TeX kept as source. A search snippet is not an abstract. */
  abstract?: string;
  /** Four digits. */
  year?: number;
  /** ISO 8601, as precise as known: "2024-07-31", "2024-07". Of this version's appearance. */
  date?: string;
  /** Name of the journal, conference, series: "NeurIPS", without year and pages where they can be told apart. */
  venue?: string;
  /** Volume, pages, publisher and the like, of the appearance that `venue` names. */
  details?: Details;
  /** Subjects as given, primary first: "Machine Learning (cs.LG)". */
  subjects?: string[];
  comments?: string;
  journalRef?: string;
  /** What its owner cites it by, where a file said so: "vaswani2017attention". */
  citationKey?: string;
  section?: Section;
  /** The authors or the archive withdrew it. */
  withdrawn?: boolean;
  ids: Identifiers;
  /** The paper's own page, http(s). */
  url?: string;
  links?: Link[];
  /** Fields that were longer than Offprint's limits and were cut. */
  cut?: CuttableField[];
}

/** Limits on what a page may give, in UTF-16 units or items (FAULTS: a page is cut and marked, a file rejected). */
export const LIMITS = {
  title: 1_000,
  abstract: 20_000,
  authors: 5_000,
  authorName: 300,
  comments: 5_000,
  venue: 500,
  subjects: 50,
  links: 50,
  detail: 500,
  editors: 200,
  url: 2_000,
  identifier: 200,
  citationKey: 100,
} as const;
