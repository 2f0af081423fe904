/** A name that the reader gave as it is looked for: without its accents, whatever its case. */
export function foldedName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
