/**
 * A question as a person asks it ("results about diffusion saved last week", "unread papers by Ponce with code") as a
 * text in the search box's own language. Whatever is not surely such a question is left alone: null. Words are told
 * apart by compromise's tags, what they ask for by rules of ours.
 */
import { daysAt, type Days } from './asked-days.ts';
import { looksAsked } from './looks-asked.ts';
import { tagged } from './tagger.ts';

interface Word {
  text: string;
  lower: string;
  tags: ReadonlySet<string>;
}

/** What was understood so far. */
interface Asked {
  fields: string[];
  topic: Word[];
  /** "papers", "results", "everything": the question says what it is for. */
  hasHead: boolean;
  role: 'objective' | 'method' | 'result' | null;
  /** "saved last week", "starred": only a library can be asked that. */
  isOwn: boolean;
}

const HEADS = new Set(
  'paper papers article articles preprint preprints publication publications work works everything anything something all ones stuff things'.split(
    ' ',
  ),
);
const ROLE_HEADS = new Map<string, Exclude<Asked['role'], null>>([
  ...['result', 'results', 'findings', 'conclusions'].map((word) => [word, 'result'] as const),
  ...['objective', 'objectives', 'aims', 'goals'].map((word) => [word, 'objective'] as const),
  ...['method', 'methods'].map((word) => [word, 'method'] as const),
]);
const LEADS = new Set(
  'show me find list give get search for please which what are is there any my the all i want need look up do have of recent'.split(
    ' ',
  ),
);
const ABOUT = new Set(['about', 'regarding', 'concerning', 'mentioning', 'covering', 'discussing']);
const KEPT = new Set(['saved', 'save', 'added', 'add', 'kept', 'keep', 'bookmarked', 'stored']);
const HAS: Record<string, string> = {
  code: 'code', note: 'notes', notes: 'notes', mark: 'marks', marks: 'marks', highlights: 'marks', highlight: 'marks', pdf: 'pdf', pdfs: 'pdf',
}; // prettier-ignore
const SITES: Record<string, string> = {
  arxiv: 'arxiv',
  dblp: 'dblp',
  openreview: 'openreview',
  pubmed: 'pubmed',
  biorxiv: 'biorxiv',
};
/** They begin something that is not part of a topic or a name. */
const BREAKS = new Set([
  ...KEPT, ...ABOUT,
  'by', 'from', 'since', 'before', 'after', 'between', 'with', 'without', 'that', 'which', 'tagged', 'published', 'written', 'authored', 'starred', 'unread', 'i',
  'did', 'today', 'yesterday', 'last', 'this', 'past', 'in', 'on', 'at', 'marked', 'not', 'to', 'for', 'for-later', 'having',
]); // prettier-ignore
/** They hold a topic together and stand neither at its beginning nor at its end. */
const EDGES = ['Determiner', 'Preposition', 'Conjunction', 'Pronoun', 'QuestionWord', 'Copula', 'Auxiliary'];

/**
 * @param today the reader's own day, "2026-11-22"
 * @returns a text that the search box understands, or null
 */
export function readAsked(text: string, today: string): string | null {
  if (!looksAsked(text)) return null;
  const words: Word[] = tagged(text)
    .flat()
    .filter(({ text: word }) => word !== '')
    .map(({ text: word, tags }) => ({ text: word, lower: word.toLowerCase(), tags }));
  const asked: Asked = { fields: [], topic: [], hasHead: false, role: null, isOwn: false };
  let at = lead(words, asked);
  while (at < words.length) {
    const taken = field(words.slice(at), asked, today);
    if (taken === 0) asked.topic.push(words[at]!);
    at += Math.max(1, taken);
  }
  return written(asked);
}

