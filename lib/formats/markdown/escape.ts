/**
 * Text → Markdown (CommonMark 0.31) and YAML that show it as it is. A title comes from a page: none of it may become
 * a link, a tag, a heading or a key.
 */

const FORMULA = /\$(?!\s)([^$`]{1,1000}?)(?<![\s\\])\$(?!\d)/g;

/** One line of text as Markdown; formulas between dollars stay formulas. */
export function markdownText(text: string): string {
  let out = '';
  let from = 0;
  for (const match of text.matchAll(FORMULA)) {
    out += escapeInline(text.slice(from, match.index));
    out += `$${(match[1] ?? '').replace(/</g, '\\lt ').replace(/>/g, '\\gt ')}$`;
    from = match.index + match[0].length;
  }
  return (out + escapeInline(text.slice(from))).replace(
    /^(\s*)([-+#=]|\d{1,9}[.)])/,
    (_, space: string, mark: string) =>
      mark.length > 1 ? `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}` : `${space}\\${mark}`,
  );
}

function escapeInline(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&$]/g, '\\$&').replace(/^(\s*)---/, '$1\\---');
}

/** A link whose text and address cannot get out of it; the text alone where there is no http(s) address. */
export function markdownLink(text: string, address: string | undefined): string {
  const label = markdownText(text);
  if (!address || !/^https?:\/\//i.test(address)) return label;
  return `[${label}](<${address.replace(/[<>\\\s]/g, (c) => encodeURIComponent(c))}>)`;
}

/** The reader's own Markdown, kept, but for raw HTML and addresses that run: notes may have been imported. */
export function safeNote(note: string): string {
  return note
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((part, at) => (at % 2 === 1 ? part : safeProse(part)))
    .join('');
}

function safeProse(text: string): string {
  return text
    .replace(/(?<!\\)<(?=[a-z/!?])(?!https?:\/\/)/gi, '\\<')
    .replace(/(\]\(\s*<?|\]:\s*<?)(?=\s*(?:javascript|vbscript|data|file)\s*:)/gi, '$1unsafe:');
}

/**
 * A YAML scalar: always in double quotes, of which JSON's are a subset (YAML 1.2, 1.3). What would be a tag of HTML to a
 * program that knows no front matter is written by its number.
 */
export function yamlText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]|<(?=[a-z/!?])/gi,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
