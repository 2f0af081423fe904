/**
 * The page's own way to the page before or after: what it calls so (`rel`), what is called so on it in the languages
 * that we know, or the number beside the one that is shown.
 */

type Way = 'before' | 'after';

/** What may follow the name, and nothing else: "Next steps" leads elsewhere. */
const AND_THEN =
  '(?:$| (?:\\d|in )|[ -](?:pages?|days?|weeks?|months?|years?|sets?|results?|entries|papers?|abstracts?|issues?|volumes?)\\b)';
/** What a link says, without its arrows; in other languages the name itself is enough. */
const NAMES: Record<Way, RegExp> = {
  before: new RegExp(
    `^(?:go to )?(?:the )?(?:(?:prev(?:ious)?|newer)${AND_THEN}|(?:précédente?|anterior|vorherige[rs]?|zurück)$|上一[页頁篇]|前[へのペ]|السابق)`,
    'iu',
  ),
  after: new RegExp(
    `^(?:go to )?(?:the )?(?:(?:next|older)${AND_THEN}|(?:suivante?|siguiente|nächste[rs]?|weiter)$|下一[页頁篇]|次[へのペ]|التالي)`,
    'iu',
  ),
};
const ARROWS = /[<>‹›«»←→⟵⟶◀▶◂▸\s]+/g;
const CALLED_SO: Record<Way, string> = { before: 'prev', after: 'next' };
/** Where pages are numbered. */
const PAGERS = '[class*=paging i],[class*=pagination i],[class*=pager i],nav[aria-label*=pag i]';
/** "51", "51-100", "1,001–1,050". */
const NUMBERS = /^\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?$/;
/** A page of more links is searched no further. */
const MOST = 5_000;

const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/** To be clicked; null where the page shows no such way. */
export function pageBeside(
  document: Document,
  way: Way,
  shows: (element: Element) => boolean = isShown,
): HTMLElement | null {
  const ways = [...document.querySelectorAll<HTMLElement>('a[href]:not([href=""]),button:not([disabled])')]
    .slice(0, MOST)
    .filter((each) => leads(each));
  return (
    ways.find(
      (each) => (each.getAttribute('rel') ?? '').split(/\s+/).includes(CALLED_SO[way]) && shows(each),
    ) ??
    ways.find((each) => each.localName === 'a' && isCalled(each, way) && shows(each)) ??
    ways.find((each) => isCalled(each, way) && shows(each)) ??
    besideCurrent(document, ways, way, shows)
  );
}

/** A button of the page, or a link to another page. */
function leads(each: HTMLElement): boolean {
  return (
    each.localName !== 'a' || /^(?!\s*(?:javascript|data|blob|file):|#)/i.test(each.getAttribute('href')!)
  );
}

function isCalled(each: HTMLElement, way: Way): boolean {
  if (each.ariaDisabled === 'true') return false;
  const said = [each.ariaLabel, each.textContent, each.title];
  return said.some((words) => {
    const plain = (words ?? '').slice(0, 200).replace(ARROWS, ' ').trim();
    return plain.length <= 60 && NAMES[way].test(plain);
  });
}

/** The link before or after the number of the page that is shown. */
function besideCurrent(
  document: Document,
  ways: readonly HTMLElement[],
  way: Way,
  shows: (element: Element) => boolean,
): HTMLElement | null {
  for (const pager of document.querySelectorAll(PAGERS)) {
    const isNumber = (each: Element) => NUMBERS.test(each.textContent?.trim() ?? '');
    const numbered = ways.filter((each) => pager.contains(each) && isNumber(each));
    const current = [
      ...pager.querySelectorAll('[aria-current],[class*=current],[class*=active],span,strong,b,em'),
    ].find(
      (each) =>
        isNumber(each) &&
        (each.localName !== 'a' || each.matches('[aria-current],[class*=current],[class*=active]')) &&
        !numbered.some((link) => link !== each && (link.contains(each) || each.contains(link))),
    );
    if (!current) continue;
    const side = way === 'before' ? current.DOCUMENT_POSITION_PRECEDING : current.DOCUMENT_POSITION_FOLLOWING;
    const there = numbered.filter((each) => current.compareDocumentPosition(each) & side && shows(each));
    const nearest = way === 'before' ? there.at(-1) : there[0];
    if (nearest) return nearest;
  }
  return null;
}