/** "Show me all unread papers", "what results": answers how many words it took. */
function lead(words: readonly Word[], asked: Asked): number {
  let at = 0;
  while (at < words.length && LEADS.has(words[at]!.lower)) at++;
  const before = asked.fields.length;
  for (let i = at; i < Math.min(at + 3, words.length); i++) {
    const { lower } = words[i]!;
    const role = ROLE_HEADS.get(lower);
    const next = words[i + 1]?.lower;
    if (role && (next === undefined ? i > at : ABOUT.has(next) || KEPT.has(next) || BREAKS.has(next))) {
      asked.role = role;
      asked.hasHead = ABOUT.has(next ?? '') || asked.fields.length > before;
      return i + 1;
    }
    if (HEADS.has(lower) && (next === undefined || BREAKS.has(next))) {
      asked.hasHead = true;
      return i + 1;
    }
    const state = (
      {
        unread: '-is:read',
        starred: 'is:starred',
        favourite: 'is:starred',
        favorite: 'is:starred',
        annotated: 'has:marks',
        saved: '',
        tagged: '',
      } as const
    )[lower];
    if (state === undefined) break;
    if (state !== '') asked.fields.push(state);
  }
  // Nothing that it is for: states before it were words.
  if (!asked.hasHead) asked.fields.length = before;
  return at;
}

/** One field at the beginning of some words: answers how many it took, 0 where there is none. */
function field(words: readonly Word[], asked: Asked, today: string): number {
  const lower = words.map((word) => word.lower);
  const [first = '', second = '', third = ''] = lower;
  const add = (length: number, ...fields: string[]) => {
    asked.fields.push(...fields);
    return length;
  };
  const own = (length: number, ...fields: string[]) => {
    asked.isOwn = true;
    return add(length, ...fields);
  };
  if (/^(?:that|which|did|do|have)$/.test(first) && second === 'i') return 1;
  if (first === 'i') return readerDid(lower, asked, today);
  if (KEPT.has(first)) {
    const said = daysAt(lower.slice(1), today);
    return said ? own(1 + said.length, daysField('saved', said.days)) : 0;
  }
  if (
    first === 'published' ||
    (asked.hasHead && /^(?:19|20)\d\d$|^(?:from|in|of|since|before|after|between)$/.test(first))
  ) {
    const rest = first === 'published' ? 1 : 0;
    const said = daysAt(lower.slice(rest), today);
    if (said)
      return add(
        rest + said.length,
        rest || isYears(said.days) ? yearField(said.days) : daysField('saved', said.days),
      );
  }
  if (asked.hasHead && /^(?:today|yesterday|this|last|past)$/.test(first)) {
    const said = daysAt(lower, today);
    if (said) return own(said.length, daysField('saved', said.days));
  }
  if (first === 'with' || first === 'having' || first === 'without') {
    const skipped = second === 'a' || second === 'my' || second === 'the' || second === 'source' ? 1 : 0;
    const has = HAS[lower[1 + skipped] ?? ''];
    const isLast = lower[2 + skipped] === undefined || BREAKS.has(lower[2 + skipped]!);
    if (has && isLast) return add(2 + skipped, `${first === 'without' ? '-' : ''}has:${has}`);
  }
  if (first === 'tagged') {
    const skipped = second === 'as' || second === 'with' ? 1 : 0;
    const tag = untilBreak(words.slice(1 + skipped)).slice(0, 3);
    if (tag.length > 0) return own(1 + skipped + tag.length, `tag:${quoted(tag)}`);
  }
  if (first === 'starred' && (asked.hasHead || second === '')) return own(1, 'is:starred');
  if (first === 'unread' && asked.hasHead) return own(1, '-is:read');
  if (first === 'not' && second === 'read') return own(third === 'yet' ? 3 : 2, '-is:read');
  if ((first === 'for' && second === 'later') || (first === 'to' && second === 'read' && asked.hasHead))
    return own(third === 'later' ? 3 : 2, 'state:later');
  if (first === 'on' && second === 'my' && third === 'reading' && lower[3] === 'list')
    return own(4, 'state:later');
  if (/^(?:on|from|in|at)$/.test(first) && SITES[second]) return add(2, `site:${SITES[second]}`);
  if (asked.hasHead && /^(?:at|in)$/.test(first) && /^\p{Lu}\p{L}*\p{Lu}/u.test(words[1]?.text ?? ''))
    return add(2, `venue:${second}`);
  if (first === 'by' || ((first === 'written' || first === 'authored') && second === 'by')) {
    const skipped = first === 'by' ? 1 : 2;
    const name = nameAt(words.slice(skipped), asked.hasHead);
    if (name.length > 0) return add(skipped + name.length, ...authors(name));
  }
  if (ABOUT.has(first) && asked.hasHead) return 1;
  return 0;
}

