/** The addresses of a paper's own page, PDF and HTML: as the page gives them, else as arXiv serves every paper of its. */
import type { Bibliography } from './bibliography.ts';

const ARXIV = 'https://arxiv.org';

/** "here": that is the page the reader looks at. Null where there is none, or none that one may go to. */
export function fileOf(
  { url, links = [], ids }: Bibliography,
  kind: 'abstract' | 'pdf' | 'html',
  here: string,
): string | 'here' | null {
  const shown = kind === 'abstract' ? url : links.find((link) => link.kind === kind)?.url;
  // arXiv's own pages say which papers have an HTML; of papers met elsewhere it is worth a try.
  const isUnknown = kind !== 'html' || !isOn(here, ARXIV);
  const path = kind === 'abstract' ? 'abs' : kind;
  const address = shown ?? (ids.arxiv && isUnknown ? `${ARXIV}/${path}/${ids.arxiv}` : null);
  const parsed = address === null ? null : URL.parse(address, here);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return null;
  return bare(parsed.href) === bare(here) ? 'here' : parsed.href;
}

const isOn = (address: string, origin: string): boolean => URL.parse(address)?.origin === origin;

/** Without what does not name another document: the fragment, arXiv's version. */
const bare = (address: string): string =>
  address.replace(/#.*$/, '').replace(/^(https:\/\/arxiv\.org\/.+?)v\d+$/, '$1');
