/**
 * A copied listing (a search page, an author page, a feed's page) as records: the roles of its lines are found for the
 * page as a whole, then each title gathers its names, abstract, date, venue and identifiers.
 */
import { LIMITS } from '../../paper/bibliography.ts';
import type { Bibliography } from '../../paper/bibliography.ts';
import { arxivIssued, identifiersOfUrl, parseArxivId, parseDoi } from '../../paper/identifiers.ts';
import { countWords, venueLikeness } from '../../text/citation/cues.ts';
import { trimTitle } from '../../text/citation/segment.ts';
import { CAREER } from './references.ts';
import { judgeLines } from './line-classes.ts';
import type { Judged } from './line-classes.ts';
import type { Line } from './lines.ts';
import { THRESHOLD, isSigned, scholarlyWords } from './listing.ts';
import type { Found } from './listing.ts';
import { assignRoles } from './roles.ts';
import type { Role } from './roles.ts';

interface Group {
  at: number;
  before: Judged[];
  title: Judged;
  names: Judged[];
  abstract: Judged[];
  after: Judged[];
}

/** Every paper of a copied listing, in order. */
export function readListingLines(lines: readonly Line[]): Found[] {
  const judged = settleGlued(judgeLines(withoutRepeats(lines)));
  // Without names, an abstract or an identifier anywhere there is nothing to find.
  if (
    !judged.some(
      (each) =>
        each.names > 0.5 ||
        each.abstract > 0.8 ||
        each.glued ||
        (each.fact > 0.8 && each.factKind !== 'date'),
    )
  )
    return [];
  const groups = gather(judged, assignRoles(judged));
  const found = groups.map((group) => ({ group, record: recordOf(group) }));
  dropHandles(found.map(({ record }) => record));
  const evidence = found.map(({ group, record }) => evidenceOf(group, record));
  const page = evidence.length === 0 ? 0 : evidence.reduce((sum, one) => sum + one, 0) / evidence.length;
  const usual = found.filter(({ record }) => hasBody(record)).length / Math.max(1, found.length);
  const scored = found.map(({ group, record }, at) => {
    const own = evidence[at] ?? 0;
    const bare = own <= 0.15 ? -1.5 : 0;
    // Where nearly every record has names or an abstract, one with neither is the page's own furniture.
    const odd = usual > 0.75 && !hasBody(record) ? -2.5 : 0;
    // A regular page lends its weight to each of its records.
    const weight = 0.6 * own + 0.7 * page * Math.min(1, found.length / 4) + bare + odd - 1;
    return { record, confidence: 1 / (1 + Math.exp(-2.2 * weight)), line: group.at };
  });
  // One or two records somewhere in a long page are chance rather than a listing, unless they are identified.
  const sure = scored.filter((each) => each.confidence >= THRESHOLD);
  const signed = sure.filter(({ record }) => isSigned(record)).length;
  const stray = sure.length < 3 && (judged.length >= 60 || sure.every(({ record }) => !isNamed(record)));
  // News, shops and blogs have titles and one name each, and nothing that says where it appeared.
  const chatty = sure.length > 0 && signed < 0.4 * sure.length;
  return scored.map((each) => {
    const alone = !hasBody(each.record) && each.record.venue === undefined;
    return (stray || chatty || alone) && !identified(each.record)
      ? { ...each, confidence: each.confidence * 0.6 }
      : each;
  });
}

const identified = (record: Bibliography): boolean => Object.keys(record.ids).length > 0;
const isNamed = (record: Bibliography): boolean => record.authors.length > 0 || identified(record);

/** A page's lines, the same one twice in a row once, and no more than the largest listings have. */
function withoutRepeats(lines: readonly Line[]): Line[] {
  return lines.filter((line, at) => line.text !== lines[at - 1]?.text).slice(0, MOST_LINES);
}

const MOST_LINES = 60_000;

const hasBody = (record: Bibliography): boolean =>
  record.authors.length > 0 || record.authorCount !== undefined || record.abstract !== undefined;

/** A page that counts its authors ("4 authors") does not name them: a lone name in that place is who posted it. */
function dropHandles(records: readonly Bibliography[]): void {
  const counted = records.filter(
    (record) => record.authorCount !== undefined && record.authors.length === 0,
  ).length;
  const named = records.filter((record) => record.authorCount === undefined && record.authors.length > 0);
  if (counted < 3 || named.length * 4 > counted) return;
  for (const record of named) if (record.authors.length === 1) record.authors = [];
}

/** Titles run together with names are a fault of a whole page's copy: one such line alone is a coincidence. */
function settleGlued(judged: Judged[]): Judged[] {
  const glued = judged.filter((each) => each.glued && each.glued.score > 1.1 && each.abstract < 0.5);
  const plain = judged.filter((each) => !each.glued && each.title > 0.5);
  if (glued.length >= 2 && glued.length >= plain.length) return judged;
  return judged.map((each) => ({ ...each, glued: undefined }));
}

function gather(judged: readonly Judged[], roles: readonly Role[]): Group[] {
  const groups: Group[] = [];
  let before: Judged[] = [];
  // Names that lead ("Ai Guan, F. Muro / Title / year") are the next title's.
  let leaders: Judged[] = [];
  for (const [at, each] of judged.entries()) {
    const group = groups.at(-1);
    switch (roles[at]) {
      case 'before':
        before.push(each);
        break;
      case 'leaders':
        leaders.push(each);
        break;
      case 'title':
        groups.push({ at, before, title: each, names: leaders, abstract: [], after: [] });
        leaders = [];
        before = [];
        break;
      case 'names':
        group?.names.push(each);
        break;
      case 'abstract':
        group?.abstract.push(each);
        break;
      case 'after':
        group?.after.push(each);
        break;
      default:
        before = [];
        leaders = [];
    }
  }
  return groups.filter(
    (group) =>
      group.names.length + group.abstract.length + group.after.length + group.before.length > 0 ||
      group.title.glued,
  );
}

