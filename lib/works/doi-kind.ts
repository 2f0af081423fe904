/** What a DOI was given to, told from its registrant: a preprint, a deposit of data or code, or a publication. */

/** Registrants of DOIs for preprints: the preprint's DOI and the article's are of two kinds. */
const PREPRINT_DOI =
  /^10\.(?:48550\/arxiv|1101\/(?:\d{6,}|20\d\d\.)|64898\/|21203\/rs\.|31234\/|31219\/|31235\/|20944\/preprints|2139\/ssrn|26434\/chemrxiv|36227\/techrxiv|22541\/|35542\/osf|31223\/|33774\/|51094\/|32388\/|55458\/|37044\/)/;
/** Deposits of data, code and copies: they stand beside a paper's own DOI. */
const DEPOSIT_DOI =
  /^10\.(?:5281\/zenodo|6084\/m9\.figshare|17605\/osf|5061\/dryad|7910\/dvn|17632\/|13140\/rg|57702\/|57967\/)/;

type DoiKind = 'preprint' | 'deposit' | 'published';

export function doiKind(doi: string): DoiKind {
  return PREPRINT_DOI.test(doi) ? 'preprint' : DEPOSIT_DOI.test(doi) ? 'deposit' : 'published';
}
