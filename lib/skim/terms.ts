/**
 * Key terms of an abstract: noun phrases found with compromise's tagger and a lexicon of ours, ranked by what makes a
 * phrase a term (it recurs, it is named or abbreviated, it stands where the work says what it does). Ranking after the C-value of Frantzi,
 * Ananiadou and Mima (2000): a phrase inside a longer one counts for what it occurs on its own.
 */
import { tagged } from './tagger.ts';
import { EMPTY_HEADS, GENERAL_WORDS } from './term-words.ts';

export interface KeyTerm {
  /** As it stands in the text at its first occurrence. */
  text: string;
  /** UTF-16 offsets of the first occurrence. */
  start: number;
  end: number;
  /** Larger is better; comparable within one text only. */
  score: number;
}

/** compromise takes quadratic time on hostile text; abstracts are a quarter of this. */
const TEXT_CAP = 5000;
const LONGEST_TERM = 4;

interface Token {
  text: string;
  start: number;
  end: number;
  /** May stand inside a term / may end one. */
  inside: boolean;
  head: boolean;
  /** Nothing but a space or a hyphen lies between this token and the one before it. */
  joined: boolean;
}

interface Candidate {
  key: string;
  text: string;
  start: number;
  end: number;
  words: number;
  count: number;
  /** Occurrences that are not part of a longer candidate. */
  alone: number;
}

/** Formulas, TeX commands and addresses are blanked, not removed: offsets stay. */
function readable(text: string): string {
  const blank = (match: string) => ' '.repeat(match.length);
  return text
    .replace(/\$[^$]{1,300}\$|\\\([\s\S]{1,300}?\\\)/g, (m) =>
      m.length > 2 ? `;${' '.repeat(m.length - 2)};` : blank(m),
    )
    .replace(/https?:\/\/\S{1,300}/g, (m) => `;${' '.repeat(m.length - 1)}`)
    .replace(/\\(?:emph|textbf|textit|textsc|texttt|em|bf|it)\b|[{}~]/g, blank)
    .replace(/\\[a-zA-Z]{1,20}/g, (m) => `;${' '.repeat(m.length - 1)}`);
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const sentence of tagged(text)) {
    let last = -1;
    for (const term of sentence) {
      if (!term.offset || term.text === '') continue;
      const start = term.offset.start;
      const end = start + term.text.length;
      const lower = term.text.toLowerCase();
      const { tags } = term;
      const isName = /\p{Lu}.*\p{Lu}|\p{Lu}.*\d|^\p{Lu}\p{Ll}+\p{Lu}/u.test(term.text);
      const isNoun = tags.has('Noun') && !tags.has('Pronoun') && !tags.has('Possessive') && !tags.has('Date');
      const isWord =
        /^[\p{L}\p{N}][\p{L}\p{N}+.^_-]*$/u.test(term.text) &&
        (/\p{L}/u.test(term.text) || tags.has('Hyphenated'));
      const isModifier =
        tags.has('Adjective') || tags.has('Gerund') || tags.has('PastTense') || tags.has('Value');
      // "Llama-3": a number that a hyphen ties to a name.
      const isVersion =
        text[start - 1] === '-' &&
        /^\d/.test(term.text) &&
        /\p{Lu}\S{0,20}-$/u.test(text.slice(Math.max(0, start - 22), start));
      const isGeneral = GENERAL_WORDS.has(lower) && !isName;
      const between = last < 0 ? ' ' : text.slice(last, start);
      tokens.push({
        text: term.text,
        start,
        end,
        inside:
          isWord &&
          !isGeneral &&
          (isNoun ||
            isName ||
            isVersion ||
            (isModifier && (tags.has('Adjective') || /-/.test(text.slice(end, end + 1))))),
        head: isWord && !isGeneral && (isNoun || isName || isVersion) && (isVersion || !tags.has('Value')),
        joined: last >= 0 && (/^[ \n]$/.test(between) || between === '-'),
      });
      last = end;
    }
  }
  return tokens;
}

/** One key for "Neural Networks", "neural network" and "neural-network". */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[-\s]+/g, ' ')
    .replace(/(?<=[a-rt-z]{2})s\b(?!$)|(?<=[a-rt-z]{2})s$/g, '');
}