function recordOf(group: Group): Bibliography {
  const { glued } = group.title;
  const record: Bibliography = {
    title: trimTitle(
      glued ? glued.title : group.title.line.text.replace(/^(?:\[[\p{L}]{1,9}\]\s?){1,3}/u, ''),
    ).slice(0, LIMITS.title),
    authors: [],
    ids: {},
  };
  readNames(record, group);
  const abstract = group.abstract
    .map((each) => each.line.text)
    .join(' ')
    .replace(/^abstract\s?[:.—-]\s*/i, '');
  if (abstract !== '') record.abstract = abstract.slice(0, LIMITS.abstract);
  for (const fact of [...group.before, ...group.after]) readFact(record, fact);
  if (record.year === undefined && record.ids.arxiv) record.year = arxivIssued(record.ids.arxiv)?.year;
  for (const each of group.names) {
    const [where = ''] = each.byline ?? [];
    const year = /(?<![\d-])(?:19|20)\d\d(?![\d-])/.exec((each.byline ?? []).join(' '))?.[0];
    if (year) record.year ??= Number(year);
    const venue = venueOf(where.replace(/\s?…/g, ''));
    if (venue && !/^\S+\.\p{Ll}{2,}$/u.test(venue)) record.venue ??= venue;
  }
  return record;
}

function readNames(record: Bibliography, group: Group): void {
  const counted = group.names.find((each) => each.authorCount !== undefined);
  if (counted?.authorCount) record.authorCount = counted.authorCount;
  const shown = group.names.filter((each) => each.authorCount === undefined);
  const lists = group.title.glued ? [group.title.glued.names] : [];
  for (const each of shown) if (each.list) lists.push(each.list);
  for (const list of lists) {
    record.authors.push(...list.authors);
    if (list.truncated) record.authorsTruncated = true;
    if (list.count) record.authorCount = list.count;
  }
}

function readFact(record: Bibliography, fact: Judged): void {
  const text = fact.line.text;
  const { date } = fact;
  if (date?.year && record.year === undefined) {
    record.year = date.year;
    if (date.date) record.date = date.date;
  }
  const years = text.match(/(?<![\d-])(?:19|20)\d\d(?![\d-])/g);
  if (fact.factKind === 'venue') {
    const venue = venueOf(text);
    if (venue && record.venue === undefined) record.venue = venue;
    if (record.year === undefined && years) record.year = Number(years.at(-1));
  } else if (fact.factKind === 'date' && record.year === undefined && years) record.year = Number(years[0]);
  const arxiv = fact.factKind === 'id' || /arxiv/i.test(text) ? parseArxivId(text) : null;
  if (arxiv && !record.ids.arxiv) {
    record.ids.arxiv = arxiv.id;
    if (arxiv.version) record.ids.arxivVersion = arxiv.version;
  }
  const doi = parseDoi(text);
  if (doi && !record.ids.doi) record.ids.doi = doi;
  const url = /https?:\/\/[^\s<>"]+/.exec(text)?.[0];
  if (url) {
    record.url ??= url;
    record.ids = { ...identifiersOfUrl(url), ...record.ids };
  }
}

/** "NeurIPS Conference 2025 Conference Paper" → "NeurIPS", "Nature 12 (3), 1-10, 2022" → "Nature". */
function venueOf(text: string): string | undefined {
  let venue =
    text.replace(/^(?:in|published in|appeared in|presented at)[:\s]\s?/i, '').split(/\s[·•|]\s/)[0] ?? '';
  venue = venue
    .replace(/(?:(?<![\s,.;])[\s,.;]+)?\b(?:conference|journal|workshop)\s+(?:19|20)\d\d\b.*$/i, '')
    .replace(
      /(?:(?<![\s,.;:])[\s,.;:]+)?(?:\bvol(?:ume|\.)?\s?\d.*|\bpp?\.\s?\d.*|\b\d{1,4}\s?\(\d.*|\(?\b(?:19|20)\d\d\b.*|\b\d{1,5}[-–]\d.*|\s\d{1,4},.*)$/i,
      '',
    )
    .replace(/(?<![\s,.;:(])[\s,.;:(]+$/, '')
    .trim();
  return venue.length >= 2 && /\p{L}{2}/u.test(venue) ? venue.slice(0, LIMITS.venue) : undefined;
}

/** How much speaks for a scholarly paper rather than news, a product or a person: about 0 (nothing) to 3. */
function evidenceOf(group: Group, record: Bibliography): number {
  let evidence = 0;
  if (record.authorCount !== undefined) evidence += 1.3;
  if (record.authors.length > 1 || record.authorsTruncated) evidence += 0.9;
  else if (record.authors.length === 1) evidence += 0.3;
  if (record.abstract) {
    const words = scholarlyWords(record.abstract);
    evidence += (record.abstract.length > 380 ? 0.35 : 0.1) + Math.min(0.6, 0.12 * words);
  }
  if (Object.keys(record.ids).length > 0) evidence += 1.3;
  if (record.venue && venueLikeness(record.venue) > 0.4) evidence += 0.6;
  if ([...group.before, ...group.after].some((each) => each.factKind === 'venue')) evidence += 0.5;
  evidence += Math.min(0.4, 0.2 * countWords(record.title).topical);
  if (record.title.split(' ').length < 2) evidence -= 0.4;
  if (CAREER.test(record.title)) evidence -= 2;
  return evidence;
}
