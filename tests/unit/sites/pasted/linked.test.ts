import { expect, test } from 'vitest';
import { linkedPaper, LINK_HOSTS } from '../../../../lib/sites/pasted/linked.ts';
import { identifiersOfUrl } from '../../../../lib/paper/identifiers.ts';

test('a link’s words are the title where they can be one, else its identifier is', () => {
  const link = 'https://arxiv.org/pdf/2401.01234v2';
  expect(linkedPaper(link, '  Warm starts for small\n language models. ')).toMatchObject({
    title: 'Warm starts for small language models',
    ids: { arxiv: '2401.01234', arxivVersion: 2 },
  });
  for (const words of [
    '',
    'PDF',
    '[pdf] 2401.01234',
    'arXiv:2401.01234 [cs.LG]',
    'https://arxiv.org/abs/2401.01234',
  ])
    expect(linkedPaper(link, words)?.title).toBe('arXiv:2401.01234');
});

test('a link that names no paper is none, whatever stands on it', () => {
  for (const link of [
    'https://arxiv.org/list/cs.LG/new',
    'https://example.org/a-paper',
    'javascript:alert(1)',
    '',
  ])
    expect(linkedPaper(link, 'A title that is long enough')).toBeNull();
});

test('on every host that the menu stands for, a link can name a paper', () => {
  const links: Record<(typeof LINK_HOSTS)[number], string> = {
    'arxiv.org': 'https://arxiv.org/abs/2401.01234',
    'ar5iv.org': 'https://ar5iv.org/abs/2401.01234',
    'alphaxiv.org': 'https://www.alphaxiv.org/abs/2401.01234',
    'huggingface.co': 'https://huggingface.co/papers/2401.01234',
    'doi.org': 'https://doi.org/10.1145/3292500.3330701',
    'openreview.net': 'https://openreview.net/forum?id=rJl-b3RcF7',
    'aclanthology.org': 'https://aclanthology.org/2020.acl-main.1/',
    'ncbi.nlm.nih.gov': 'https://pubmed.ncbi.nlm.nih.gov/12345678/',
    'semanticscholar.org': 'https://www.semanticscholar.org/paper/' + 'a1'.repeat(20),
  };
  for (const host of LINK_HOSTS) {
    expect(linkedPaper(links[host])?.ids, host).toEqual(identifiersOfUrl(links[host]));
    expect(Object.keys(identifiersOfUrl(links[host])).length, host).toBeGreaterThan(0);
  }
});
