/** The page's own search field: by what it is, then by what it is called. */

const FIELDS = [
  'input[type=search]',
  '[role=searchbox]',
  '[role=search] input',
  'input[name=q]',
  'input[name=query]',
  'input[name*=search i]',
  'input[placeholder*=search i]',
  'input[aria-label*=search i]',
];

const isUsable = (field: HTMLElement): boolean =>
  field.checkVisibility({ visibilityProperty: true }) &&
  !(
    field instanceof HTMLInputElement &&
    (field.disabled || field.readOnly || !/^(?:text|search)$/.test(field.type))
  );

/** Null where the page shows none. */
export function searchFieldOf(document: Document): HTMLElement | null {
  for (const selector of FIELDS) {
    const found = [...document.querySelectorAll<HTMLElement>(selector)].find(isUsable);
    if (found) return found;
  }
  return null;
}
