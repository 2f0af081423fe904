/**
 * Who is met often. Names are told apart as far as the names themselves allow: "J. Ponce" is the one "Jean Ponce" that
 * there is, and nobody's where there are a Jean and a John. Pure.
 */
import type { Author } from '../../paper/bibliography.ts';
import { foldName } from '../../works/names.ts';

export interface MetAuthor {
  /** The fullest of the names it goes by; of those the one most often shown. */
  name: string;
  papers: number;
}

interface Person {
  family: string;
  given: readonly string[];
  /** How often each written form was seen. */
  forms: Map<string, number>;
  /** Places of papers: two forms of one name in one paper are one paper. */
  papers: Set<number>;
}

/** Collaborations of thousands make nobody known. */
const MOST_OF_PAPER = 50;

/** The authors met most often, at least twice. `papers`: the authors of each. */
export function metOften(papers: Iterable<readonly Author[]>, limit: number): MetAuthor[] {
  const people = new Map<string, Person>();
  let place = 0;
  for (const authors of papers) {
    place++;
    if (authors.length > MOST_OF_PAPER) continue;
    for (const author of authors) {
      const { family, given } = foldName(author);
      if (family.length < 2) continue;
      const key = [family, ...given].join(' ');
      let person = people.get(key);
      if (!person) people.set(key, (person = { family, given, forms: new Map(), papers: new Set() }));
      person.forms.set(author.name, (person.forms.get(author.name) ?? 0) + 1);
      person.papers.add(place);
    }
  }
  const merged = [...Map.groupBy(people.values(), ({ family }) => family).values()].flatMap(oneEach);
  return merged
    .filter((person) => person.papers.size > 1)
    .map((person) => ({ name: shownName(person), papers: person.papers.size }))
    .sort((a, b) => b.papers - a.papers || (a.name < b.name ? -1 : 1))
    .slice(0, limit);
}

/** People of one family name: each shorter name goes to the only fuller one that it can be short for. */
function oneEach(people: Person[]): Person[] {
  const fullest = people.toSorted((a, b) => lettersOf(b) - lettersOf(a));
  const kept: Person[] = [];
  for (const person of fullest) {
    const owners = kept.filter((other) => isShortFor(person.given, other.given));
    const [owner] = owners;
    if (!owner || owners.length > 1 || person.given.length === 0) kept.push(person);
    else {
      for (const [form, count] of person.forms) owner.forms.set(form, (owner.forms.get(form) ?? 0) + count);
      for (const paper of person.papers) owner.papers.add(paper);
    }
  }
  return kept;
}

const lettersOf = ({ given }: Person): number => given.reduce((sum, part) => sum + part.length, 0);

/** "j" and "j p" are short for "jean pierre"; "jean" is for "jean p". */
function isShortFor(short: readonly string[], full: readonly string[]): boolean {
  if (short.length > full.length) return false;
  return short.every((part, at) => {
    const other = full[at] as string;
    return part === other || (part.length === 1 && other.startsWith(part));
  });
}

function shownName({ forms }: Person): string {
  // A form with initials only is nobody's name while there is a fuller one.
  const isFull = (name: string) =>
    name.split(/\s+/).filter((part) => part.replace(/[.-]/g, '').length > 1).length;
  const [best] = [...forms].sort(
    ([a, often], [b, other]) => isFull(b) - isFull(a) || other - often || (a < b ? -1 : 1),
  );
  return best?.[0] ?? '';
}