/** "I saved last week", "I have not read yet", "I starred". */
function readerDid(lower: readonly string[], asked: Asked, today: string): number {
  let at = 1;
  let not = false;
  for (; at < lower.length; at++) {
    const word = lower[at]!;
    if (/^(?:have|had|did|just|already|still|yet|ve)$/.test(word)) continue;
    if (/^(?:not|never|haven.t|didn.t|don.t|hadn.t)$/.test(word)) not = true;
    else break;
  }
  const verb = lower[at] ?? '';
  const own = (...fields: string[]) => {
    asked.isOwn = true;
    asked.fields.push(...fields);
  };
  const after = at + 1 + (lower[at + 1] === 'yet' ? 1 : 0);
  if (verb === 'read') own(not ? '-is:read' : 'is:read');
  else if (verb === 'starred') own(`${not ? '-' : ''}is:starred`);
  else if (verb === 'marked' || verb === 'highlighted') own(`${not ? '-' : ''}has:marks`);
  else if (verb === 'annotated') own(`${not ? '-' : ''}has:notes`);
  else if (KEPT.has(verb) && !not) {
    const said = daysAt(lower.slice(after), today);
    asked.isOwn = true;
    if (said) own(daysField('saved', said.days));
    return after + (said?.length ?? 0);
  } else return 0;
  return after;
}

/** The words of a name: capitalised ones, or, of a question that says what it is for, a noun or two that end it. */
function nameAt(words: readonly Word[], hasHead: boolean): Word[] {
  const name: Word[] = [];
  for (const word of words.slice(0, 8)) {
    const joins = word.lower === 'and' || word.lower === '&';
    const isName = /^\p{Lu}/u.test(word.text) || (hasHead && isNounlike(word));
    if (!(joins ? name.length > 0 : isName && !BREAKS.has(word.lower))) break;
    name.push(word);
  }
  while (name.at(-1) && /^(?:and|&)$/.test(name.at(-1)!.lower)) name.pop();
  return name;
}

function isNounlike({ tags, text }: Word): boolean {
  return (
    /^\p{L}[\p{L}'’.-]*$/u.test(text) &&
    tags.has('Noun') &&
    !tags.has('Gerund') &&
    !tags.has('Pronoun') &&
    !tags.has('Plural')
  );
}

/** "Ponce", "Ada Lovelace and Jean Ponce": each by the last of its names. */
function authors(name: readonly Word[]): string[] {
  const people: Word[][] = [[]];
  for (const word of name) {
    if (/^(?:and|&)$/.test(word.lower)) people.push([]);
    else people.at(-1)!.push(word);
  }
  return people.filter((each) => each.length > 0).map((each) => `author:${quoted(each)}`);
}

function untilBreak(words: readonly Word[]): Word[] {
  const end = words.findIndex(({ lower }) => BREAKS.has(lower));
  return words.slice(0, end < 0 ? words.length : end);
}

function quoted(words: readonly Word[]): string {
  const text = words
    .map((word) => word.text)
    .join(' ')
    .replaceAll(/["“”]/g, '');
  return words.length > 1 ? `"${text}"` : text;
}

function daysField(name: string, { from = '', to = '' }: Days): string {
  return from === to ? `${name}:${from}` : `${name}:${from}..${to}`;
}

/** Whole years: what a paper is known by; anything finer is about when it was saved. */
function isYears({ from, to }: Days): boolean {
  return (from === undefined || from.endsWith('-01-01')) && (to === undefined || to.endsWith('-12-31'));
}

function yearField({ from, to }: Days): string {
  const [first, last] = [from?.slice(0, 4) ?? '', to?.slice(0, 4) ?? ''];
  return first === last ? `year:${first}` : `year:${first}..${last}`;
}

/** The text in the box's language; null where too little was understood to be sure that it was a question. */
function written({ fields, topic, hasHead, role, isOwn }: Asked): string | null {
  const words = [...topic];
  const isEdge = (word: Word | undefined) =>
    word !== undefined && (EDGES.some((tag) => word.tags.has(tag)) || word.lower === 'about');
  while (isEdge(words[0])) words.shift();
  while (isEdge(words.at(-1))) words.pop();
  const isSure = hasHead
    ? fields.length > 0 || (role !== null && words.length > 0)
    : isOwn && fields.length > 0 && words.length <= 4;
  if (!isSure) return null;
  if (role && words.length > 0) fields.push(`role:${role}`);
  return [...words.map(({ text }) => text), ...new Set(fields)].join(' ');
}
