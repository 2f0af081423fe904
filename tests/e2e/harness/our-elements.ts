/**
 * Our elements in a page, as a page's own script finds them: under a name that changes at every load, with shadow roots
 * that are closed to it. Expressions to be evaluated in the page.
 */
const IS_OURS = `((element) => /^o[\\da-f]{12}-x$/.test(element.localName) && element.shadowRoot === null && element.childNodes.length === 0)`;

/** Every element of ours. */
export const OUR_HOSTS = `[...Document.prototype.querySelectorAll.call(document, '*')].filter(${IS_OURS})`;

/** Those that float over all of the page. */
export const OUR_OVERLAYS = `[...document.documentElement.children].filter(${IS_OURS})`;

/** The page's own markup without them, to compare with the page as it was. */
export const MARKUP_WITHOUT_US = `(() => {
  const isOurs = ${IS_OURS};
  const copyOf = (node) => {
    const copy = node.cloneNode(false);
    for (const child of node.childNodes) if (!isOurs(child)) copy.appendChild(copyOf(child));
    return copy;
  };
  return copyOf(document.documentElement).outerHTML;
})()`;
