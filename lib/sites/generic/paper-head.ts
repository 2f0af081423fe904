/** The paper that a page is about by what its head says, completed and corrected by its body. */
import { LIMITS, type Author, type Bibliography } from '../../paper/bibliography.ts';
import { identifiersOfUrl } from '../../paper/identifiers.ts';
import type { FoundPaper, Places } from '../../paper/shown-page.ts';
import { abstractSection, type Shown } from './abstract-section.ts';
import type { Line, Lines } from './lines.ts';
import type { Metadata } from './metadata.ts';
import { isProse } from './words.ts';

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The page's one paper: head and lines together. */
export function paperOfHead(metadata: Metadata, page: Lines, url: string): FoundPaper {
  const { lines } = page;
  const wanted = fold(metadata.title);
  const titleLine =
    lines.find((line) => line.text.length < 2_000 && fold(line.text) === wanted) ?? heading(page);
  const record: Bibliography = {
    title: metadata.title.replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, LIMITS.title),
    authors: asShown(metadata.authors, page, titleLine?.index ?? 0),
    ids: { ...identifiersOfUrl(url), ...metadata.ids },
  };
  if (metadata.year !== undefined) record.year = metadata.year;
  if (metadata.date !== undefined) record.date = metadata.date;
  if (metadata.venue !== undefined) record.venue = metadata.venue.slice(0, LIMITS.venue);
  const shown = abstractSection(page) ?? (metadata.abstract ? null : onlyProse(page, titleLine));
  const abstract = shown?.text ?? metadata.abstract;
  if (abstract) record.abstract = abstract.slice(0, LIMITS.abstract);
  record.url = metadata.url ?? url;
  if (metadata.pdf) record.links = [{ kind: 'pdf', url: metadata.pdf }];
  return { record, confidence: 0.97, places: placesOf(page, titleLine, shown?.element) };
}

/** The first main heading of the page. */
function heading(page: Lines): Line | undefined {
  return (
    page.lines.find((line) => line.box.heading === 1 && line.text.length > 8) ??
    page.lines.find((line) => line.box.heading > 0)
  );
}

/** Names and their order as the page shows them, where it shows all of them near its title. */
function asShown(authors: Author[], page: Lines, titleLine: number): Author[] {
  if (authors.length === 0 || authors.length > 300) return authors;
  const near = page.lines.slice(titleLine, titleLine + 60 + 4 * authors.length);
  const text = near
    .filter((line) => line.text.length < 6_000)
    .map((line) => line.text)
    .join('\n');
  const places: { author: Author; at: number }[] = [];
  for (const author of authors) {
    // Turned round from "Family, Given", which the page may show as well.
    const inverted = `${author.family}, ${author.given}`;
    const at = text.indexOf(author.name);
    const other = at < 0 && author.family && author.given ? text.indexOf(inverted) : -1;
    if (at < 0 && other < 0) return authors;
    places.push(at < 0 ? { author: { ...author, name: inverted }, at: other } : { author, at });
  }
  return places.sort((a, b) => a.at - b.at).map((place) => place.author);
}

/** The page as a whole, its title, its abstract. */
export function placesOf(page: Lines, title: Line | undefined, abstract?: number): Places {
  const element = title?.box.element ?? page.root.element;
  const places: Places = { entry: page.root.element, anchor: element, title: element };
  if (abstract !== undefined) places.abstract = abstract;
  return places;
}

/** The first paragraphs under the title, on a page that shows a paper's data and not its text. */
function onlyProse(page: Lines, title: Line | undefined): Shown | null {
  const after = title?.index ?? 0;
  const prose = page.lines.filter(
    (line) => line.index > after && line.box.heading === 0 && isProse(line.text),
  );
  const [start] = prose;
  if (!start || prose.length > 6 || start.index > after + 60 || start.text.length < 240) return null;
  if (page.lines.some((line) => line.box.heading > 0 && /\bintroduction\b/i.test(line.text))) return null;
  const run = prose.filter(
    (line, at) => line.index === start.index + at && line.box.parent === start.box.parent,
  );
  const text = run.map((line) => line.text).join(' ');
  const element = (run.length > 1 ? (start.box.parent ?? start.box) : start.box).element;
  return text.length > 400 ? { text, element, line: start.index } : null;
}
