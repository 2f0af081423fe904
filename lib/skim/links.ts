/**
 * Addresses in an abstract, and what they lead to: code, data, the project's page or another paper. By rule, from the
 * address itself and the words in front of it. Only http and https; whether to show or follow one is the caller's choice.
 */

export type LinkKind = 'code' | 'data' | 'project' | 'paper' | 'other';

export interface FoundLink {
  /** As it stands in the text. */
  text: string;
  /** UTF-16 offsets of `text`. */
  start: number;
  end: number;
  /** Absolute, TeX escapes resolved. */
  url: string;
  kind: LinkKind;
}

/** No abstract needs more; bounds what a hostile text can ask for. */
const LINK_CAP = 20;
/** Part of a text that is looked at, UTF-16 units: a few times the longest abstract. */
const TEXT_CAP = 20_000;

/** With a scheme or "www.", or the bare address of a host that keeps code or data. A space that a page put behind a dot is read over. */
const ADDRESS =
  /(?:https?:\/\/|\bwww\.)[^\s<>"”“‘’{}|\\^`]{1,300}(?:\\[~_%#&](?:\{\})?[^\s<>"”“‘’{}|\\^`]{0,200}){0,8}|\b(?:github|gitlab|bitbucket|huggingface|zenodo|kaggle|figshare|osf|doi|sourceforge)\.(?:com|org|co|io|net)\/[^\s<>"”“‘’{}|\\^`]{1,200}|\b[a-z\d][a-z\d-]{0,60}\.github\.io\b(?:\/[^\s<>"”“‘’{}|\\^`]{0,200})?/gi;
/** "https://github. com/owner/name": where the host was cut at its dot. */
const CUT_HOST =
  /^(https?:\/\/(?:[a-z\d-]{1,60}\.){0,3}[a-z\d-]{1,60}\.) ((?:com|org|net|io|co|edu|ai|gov|dev)\/[^\s<>"”]{0,200})/i;

const CODE_HOST =
  /(?:^|\.)(?:github\.com|gitlab\.[a-z]+|bitbucket\.org|codeberg\.org|sourceforge\.net|colab\.research\.google\.com|pypi\.org|cran\.r-project\.org)$/;
const DATA_HOST =
  /(?:^|\.)(?:zenodo\.org|figshare\.com|datadryad\.org|kaggle\.com|osf\.io|physionet\.org|openneuro\.org|dataverse\.[a-z.]+)$/;
const PAPER_HOST =
  /(?:^|\.)(?:arxiv\.org|doi\.org|dx\.doi\.org|openreview\.net|aclanthology\.org|biorxiv\.org|medrxiv\.org)$/;
const PAGES_HOST = /\.(?:github|gitlab)\.io$/;

/** Removes what belongs to the sentence and not to the address. */
function trimmed(address: string): string {
  let out = address.replace(/(?<![.,;:!?'*])[.,;:!?'*]+$/, '');
  // A closing bracket belongs to the address only if it was opened there.
  while (/[)\]]$/.test(out) && !balanced(out))
    out = out.slice(0, -1).replace(/(?<![.,;:!?'*])[.,;:!?'*]+$/, '');
  return out;
}

function balanced(address: string): boolean {
  let depth = 0;
  for (const c of address) depth += c === '(' || c === '[' ? 1 : c === ')' || c === ']' ? -1 : 0;
  return depth >= 0;
}

function kindOf(url: URL, before: string): LinkKind {
  const host = url.hostname.toLowerCase();
  if (DATA_HOST.test(host) || (host === 'huggingface.co' && url.pathname.startsWith('/datasets/')))
    return 'data';
  if (CODE_HOST.test(host))
    return /\b(?:data ?sets?|benchmark|corpus)\b[^.]{0,30}$/i.test(before) && !/\bcodes?\b/i.test(before)
      ? 'data'
      : 'code';
  if (PAPER_HOST.test(host)) return 'paper';
  if (/\b(?:source )?(?:codes?|implementation|software|package|toolbox|library)\b/i.test(before))
    return 'code';
  if (host === 'huggingface.co') return 'code';
  if (/\b(?:data ?sets?|data|corpus|benchmark|annotations)\b/i.test(before)) return 'data';
  if (PAGES_HOST.test(host) || /\b(?:project|website|web ?page|demo|page|home ?page|videos?)\b/i.test(before))
    return 'project';
  return 'other';
}

/** Finds the links of a text, in order, each address once. Linear time. */
export function findLinks(text: string): FoundLink[] {
  const found: FoundLink[] = [];
  const seen = new Set<string>();
  for (const match of text.slice(0, TEXT_CAP).matchAll(ADDRESS)) {
    const start = match.index;
    const cut = CUT_HOST.exec(text.slice(start, start + 400));
    const shown = trimmed(cut ? cut[0] : match[0]);
    const plain = shown.replace(/(\.) (?=[a-z]{2,4}\/)/i, '$1').replace(/\\([~_%#&])(?:\{\})?/g, '$1');
    const url = URL.parse(/^https?:/i.test(plain) ? plain : `https://${plain}`);
    if (!url || !url.hostname.includes('.') || url.username || seen.has(url.href)) continue;
    seen.add(url.href);
    const end = start + shown.length;
    found.push({
      text: shown,
      start,
      end,
      url: url.href,
      kind: kindOf(url, text.slice(Math.max(0, start - 90), start)),
    });
    if (found.length === LINK_CAP) break;
  }
  return found;
}
