/**
 * Hugging Face Papers: daily, weekly, monthly and trending lists, search, and the page of one paper. Cards show a
 * title, a picture and at most a number of authors; names, abstract and date stand as JSON in `data-props` attributes
 * that the page draws itself from. After a change of route that JSON may be an older list's: it is looked up by id,
 * and what it lacks is read from the card.
 */
import type { Author } from '../paper/bibliography.ts';
import { parseArxivId } from '../paper/identifiers.ts';
import { draftOf } from './arxiv/fields.ts';
import type { Entry, ListingKind, Page, Sighting, SiteReader } from './contract.ts';
import { isoDate, yearOf } from './kit/dates.ts';
import { addressOf, all, one } from './kit/dom.ts';
import { finish, type Draft } from './kit/record.ts';
import { collapse, textOf, titleText } from './kit/text.ts';

const HOME = 'https://huggingface.co';
/** More JSON than any list of theirs has been seen to carry (a month: 3 MB); a larger one is not parsed. */
const MOST_JSON = 20_000_000;
/** A card's own text of the abstract is at least so long; shorter paragraphs are labels. */
const SHORTEST_ABSTRACT = 150;

function recognise(url: URL): ListingKind | null {
  if (/^\/papers\/\d{4}\.\d{4,5}/.test(url.pathname)) return 'paper';
  return /^\/papers(?:\/(?:date|week|month)\/[^/]+|\/trending)?\/?$/.test(url.pathname) ? 'listing' : null;
}

/** What the page's JSON says of its papers, by arXiv id. */
type Props = Map<string, Record<string, unknown>>;

function* entries(page: Page): Iterable<Entry> {
  const props = propsOf(page.document);
  if (recognise(new URL(page.url)) === 'paper') {
    const root = one(page.document, 'main');
    if (root && one(root, 'h1')) yield { root, context: props };
    return;
  }
  const seen = new Set<Element>();
  for (const link of page.document.querySelectorAll('h3 a[href*="/papers/"], h4 a[href*="/papers/"]')) {
    const root = link.closest('article') ?? link.closest('h3, h4')?.parentElement;
    if (!root || seen.has(root) || !idOf(link)) continue;
    seen.add(root);
    yield { root, context: props };
  }
}

