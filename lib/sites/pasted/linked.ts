/** The paper that a link leads to, as far as a link tells: for saving it without opening it. */
import type { Bibliography } from '../../paper/bibliography.ts';
import { readIdList } from './id-list.ts';

/** Hosts whose addresses name a paper (`identifiersOfUrl`). */
export const LINK_HOSTS = [
  'arxiv.org',
  'ar5iv.org',
  'alphaxiv.org',
  'huggingface.co',
  'doi.org',
  'openreview.net',
  'aclanthology.org',
  'ncbi.nlm.nih.gov',
  'semanticscholar.org',
] as const;

/** Words that stand on links to papers and are no titles have fewer letters than this. */
const SHORTEST_TITLE = 16;
const LONGEST_TITLE = 300;

/**
 * @param address the link's
 * @param words   what stands on the link: its title, if that can be one; "PDF" and "2401.01234" are none
 * @returns null where the address names no paper. Without a title the identifier stands for it until a page tells more.
 */
export function linkedPaper(address: string, words = ''): Bibliography | null {
  const record = readIdList([{ text: address }])[0]?.record;
  if (!record) return null;
  const title = words.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  const isTitle =
    title.length >= SHORTEST_TITLE &&
    title.length <= LONGEST_TITLE &&
    /\p{L}{2}.* .*\p{L}{2}/u.test(title) &&
    !/:\/\/|\bdoi:|\barxiv:/i.test(title);
  return isTitle ? { ...record, title } : record;
}
