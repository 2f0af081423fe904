/** What arXiv's lists, search results and abstract pages have in common: addresses, comments, withdrawals. */
import { arxivIssued, type ArxivId, type Identifiers } from '../../paper/identifiers.ts';
import type { Link } from '../../paper/bibliography.ts';
import type { Draft } from '../kit/record.ts';

const HOME = 'https://arxiv.org';

/** A draft with what the identifier alone says: address, identifiers and year of first submission. */
export function draftOf(arxiv: ArxivId): Draft {
  const ids: Identifiers = { arxiv: arxiv.id };
  if (arxiv.version) ids.arxivVersion = arxiv.version;
  const draft: Draft = { ids, url: `${HOME}/abs/${arxiv.id}` };
  const year = arxivIssued(arxiv.id)?.year;
  if (year) draft.year = year;
  return draft;
}

/** An address on arXiv as https; '' for one that leads elsewhere. */
export function arxivAddress(href: string): string {
  if (href.startsWith('/') && !href.startsWith('//')) return HOME + href;
  return href.startsWith(`${HOME}/`) ? href : '';
}

/** The links to the paper's files that an entry offers: `/pdf/…` and `/html/…`. */
export function fileLink(href: string): Link | null {
  const kind = href.includes('/pdf/') ? 'pdf' : href.includes('/html/') ? 'html' : null;
  const url = kind ? arxivAddress(href) : '';
  return kind && url ? { kind, url } : null;
}

const WITHDRAWN =
  /(?:^|[.;:,(]\s*)(?:(?:this|the|our) )?(?:paper|article|manuscript|submission|preprint|work|version)?,? ?(?:(?:has|have) (?:now )?been |is (?:being )?|was )?withdrawn\b/i;

/** Comments say so anywhere, an abstract only in its first words: it may speak of withdrawals. */
export function isWithdrawn(comments: string | undefined, abstract: string | undefined): boolean {
  return speaks(comments) || speaks(abstract?.slice(0, 120));
}

function speaks(text: string | undefined): boolean {
  return (
    text !== undefined && (text.includes('ithdrawn') || text.includes('WITHDRAWN')) && WITHDRAWN.test(text)
  );
}

/** "Machine Learning (cs.LG); Artificial Intelligence (cs.AI)" → its parts. */
export function subjectsOf(line: string): string[] {
  const text = line.slice(0, 5_000);
  return text.includes(';')
    ? text.split(/(?:(?<!\s)\s+)?;\s*/).filter((subject) => subject !== '')
    : text
      ? [text]
      : [];
}
