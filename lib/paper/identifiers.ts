/**
 * The identifiers scholars use, parsed from whatever a page, link or reader offers into one canonical form.
 * An identifier is a claim by its source: it names a paper, it never proves one.
 */

export interface Identifiers {
  /** Without version: "2401.01234", "math/0502036" (the subject class of old ids, "math.GT/…", is dropped). */
  arxiv?: string;
  /** 1, 2, …; only where the source names the version. */
  arxivVersion?: number;
  /** Lower case, no resolver: "10.1145/3292500.3330701". */
  doi?: string;
  /** OpenReview forum id, case kept: "rJl-b3RcF7". */
  openreview?: string;
  /** ACL Anthology id: "2020.acl-main.1", "P19-1001". */
  acl?: string;
  /** PubMed id, digits. */
  pmid?: string;
  /** "PMC1234567". */
  pmcid?: string;
  /** Semantic Scholar paper id: 40 hex digits or "CorpusId:123". */
  semanticScholar?: string;
  /** DBLP key: "conf/nips/VaswaniSPUJGKP17". */
  dblp?: string;
  isbn?: string;
}

export interface ArxivId {
  id: string;
  version?: number;
}

const NEW_STYLE = /(?<![\d.])(\d{4}\.\d{4,5})(?:v(\d{1,3}))?(?![\d]|\.\d)/;
const OLD_STYLE = /(?<![a-z-])([a-z]+(?:-[a-z]+)?)(?:\.[A-Z]{2})?\/(\d{7})(?:v(\d{1,3}))?(?!\d)/;

/** The archives that used old-style ids (arXiv's identifier scheme, before April 2007). */
const OLD_ARCHIVES = new Set(
  (
    'acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs ' +
    'dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol ' +
    'physics plasm-ph q-alg q-bio quant-ph solv-int supr-con'
  ).split(' '),
);

/**
 * The first arXiv identifier in a text or address, e.g. "arXiv:2401.01234v2", "https://arxiv.org/pdf/math/0502036".
 * New-style ids are checked for a possible month; old-style ones for a real archive. Null where there is none.
 */
export function parseArxivId(text: string): ArxivId | null {
  const fresh = NEW_STYLE.exec(text);
  if (fresh?.[1]) {
    const month = Number(fresh[1].slice(2, 4));
    // Numbers had four digits until December 2014 and have five since.
    const digits = Number(fresh[1].slice(0, 4)) < 1501 ? 4 : 5;
    if (month >= 1 && month <= 12 && fresh[1].length === 5 + digits) return withVersion(fresh[1], fresh[2]);
  }
  const old = OLD_STYLE.exec(text);
  if (old?.[1] && old[2] && OLD_ARCHIVES.has(old[1])) return withVersion(`${old[1]}/${old[2]}`, old[3]);
  return null;
}

function withVersion(id: string, version: string | undefined): ArxivId {
  const number = Number(version);
  return version && number > 0 ? { id, version: number } : { id };
}

const ARXIV_DOI = /^10\.48550\/arxiv\.(.+)$/;

/**
 * The first DOI in a text or address, canonical. Ends where the handbook's grammar allows anything but a page's
 * prose does not: trailing punctuation, an unbalanced closing bracket and markup are not part of it.
 */
