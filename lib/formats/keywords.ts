/** Keywords in one field: commas between them, semicolons where a keyword itself holds a comma. */

/** Joined so that `splitKeywords` gives them back; a semicolon in a keyword becomes a comma. */
export function joinKeywords(tags: string[]): string {
  const clean = tags.map((tag) => tag.replace(/;/g, ','));
  if (!clean.some((tag) => tag.includes(','))) return clean.join(', ');
  return clean.length === 1 ? `${clean[0]};` : clean.join('; ');
}

export function splitKeywords(text: string): string[] {
  return text.split(text.includes(';') ? ';' : ',');
}
