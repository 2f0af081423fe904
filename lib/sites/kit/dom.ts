/** Small, safe steps through a page's tree for site readers, off their hot path. */

/** In document order. */
export function all(root: Document | Element, selector: string): Element[] {
  return [...root.querySelectorAll(selector)];
}

export function one(root: Document | Element, selector: string): Element | null {
  return root.querySelector(selector);
}

/** The content of the first `<meta>` of that name (or property), or ''. */
export function meta(document: Document, name: string): string {
  return metas(document, name)[0] ?? '';
}

/** The contents of every `<meta>` of that name (or property), empty ones left out. */
export function metas(document: Document, name: string): string[] {
  return all(document, `meta[name="${name}" i], meta[property="${name}" i]`)
    .map((tag) => tag.getAttribute('content')?.trim() ?? '')
    .filter((content) => content !== '');
}

/** The http(s) address an attribute names, resolved against the page; '' for another scheme or a broken one. */
export function addressOf(href: string | null | undefined, base: string): string {
  if (!href || href.length > 4_000) return '';
  try {
    const url = new URL(href, base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : '';
  } catch {
    return '';
  }
}
