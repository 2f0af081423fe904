/** Labels of terms, figures and links, the seed abstracts they were made on, and how an answer is held against them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SkimLabels {
  abstracts: { key: string; terms: string[]; figures: string[]; links: string[] }[];
}

/** FNV-1a, 64 bit, of the UTF-8 bytes of a text, in hexadecimal. */
export function abstractKey(text: string): string {
  let h = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    h = ((h ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return h.toString(16).padStart(16, '0');
}

/** Lines of the seed documents long enough to be abstracts, by key; empty where the data is absent. */
export function seedAbstracts(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  if (!existsSync(folder)) return found;
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.txt')) continue;
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      const text = line.trim();
      if ([...text].length > 420) found.set(abstractKey(text), text);
    }
  }
  return found;
}

/** Each labelled value is found once; a figure that holds none is wrong. */
export function matchFigures(
  shown: readonly string[],
  labels: readonly string[],
): { hits: number; wrong: number; missed: number } {
  const left = [...labels];
  let hits = 0;
  let wrong = 0;
  for (const text of shown) {
    const values = new Set(left.filter((value) => text.includes(value)));
    if (values.size === 0) wrong++;
    for (const value of values) {
      left.splice(left.indexOf(value), 1);
      hits++;
    }
  }
  return { hits, wrong, missed: left.length };
}

/** A term without case, hyphens and plural endings. */
export function termKey(term: string): string {
  return term
    .toLowerCase()
    .split(/[-\s]+/)
    .map((word) => (word.length > 3 ? word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1') : word))
    .join(' ');
}
