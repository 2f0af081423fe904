/** The one address a paper is shown under. */
import type { Bibliography } from '../paper/bibliography.ts';

/** Its own page, else the page its identifier resolves to; http(s) only. */
export function addressOf({ url, ids }: Bibliography): string | undefined {
  if (url && /^https?:\/\//i.test(url)) return url;
  if (ids.arxiv) return `https://arxiv.org/abs/${ids.arxiv}${ids.arxivVersion ? `v${ids.arxivVersion}` : ''}`;
  if (ids.doi) return `https://doi.org/${encodeURIComponent(ids.doi).replaceAll('%2F', '/')}`;
  if (ids.openreview) return `https://openreview.net/forum?id=${encodeURIComponent(ids.openreview)}`;
  if (ids.acl) return `https://aclanthology.org/${ids.acl}/`;
  if (ids.pmid) return `https://pubmed.ncbi.nlm.nih.gov/${ids.pmid}/`;
  return undefined;
}
