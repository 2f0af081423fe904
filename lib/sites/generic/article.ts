/**
 * A page about one paper by its body alone, where it is laid out as an article: a title, an abstract under its own
 * heading, sections. Lists are read by others.
 */
import { LIMITS, type Bibliography } from '../../paper/bibliography.ts';
import { arxivIssued, identifiersOfUrl } from '../../paper/identifiers.ts';
import type { FoundPaper } from '../../paper/shown-page.ts';
import { abstractSection } from './abstract-section.ts';
import { isPeople, isProse, namesIn } from './facts.ts';
import type { Line } from './lines.ts';
import type { PageFacts } from './page-facts.ts';
import { placesOf } from './paper-head.ts';

/** An article by its layout: one abstract, a title above it, sections below it. */
export function readArticle(facts: PageFacts, url: string): FoundPaper | null {
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
    ids: identifiersOfUrl(url),
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
  record.url = url;
  return { record, confidence: 0.85, places: placesOf(facts.page, title, abstract.element) };
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
