/**
 * HTML in titles of BibTeX: Mendeley and publishers export the markup of a title ("<i>E. coli</i>", "CO<sub>2</sub>") as it
 * stands in their databases. It is turned into the TeX that says the same.
 */

const NAMES = 'i|b|em|strong|sc|scp|sub|sup|inf';
const PAIR = new RegExp(`<(${NAMES})>([^<>]{0,1000})</\\1>`, 'gi');
const OPENING = new RegExp(`<(?=/?(?:${NAMES})>)`, 'gi');

/** A title in TeX without tags that stand in pairs. */
export function untagged(tex: string): string {
  if (!/<|\\textless|\$/.test(tex)) return tex;
  const angled = tex
    // As Zotero writes them.
    .replace(/\$_\{\\textrm\{([^{}$]{1,100})\}\}\$/g, '\\textsubscript{$1}')
    .replace(/\$\^\{\\textrm\{([^{}$]{1,100})\}\}\$/g, '\\textsuperscript{$1}')
    .replace(/\{\\textless\}|\\textless(?:\{\}|(?![A-Za-z])\s?)/g, '<')
    .replace(/\{\\textgreater\}|\\textgreater(?:\{\}|(?![A-Za-z])\s?)/g, '>');
  // Twice: italics around a subscript.
  const once = angled.replace(PAIR, inTex);
  return once.replace(PAIR, inTex);
}

function inTex(_: string, name: string, inner: string): string {
  const tag = name.toLowerCase();
  if (tag === 'sup') return `\\textsuperscript{${inner}}`;
  return tag === 'sub' || tag === 'inf' ? `\\textsubscript{${inner}}` : inner;
}

/** A title in TeX whose own angle brackets `untagged` does not take for markup. */
export function untaggable(tex: string): string {
  return tex.replace(OPENING, '<{}');
}
