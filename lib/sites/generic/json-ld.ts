/** The one scholarly article that a page's JSON-LD (schema.org) describes; null where it describes none or several. */
import { parseDoi } from '../../paper/identifiers.ts';
import { authorOf, dateOf, type Metadata } from './metadata.ts';

type Node = Record<string, unknown>;

const ARTICLE =
  /^(?:https?:\/\/schema\.org\/)?(?:ScholarlyArticle|MedicalScholarlyArticle|Thesis|Chapter|TechArticle)$/;
/** Article types that other pages use as well; they count when they carry a DOI or belong to a periodical. */
const MAYBE = /^(?:https?:\/\/schema\.org\/)?(?:Article|CreativeWork|Report|Book)$/;
const LONGEST = 500_000;

export function articleInJsonLd(document: Document): Metadata | null {
  const found: Node[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent ?? '';
    if (text.length > LONGEST) continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      continue;
    }
    collect(value, found, 0);
  }
  const titles = new Set(found.map((node) => textOf(node['headline']) ?? textOf(node['name'])));
  const [node] = found;
  const title = node ? (textOf(node['headline']) ?? textOf(node['name'])) : undefined;
  if (!node || !title || titles.size !== 1) return null;
  const metadata: Metadata = { title, authors: people(node['author'] ?? node['creator']), ids: {} };
  const doi = doiOf(node);
  if (doi) metadata.ids.doi = doi;
  Object.assign(metadata, dateOf(textOf(node['datePublished']) ?? textOf(node['dateCreated']) ?? ''));
  const venue = venueOf(node['isPartOf']);
  if (venue) metadata.venue = venue;
  const abstract = textOf(node['abstract']) ?? textOf(node['description']);
  if (abstract && abstract.length > 150 && !/(?:\.\.\.|…)\s*$/.test(abstract)) metadata.abstract = abstract;
  return metadata;
}

function collect(value: unknown, found: Node[], depth: number): void {
  if (depth > 4 || found.length > 50) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 200)) collect(item, found, depth + 1);
    return;
  }
  if (!isNode(value)) return;
  const types = [value['@type']].flat().filter((type): type is string => typeof type === 'string');
  if (types.some((type) => ARTICLE.test(type))) found.push(value);
  else if (
    types.some((type) => MAYBE.test(type)) &&
    (doiOf(value) !== null || isPeriodical(value['isPartOf']))
  )
    found.push(value);
  collect(value['@graph'], found, depth + 1);
  collect(value['mainEntity'], found, depth + 1);
  collect(value['mainEntityOfPage'], found, depth + 1);
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string' && text.trim() !== ''
    ? text.replace(/\s+/g, ' ').trim().slice(0, 30_000)
    : undefined;
}

function people(value: unknown): Metadata['authors'] {
  return [value]
    .flat()
    .slice(0, 5_000)
    .map((one) => (isNode(one) ? nameOf(one) : typeof one === 'string' ? one : ''))
    .filter((name) => name.trim() !== '')
    .map(authorOf);
}

/** A person's name, in one or in its parts. */
const nameOf = (person: Node): string =>
  textOf(person['name']) ??
  [textOf(person['givenName']), textOf(person['familyName'])].filter((part) => part !== undefined).join(' ');

function doiOf(node: Node): string | null {
  const values = [node['identifier'], node['sameAs'], node['@id'], node['url'], node['doi']].flat();
  for (const value of values) {
    const text = isNode(value) ? (textOf(value['value']) ?? '') : typeof value === 'string' ? value : '';
    const doi = /10\.\d{4}/.test(text) ? parseDoi(text) : null;
    if (doi) return doi;
  }
  return null;
}

function isPeriodical(value: unknown): boolean {
  const text = JSON.stringify(value ?? null).slice(0, 5_000);
  return /"(?:Periodical|PublicationIssue|PublicationVolume)"/.test(text);
}

/** The periodical, through its issue and volume. */
function venueOf(value: unknown): string | undefined {
  let at: unknown = value;
  let name: string | undefined;
  for (let depth = 0; depth < 4 && at; depth++) {
    const node: unknown = Array.isArray(at) ? at[0] : at;
    if (!isNode(node)) break;
    name = textOf(node['name']) ?? name;
    at = node['isPartOf'];
  }
  return name;
}
