/**
 * File names made of titles, safe on every system: no path, no reserved name of Windows, no dot at the end, nothing
 * that Obsidian's links cannot hold, and unique whatever the file system thinks of capitals.
 */
import { tidy, wellFormed } from './checked.ts';

/** UTF-8 bytes of a name without its extension: file systems take 255, sync tools add to it. */
const BYTES = 180;

const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i;

/** The text as a file name without extension; "paper" where nothing of it can stand. */
export function fileNameOf(text: string): string {
  const plain = tidy(wellFormed(text).normalize('NFC'))
    .replace(/[/\\:*?"<>|#^[\]%]/g, ' ')
    // Invisible characters and those that turn the direction of writing hide an extension.
    .replace(/[\p{Cf}\p{Co}\p{Cn}\ufffd]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.~-]+/, '');
  const name = cut(plain).replace(/(?<![\s.])[\s.]+$/, '');
  if (!/[\p{L}\p{N}]/u.test(name)) return 'paper';
  return RESERVED.test(name) ? `paper ${name}` : name;
}

function cut(text: string): string {
  let bytes = 0;
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > BYTES) break;
    out += character;
  }
  return out;
}

/** Gives names out once: the second "Attention" is "Attention 2". */
export class FileNames {
  private readonly taken = new Set<string>();
  /** The number that was given last to names that are wanted alike. */
  private readonly counts = new Map<string, number>();

  nameFor(text: string, extension: string): string {
    const base = fileNameOf(text);
    const like = base.toLowerCase();
    let name = base;
    let count = this.counts.get(like) ?? 1;
    while (this.taken.has(name.toLowerCase())) name = `${base} ${++count}`;
    this.counts.set(like, count);
    this.taken.add(name.toLowerCase());
    return `${name}.${extension}`;
  }
}
