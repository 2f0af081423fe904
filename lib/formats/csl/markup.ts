/** The few HTML tags that CSL-JSON allows in titles (Zotero's rich text), turned into plain text. */
import { SUBSCRIPTS, SUPERSCRIPTS } from '../bibtex/tex-symbols.ts';
import { shifted } from '../bibtex/tex-to-text.ts';
import { tidy } from '../checked.ts';

/** The title without markup: raised and lowered text becomes Unicode's where there is any. */
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
