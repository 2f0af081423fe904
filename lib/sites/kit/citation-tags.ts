/**
 * What a page about one paper says in its head for search engines: the `citation_*` tags (Highwire Press, asked for by
 * Google Scholar's inclusion guidelines) and Dublin Core beside them. Site readers start from it and prefer what the
 * page shows; pages of unknown sites are the general reader's.
 */
import type { Author } from '../../paper/bibliography.ts';
import { arxivIdOfDoi, parseArxivId, parseDoi } from '../../paper/identifiers.ts';
import type { Page } from '../contract.ts';
import { isoDate, yearOf } from './dates.ts';
import { addressOf, meta, metas } from './dom.ts';
import type { Draft } from './record.ts';
import { collapse, titleText } from './text.ts';

/** A draft of the page's one paper; without a title where the head says nothing. */
export function citationTags(page: Page): Draft {
  const { document } = page;
  const first = (...names: string[]): string => {
    for (const name of names) {
      const value = meta(document, name);
      if (value) return value;
    }
    return '';
  };
  const draft: Draft = { ids: {}, title: titleText(first('citation_title', 'dc.title')) };
  draft.authors = citationAuthors(document);
  const date = first(
    'citation_publication_date',
    'citation_date',
    'citation_online_date',
    'dc.date',
    'citation_year',
  );
  draft.date = isoDate(date);
  draft.year = yearOf(draft.date) ?? (Number(/\b(?:19|20)\d\d\b/.exec(date)?.[0] ?? 0) || undefined);
  draft.venue = collapse(
    first('citation_journal_title', 'citation_conference_title', 'citation_inbook_title'),
  );
  draft.abstract = collapse(first('citation_abstract', 'dcterms.abstract'));
  const doi = parseDoi(first('citation_doi', 'dc.identifier'));
  if (doi) draft.ids.doi = doi;
  const arxiv = parseArxivId(first('citation_arxiv_id')) ?? (doi ? arxivIdOfDoi(doi) : null);
  if (arxiv) draft.ids.arxiv = arxiv.id;
  const pmid = /^\d{4,9}$/.exec(first('citation_pmid'))?.[0];
  if (pmid) draft.ids.pmid = pmid;
  const pdf = addressOf(first('citation_pdf_url'), page.url);
  if (pdf) draft.links = [{ kind: 'pdf', url: pdf }];
  return draft;
}

/** One tag an author, or all in one ("A. Author; B. Author;"); family names may come first, before a comma. */
export function citationAuthors(document: Document): Author[] {
  let names = metas(document, 'citation_author');
  if (names.length === 0)
    names = metas(document, 'citation_authors').flatMap((all) => all.split(/(?:(?<!\s)\s+)?;\s*/));
  if (names.length === 0) names = metas(document, 'dc.contributor');
  return names.filter((name) => name !== '').map((name) => givenFirst(collapse(name)));
}

/** "Vaswani, Ashish" → "Ashish Vaswani" with its parts; "King, Jr., Martin" and names without a comma as they are. */
export function givenFirst(name: string): Author {
  const [family = '', given = '', more] = name.split(/(?:(?<!\s)\s+)?,\s*/);
  return family && given && more === undefined ? { name: `${given} ${family}`, given, family } : { name };
}
