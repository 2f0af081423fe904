/** HTML that other programs leave in titles and notes, turned into plain text. */
import { SUBSCRIPTS, SUPERSCRIPTS } from './bibtex/tex-symbols.ts';
import { shifted } from './bibtex/tex-to-text.ts';
import { tidy, tidyLines } from './checked.ts';

/** A title without the few tags that CSL-JSON and Zotero allow: raised and lowered text becomes Unicode's where there is any. */
export function plainTitle(text: string): string {
  if (!text.includes('<')) return tidy(text);
  return tidy(
    text
      .replace(/<(sub|sup)>([^<>]{1,50})<\/\1>/gi, (_, tag: string, inner: string) =>
        shifted(inner, tag.toLowerCase() === 'sub' ? SUBSCRIPTS : SUPERSCRIPTS),
      )
      .replace(
        /<\/?(?:i|b|em|strong|sub|sup|sc|span(?: (?:class="nocase"|style="font-variant: ?small-caps;?"))?)>/gi,
        '',
      ),
  );
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['nbsp', '\u00a0'],
]);

/** The words of a note in HTML, as Zotero keeps it, its paragraphs in lines of their own. */
export function wordsOfHtml(html: string): string {
  return tidyLines(
    html
      .replace(/<li>/gi, '- ')
      .replace(/<\/(?:p|h\d|li|div|blockquote)>|<br ?\/?>/gi, '\n')
      .replace(/<[^<>]{0,500}>/g, '')
      .replace(/&(\w{2,4}|#39);/g, (entity, name: string) => ENTITIES.get(name) ?? entity),
  );
}

/** A note as text: one that is HTML from its first tag to its last gives its words, any other stays as it is. */
export function plainNote(note: string): string {
  const text = tidyLines(note);
  return /^<(p|div|h[1-6]|ul|ol|blockquote)[ >]/i.test(text) &&
    /<\/(?:p|div|h[1-6]|ul|ol|blockquote)>$/i.test(text)
    ? wordsOfHtml(text)
    : text;
}

/** Lines of Zotero's "Extra" that name an identifier or a key of the item. */
const NAMED = /^(?:doi|pmid|pmcid|arxiv|isbn|issn|citation key|bibtex|tex\.[\w.-]{1,40})\s{0,4}:/i;

/** What the line "Name: value" of Zotero's "Extra" says, else ''. */
export function extraValue(extra: string, name: string): string {
  const line = extra
    .slice(0, 5_000)
    .split('\n')
    .find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return (
    line
      ?.slice(name.length + 1)
      .trim()
      .split(/\s/)[0] ?? ''
  );
}

/** What a person wrote into Zotero's "Extra", where nothing else has a place for it. */
export function extraWords(extra: string): string {
  return tidy(
    extra
      .split('\n')
      .filter((line) => !NAMED.test(line))
      .join(' '),
  );
}

const ARXIV = /arxiv:\s?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?\/\d{7}(?:v\d+)?)/i;

/** The first arXiv id that any of these texts names after "arXiv:", else ''. */
export function arxivIn(texts: readonly string[]): string {
  for (const text of texts) {
    const id = ARXIV.exec(text.slice(0, 5_000))?.[1];
    if (id) return id;
  }
  return '';
}
