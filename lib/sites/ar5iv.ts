/** ar5iv: arXiv's papers as LaTeXML renders them, one a page. */
import type { SiteReader } from './contract.ts';
import { latexmlRoot, readLatexml } from './kit/latexml.ts';

export const ar5iv: SiteReader = {
  id: 'ar5iv',
  name: 'ar5iv',
  proven: true,
  matches: ['https://ar5iv.org/*', 'https://ar5iv.labs.arxiv.org/*'],
  hosts: ['ar5iv.org', 'www.ar5iv.org', 'ar5iv.labs.arxiv.org', 'www.arxiv-vanity.com'],
  recognise: (url) => (/^\/(?:html|abs|papers)\/./.test(url.pathname) ? 'paper' : null),
  containers: () => [],
  *entries(page) {
    const root = latexmlRoot(page);
    if (root) yield { root };
  },
  read: (entry, page) => readLatexml(entry.root, page),
};
