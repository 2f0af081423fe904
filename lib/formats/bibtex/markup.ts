/**
 * HTML in titles of BibTeX: Mendeley and publishers export the markup of a title ("<i>E. coli</i>", "CO<sub>2</sub>") as it
 * stands in their databases. It is turned into the TeX that says the same. An angle bracket that is meant as one is written
 * `\textless{}`, as `text-to-tex.ts` does.
 */

const NAMES = 'i|b|em|strong|sc|scp|sub|sup|inf';
const PAIR = new RegExp(`<(${NAMES})>([^<>]{0,1000})</\\1>`, 'gi');
const TAG = new RegExp(`</?(?:${NAMES})>`, 'i');

/** A title in TeX without tags that stand in pairs. */
export function untagged(tex: string): string {
  if (!/<|\{\\textless\}|\$/.test(tex)) return tex;
  const angled = tex
    // As Zotero writes them.
    .replace(/\$_\{\\textrm\{([^{}$]{1,100})\}\}\$/g, '\\textsubscript{$1}')
    .replace(/\$\^\{\\textrm\{([^{}$]{1,100})\}\}\$/g, '\\textsuperscript{$1}')
    .replace(/\{\\textless\}/g, '<')
    .replace(/\{\\textgreater\}/g, '>');
  // Twice: italics around a subscript.
  const once = angled.replace(PAIR, inTex);
  return once.replace(PAIR, inTex);
}

function inTex(_: string, name: string, inner: string): string {
  const tag = name.toLowerCase();
  if (tag === 'sup') return `\\textsuperscript{${inner}}`;
  return tag === 'sub' || tag === 'inf' ? `\\textsubscript{${inner}}` : inner;
}

/** Whether a text holds what `untagged` would take for markup. */
export function hasTags(text: string): boolean {
  return TAG.test(text);
}
