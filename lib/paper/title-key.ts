/** The key of a paper that no source has given an identifier: its folded title and the first author's last name. */
import type { Bibliography } from './bibliography.ts';
import { keysOf } from './identifiers.ts';

/** Lower case, no diacritics, TeX commands or punctuation; words one space apart. Any script is kept. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\\[a-z]+/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** "title:spectral bias in diffusion|wang" */
export function titleKey(record: Pick<Bibliography, 'title' | 'authors'>): string {
  const first = record.authors[0];
  const family = first ? (first.family ?? first.name.split(/\s+/).at(-1) ?? '') : '';
  return `title:${foldTitle(record.title).slice(0, 160)}|${foldTitle(family)}`;
}

/** The one key under which a page's sighting is spoken of on the wire: its strongest identifier, else its title. */
export function sightingKey(record: Bibliography): string {
  return keysOf(record.ids)[0] ?? titleKey(record);
}