function collect(text: string, tokens: Token[]): Map<string, Candidate> {
  const found = new Map<string, Candidate>();
  for (let i = 0; i < tokens.length;) {
    if (!tokens[i]!.inside) {
      i++;
      continue;
    }
    let end = i + 1;
    while (end < tokens.length && tokens[end]!.inside && tokens[end]!.joined) end++;
    for (let a = i; a < end; a++) {
      // Never cut a hyphenated word in two.
      if (a > i && text[tokens[a]!.start - 1] === '-') continue;
      for (let b = a; b < end; b++) {
        if (text[tokens[b]!.end] === '-' && b + 1 < end) continue;
        const phrase = text.slice(tokens[a]!.start, tokens[b]!.end);
        const words = phrase.split(/\s+/).length;
        if (words > LONGEST_TERM) break;
        if (!tokens[b]!.head || EMPTY_HEADS.has(tokens[b]!.text.toLowerCase())) continue;
        if (phrase.length < 3 && !/^\p{Lu}{2}$/u.test(phrase)) continue;
        const key = keyOf(phrase);
        const isWhole = a === i && b === end - 1;
        const known = found.get(key);
        if (known) {
          known.count++;
          if (isWhole) known.alone++;
        } else {
          found.set(key, {
            key,
            text: phrase,
            start: tokens[a]!.start,
            end: tokens[b]!.end,
            words,
            count: 1,
            alone: isWhole ? 1 : 0,
          });
        }
      }
    }
    i = end;
  }
  return found;
}

const STATEMENT =
  /\b(?:we|this (?:paper|work|study|article)|here)\b[^.]{0,40}\b(?:propos|introduc|present|develop|stud|investigat|show|releas|describ|explor|examin|call|term|nam)\w*/i;

function scoreOf(candidate: Candidate, text: string): number {
  const { text: phrase, start, end, words, count, alone } = candidate;
  const isName = /\p{Lu}.*\p{Lu}|\p{Lu}.*\d/u.test(phrase.replace(/\s+/g, ''));
  const length = words === 1 ? (isName ? 1.1 : 0.55) : words === 2 ? 1.35 : words === 3 ? 1.3 : 0.9;
  let score = length * (1 + Math.log2(1 + count * 0.6 + alone * 0.6));
  if (alone === 0) score *= 0.55;
  if (isName) score *= 1.15;
  // "Sparse Autoencoders (SAEs)": the authors abbreviated it.
  if (/^\}?[ ]?\([\p{L}\d-]{2,14}\)/u.test(text.slice(end, end + 18))) score *= 1.5;
  if (text[start - 1] === '(' && text[end] === ')' && words === 1) score *= 0.6;
  if (start < 260) score *= 1.15;
  if (STATEMENT.test(text.slice(Math.max(0, start - 110), start))) score *= 1.15;
  return score;
}

/**
 * The `k` best key terms of a text, best first. Looks at its first 5,000 units.
 */
export function findTerms(whole: string, k = 10): KeyTerm[] {
  const text = whole.slice(0, TEXT_CAP);
  const found = collect(text, tokensOf(readable(text)));
  const ranked = [...found.values()]
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate, text) }))
    .sort((a, b) => b.score - a.score || a.start - b.start);
  const chosen: typeof ranked = [];
  for (const candidate of ranked) {
    if (chosen.length >= k) break;
    // A part of a better term, or a longer form of it, says nothing new.
    const overlaps = chosen.some(
      (c) =>
        ` ${c.key} `.includes(` ${candidate.key} `) ||
        (` ${candidate.key} `.includes(` ${c.key} `) && candidate.count <= c.count),
    );
    if (overlaps && candidate.alone < 2) continue;
    // The abbreviation of a chosen long form.
    if (
      chosen.some((c) =>
        new RegExp(`^\\W{0,3}\\(${escape(candidate.text)}s?\\)`).test(text.slice(c.end, c.end + 20)),
      )
    )
      continue;
    chosen.push(candidate);
  }
  return chosen.map(({ text: phrase, start, end, score }) => ({
    text: phrase,
    start,
    end,
    score: Math.round(score * 1000) / 1000,
  }));
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
