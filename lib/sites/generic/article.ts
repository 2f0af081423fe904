/**
 * A page about one paper: from what its head says, completed and corrected by its body, or from the body alone when
 * it is laid out as an article (a title, an abstract under its own heading, sections). Lists are read by others.
 */
import { LIMITS, type Author, type Bibliography } from '../../paper/bibliography.ts';
import { arxivIssued, identifiersOfUrl } from '../../paper/identifiers.ts';
import type { Page, Sighting } from '../contract.ts';
import { isPeople, isProse, namesIn } from './facts.ts';
import type { Line, Lines } from './lines.ts';
import { metadataOf, type Metadata } from './metadata.ts';
import type { PageFacts } from './page-facts.ts';

/** The paper that the page is about; null where it is about none. */
export function readArticle(page: Page, facts: PageFacts): Sighting | null {
  const metadata = metadataOf(page.document);
  if (metadata) return fromMetadata(metadata, page, facts);
  return fromBody(page, facts);
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function fromMetadata(metadata: Metadata, page: Page, facts: PageFacts): Sighting {
  const { lines } = facts.page;
  const wanted = fold(metadata.title);
  const titleLine =
    lines.find((line) => line.text.length < 2_000 && fold(line.text) === wanted) ?? heading(facts.page);
  const record: Bibliography = {
    title: metadata.title.replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, LIMITS.title),
    authors: asShown(metadata.authors, facts.page, titleLine?.index ?? 0),
    ids: { ...identifiersOfUrl(page.url), ...metadata.ids },
  };
  if (metadata.year !== undefined) record.year = metadata.year;
  if (metadata.date !== undefined) record.date = metadata.date;
  if (metadata.venue !== undefined) record.venue = metadata.venue.slice(0, LIMITS.venue);
  const shown = abstractSection(facts.page) ?? (metadata.abstract ? null : onlyProse(facts.page, titleLine));
  const abstract = shown?.text ?? metadata.abstract;
  if (abstract) record.abstract = abstract.slice(0, LIMITS.abstract);
  record.url = metadata.url ?? page.url;
  if (metadata.pdf) record.links = [{ kind: 'pdf', url: metadata.pdf }];
  return sighting(record, 0.97, facts.page, titleLine, shown?.element);
}

function sighting(
  record: Bibliography,
  confidence: number,
  page: Lines,
  title: Line | undefined,
  abstract?: Element,
): Sighting {
  const element = title?.box.element ?? page.root.element;
  const elements: Sighting['elements'] = { entry: page.root.element, anchor: element, title: element };
  if (abstract) elements.abstract = abstract;
  return { record, confidence, elements };
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
    const at = text.indexOf(author.name);
    if (at < 0) return authors;
    places.push({ author, at });
  }
  return places.sort((a, b) => a.at - b.at).map((place) => place.author);
}

const ABSTRACT =
  /^\W*(?:abstract|summary|résumé|zusammenfassung|resumen|resumo|riassunto|аннотация|摘要)\W*$/i;

interface Shown {
  text: string;
  element: Element;
  line: number;
}

/** The text under the heading "Abstract", up to the next heading. */
function abstractSection(page: Lines): Shown | null {
  let first: Shown | null = null;
  for (const line of page.lines) {
    const isHeading = ABSTRACT.test(line.text);
    if (!isHeading) {
      const lead = /^abstract\s*[:.—–-]\s*/i.exec(line.text);
      if (lead && isProse(line.text))
        return { text: line.text.slice(lead[0].length), element: line.box.element, line: line.index };
      continue;
    }
    const parts: Line[] = [];
    const top = line.box.heading > 0 ? line.box.parent : line.box.parent?.parent;
    for (let index = line.index + 1; index < page.lines.length && parts.length < 12; index++) {
      const next = page.lines[index];
      if (!next || next.box.heading > 0 || (parts.length > 0 && top && index >= top.last)) break;
      if (next.text.length < 60 && parts.length > 0 && parts[0]?.box !== next.box) break;
      if (next.text.length >= 60 || parts.length > 0) parts.push(next);
      else if (index > line.index + 4) break;
      // One paragraph is the rule; further ones count while they stand in the same box.
      const after = page.lines[index + 1];
      if (parts.length > 0 && after && after.box.parent !== next.box.parent) break;
    }
    const text = parts.map((part) => part.text).join(' ');
    const [start] = parts;
    if (start && text.length > 120) {
      first = {
        text,
        element: parts.length > 1 ? (start.box.parent ?? start.box).element : start.box.element,
        line: line.index,
      };
      break;
    }
  }
  return first;
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

/** An article by its layout: one abstract, a title above it, sections below it. */
function fromBody(page: Page, facts: PageFacts): Sighting | null {
  const { lines } = facts.page;
  const abstract = abstractSection(facts.page);
  if (!abstract || abstract.line > 250 || /^\W*summary/i.test(lines[abstract.line]?.text ?? '')) return null;
  const headings = lines.filter((line) => line.box.heading > 0);
  const again = lines.filter((line) => /^\W*abstract(?:\W*$|\s*[:.—–]\s)/i.test(line.text)).length;
  const sections = headings.filter(
    (line) =>
      line.index > abstract.line && /introduction|references|bibliography|conclusion/i.test(line.text),
  ).length;
  const long = lines.slice(abstract.line).filter((line) => isProse(line.text)).length;
  if (again > 1 || (sections < 1 && long < 5)) return null;
  const title = titleAbove(lines, abstract.line);
  if (!title) return null;
  const record: Bibliography = {
    title: wholeHeading(lines, title).replace(/\.$/, '').slice(0, LIMITS.title),
    authors: [],
    abstract: abstract.text,
    ids: identifiersOfUrl(page.url),
  };
  for (let index = title.index + 1; index < abstract.line; index++) {
    const line = lines[index];
    const people = facts.of(index).people;
    if (!line || !people || !isPeople(people)) continue;
    const names = namesIn(namesOnly(line));
    record.authors.push(...names.authors);
    if (people.count >= 2) break;
  }
  const issued = record.ids.arxiv ? arxivIssued(record.ids.arxiv) : null;
  if (issued) record.year = issued.year;
  record.url = page.url;
  return sighting(record, 0.85, facts.page, title, abstract.element);
}

/** A heading that its author broke over several lines. */
function wholeHeading(lines: Line[], title: Line): string {
  return lines
    .slice(title.index, title.index + 5)
    .filter((line) => line.box === title.box)
    .map((line) => line.text)
    .join(' ');
}

function titleAbove(lines: Line[], abstract: number): Line | undefined {
  const above = lines.slice(0, abstract).filter((line) => line.box.heading > 0 && line.text.length > 6);
  const rank = Math.min(...above.map((line) => line.box.heading));
  return above.find((line) => line.box.heading === rank);
}

/** A line without its superscripts. */
function namesOnly(line: Line): string {
  return line.runs
    .filter((run) => run.inline?.tag !== 'sup')
    .map((run) => run.text)
    .join('');
}