export function parseDoi(text: string): string | null {
  // Wiley's older ones hold angle brackets: "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2".
  const found = /10\.\d{4,9}(?:\.\d+)*\/(?:\(sici\)[^\s"<>]{1,80}<[^\s"<>]{1,60}>)?[^\s"<>]{1,180}/i.exec(
    safeDecode(text),
  );
  if (!found) return null;
  let doi = found[0].replace(/[?#&].*$/, '').toLowerCase();
  for (;;) {
    const last = doi.at(-1) ?? '';
    if ('.,;:\'"*”’»'.includes(last) || isUnbalancedClose(doi, last)) doi = doi.slice(0, -1);
    else break;
  }
  return doi.length > 8 && !doi.endsWith('/') ? doi : null;
}

function isUnbalancedClose(text: string, last: string): boolean {
  const open = last === ')' ? '(' : last === ']' ? '[' : last === '}' ? '{' : '';
  return open !== '' && text.split(open).length < text.split(last).length;
}

function safeDecode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The arXiv id that an arXiv-issued DOI (10.48550/arXiv.…) stands for, else null. */
export function arxivIdOfDoi(doi: string): ArxivId | null {
  const match = ARXIV_DOI.exec(doi);
  return match?.[1] ? parseArxivId(match[1]) : null;
}

const ACL_PATTERN =
  /\/?((?:19|20)\d{2}\.[a-z0-9_]+-[a-z0-9_]+\.\d+|[A-Z]\d{2}-\d{4})(?:\.pdf|v\d+|\/|$|[?#])/;

/**
 * What a link's address says about the paper it leads to; `{}` for an address that names none. Only hosts that
 * issue or resolve the identifier count, so a link to a blog that mentions "2401.01234" says nothing.
 */
export function identifiersOfUrl(address: string): Identifiers {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return {};
  }
  const host = url.hostname.toLowerCase().replace(/^www\./, '');
  const path = url.pathname;
  if (isHost(host, 'arxiv.org') || isHost(host, 'ar5iv.org') || isHost(host, 'alphaxiv.org')) {
    return ofArxiv(parseArxivId(path.replace(/\.pdf$/i, '')));
  }
  if (isHost(host, 'huggingface.co') && path.startsWith('/papers/')) return ofArxiv(parseArxivId(path));
  if (host === 'doi.org' || host === 'dx.doi.org') {
    const doi = parseDoi(path + url.search);
    if (!doi) return {};
    const arxiv = arxivIdOfDoi(doi);
    return arxiv ? { ...ofArxiv(arxiv), doi } : { doi };
  }
  if (isHost(host, 'openreview.net')) {
    const id = url.searchParams.get('id');
    return id && /^[\w-]{6,20}$/.test(id) && /^\/(forum|pdf|attachment)/.test(path) ? { openreview: id } : {};
  }
  if (host === 'aclanthology.org' || host === 'aclweb.org' || host === 'aclanthology.info') {
    const acl = ACL_PATTERN.exec(path)?.[1];
    return acl ? { acl } : {};
  }
  if (
    host === 'pubmed.ncbi.nlm.nih.gov' ||
    (isHost(host, 'ncbi.nlm.nih.gov') && path.startsWith('/pubmed/'))
  ) {
    const pmid = /\/(\d{4,9})(?:\/|$)/.exec(path)?.[1];
    return pmid ? { pmid } : {};
  }
  if (isHost(host, 'ncbi.nlm.nih.gov')) {
    const pmcid = /\/(PMC\d{4,9})(?:\/|$)/i.exec(path)?.[1];
    return pmcid ? { pmcid: pmcid.toUpperCase() } : {};
  }
  if (isHost(host, 'semanticscholar.org')) {
    const id = /\/([0-9a-f]{40}|CorpusI[dD]:\d{1,12})(?:\/|$)/.exec(path)?.[1];
    return id ? { semanticScholar: id.replace('ID', 'Id') } : {};
  }
  // Publishers carry the DOI in their own addresses: dl.acm.org/doi/10.1145/…, link.springer.com/article/10.1007/….
  const doi = /\/(10\.\d{4,9}\/.+)/.exec(path)?.[1];
  const clean = doi
    ? parseDoi(doi.replace(/\/(?:full|abstract|pdf|epdf|meta|html)$|\.(?:full|abstract|pdf|html).*$/i, ''))
    : null;
  return clean ? { doi: clean } : {};
}

function isHost(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

function ofArxiv(id: ArxivId | null): Identifiers {
  if (!id) return {};
  return id.version ? { arxiv: id.id, arxivVersion: id.version } : { arxiv: id.id };
}

/** The year and month an arXiv id was issued in: "2401.01234" → 2024-01, "math/0502036" → 2005-02. */
export function arxivIssued(id: string): { year: number; month: number } | null {
  const digits = /^(?:[a-z-]+\/)?(\d{2})(\d{2})/.exec(id);
  if (!digits) return null;
  const two = Number(digits[1]);
  return { year: two >= 91 ? 1900 + two : 2000 + two, month: Number(digits[2]) };
}

/** Schemes of identifier that name one work, strongest first; the prefix of a key. */
export const KEY_SCHEMES = [
  'arxiv',
  'doi',
  'openreview',
  'acl',
  'pmid',
  'pmcid',
  'semanticScholar',
  'dblp',
] as const;

/** Every key by which a paper with these identifiers can be looked up: "arxiv:2401.01234", "doi:10.…". */
export function keysOf(ids: Identifiers): string[] {
  const keys: string[] = [];
  for (const scheme of KEY_SCHEMES) {
    const value = ids[scheme];
    if (value) keys.push(`${scheme}:${value}`);
  }
  const viaDoi = ids.doi ? arxivIdOfDoi(ids.doi) : null;
  if (viaDoi && !ids.arxiv) keys.push(`arxiv:${viaDoi.id}`);
  return keys;
}