function idOf(link: Element | null): ReturnType<typeof parseArxivId> {
  const path = /\/papers\/([^?#]+)/.exec(link?.getAttribute('href') ?? '')?.[1];
  return path ? parseArxivId(path) : null;
}

function propsOf(document: Document): Props {
  const props: Props = new Map();
  for (const element of document.querySelectorAll('[data-props]')) {
    const text = element.getAttribute('data-props') ?? '';
    if (text.length > MOST_JSON || !text.includes('"authors"')) continue;
    try {
      collect(JSON.parse(text), props, 0);
    } catch {
      // A fragment cut by the page: the cards still say what they say.
    }
  }
  return props;
}

/** Papers lie at `paper`, `papers[]` or `dailyPapers[].paper`; wherever an object looks like one, it is one. */
function collect(value: unknown, props: Props, depth: number): void {
  if (depth > 4 || typeof value !== 'object' || value === null) return;
  const object = value as Record<string, unknown>;
  if (typeof object['id'] === 'string' && Array.isArray(object['authors'])) {
    const id = parseArxivId(object['id'])?.id;
    if (id && !props.has(id)) props.set(id, object);
    return;
  }
  for (const inner of Object.values(object)) collect(inner, props, depth + 1);
}

function read(entry: Entry, page: Page): Sighting | null {
  const props = entry.context as Props;
  return recognise(new URL(page.url)) === 'paper'
    ? readPaper(entry.root, page, props)
    : readCard(entry.root, props);
}

function readCard(card: Element, props: Props): Sighting | null {
  const link = one(card, 'h3 a[href*="/papers/"], h4 a[href*="/papers/"]');
  const id = idOf(link);
  if (!link || !id) return null;
  const draft: Draft = draftOf(id);
  draft.title = titleText(textOf(link));
  draft.links = [{ kind: 'page', url: `${HOME}/papers/${id.id}` }];
  addProps(props.get(id.id), draft);
  if (!draft.authors?.length) {
    const count = /(?:^|\D)(\d{1,4}) authors?(?![a-z])/i.exec(card.textContent ?? '')?.[1];
    if (count) draft.authorCount = Number(count);
  }
  const abstract = longestParagraph(card);
  if (!draft.abstract && abstract) draft.abstract = textOf(abstract);
  if (!draft.date) addDate(card, draft);
  const record = finish(draft);
  if (!record) return null;
  const title = link.closest('h3, h4') ?? link;
  const elements: Sighting['elements'] = { entry: card, anchor: title, title };
  if (abstract) elements.abstract = abstract;
  return { record, confidence: 1, elements };
}

function readPaper(main: Element, page: Page, props: Props): Sighting | null {
  const id = parseArxivId(new URL(page.url).pathname);
  const title = one(main, 'h1');
  if (!id || !title) return null;
  const draft: Draft = draftOf(id);
  draft.title = titleText(textOf(title));
  draft.links = [{ kind: 'page', url: `${HOME}/papers/${id.id}` }];
  addProps(props.get(id.id), draft);
  if (!draft.authors?.length) {
    // A name is a link where the author has an account and a button where not.
    draft.authors = all(main, '.author')
      .map((author) => collapse(author.textContent ?? '').replace(/ ?,$/, ''))
      .filter((name) => name !== '')
      .map((name) => ({ name }));
  }
  // Beside the abstract may stand a shorter summary that is not the authors'.
  const abstract = abstractOf(main);
  if (!draft.abstract && abstract) draft.abstract = textOf(abstract);
  const record = finish(draft);
  if (!record) return null;
  const elements: Sighting['elements'] = { entry: main, anchor: title, title };
  if (abstract) elements.abstract = abstract;
  return { record, confidence: 1, elements };
}

/** Under the page's first heading that has any long text; comments come later and may be longer. */
function abstractOf(main: Element): Element | null {
  for (const heading of main.getElementsByTagName('h2')) {
    const abstract = heading.parentElement && longestParagraph(heading.parentElement);
    if (abstract) return abstract;
  }
  return null;
}

function longestParagraph(root: Element): Element | null {
  let longest: Element | null = null;
  let most = SHORTEST_ABSTRACT - 1;
  for (const paragraph of root.getElementsByTagName('p')) {
    const length = (paragraph.textContent ?? '').length;
    if (length > most) {
      longest = paragraph;
      most = length;
    }
  }
  return longest;
}

function addProps(props: Record<string, unknown> | undefined, draft: Draft): void {
  if (!props) return;
  draft.authors = authorsOf(props['authors']);
  const summary = text(props['summary']);
  if (summary) draft.abstract = collapse(summary);
  const date = isoDate(text(props['publishedAt']).slice(0, 10));
  if (date) {
    draft.date = date;
    draft.year = yearOf(date);
  }
  for (const [field, kind] of [
    ['githubRepo', 'code'],
    ['projectPage', 'page'],
  ] as const) {
    const url = addressOf(text(props[field]), HOME);
    if (url) draft.links?.push({ kind, url });
  }
}

function authorsOf(value: unknown): Author[] {
  if (!Array.isArray(value)) return [];
  return value
    .map((author: unknown) => collapse(text((author as Record<string, unknown> | null)?.['name'])))
    .filter((name) => name !== '')
    .map((name) => ({ name }));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** "Oct 9, 2025", in a `time` element or not; a card of the running year names no year and gives no date. */
function addDate(card: Element, draft: Draft): void {
  const time = one(card, 'time');
  const date = isoDate(time?.getAttribute('datetime') ?? '') ?? isoDate(textOf(time)) ?? dateIn(card);
  if (date) draft.date = date;
}

function dateIn(card: Element): string | undefined {
  const found = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}, \d{4}\b/.exec(
    collapse((card.textContent ?? '').slice(-2_000)),
  );
  return found ? isoDate(found[0]) : undefined;
}

export const huggingFace: SiteReader = {
  id: 'hugging-face',
  name: 'Hugging Face Papers',
  proven: true,
  matches: ['https://huggingface.co/*'],
  hosts: ['huggingface.co'],
  recognise,
  containers(page) {
    // The whole list is drawn anew on a change of route: only its parent lasts.
    return [one(page.document, 'main') ?? page.document.body];
  },
  entries,
  read,
  // Papers with identifiers of the old style are not shown there.
  paperPage: ({ arxiv: id }) => (id && /^\d/.test(id) ? `${HOME}/papers/${id}` : null),
  isEmpty: (page) =>
    recognise(new URL(page.url)) === 'listing' && !all(page.document, 'a[href^="/papers/"]').some(idOf),
};
