/**
 * Sentence splitting made for abstracts: formulas, citations, abbreviations, species names, addresses, glued sentences,
 * headings of structured abstracts. Rules of ours only, so that every browser splits alike (`Intl.Segmenter` follows the
 * engine's own Unicode tables and knows none of these). Offsets are UTF-16 units into the text as given; between two
 * sentences lies nothing but white space. What must not be cut is found in `sentence-shields`, words in `sentence-words`.
 */
import { headingCuts } from './heading-cuts.ts';
import { findShields } from './sentence-shields.ts';
import { BEFORE_NUMBER, MAYBE_LAST, NEVER_LAST, OPENERS, SHORT_UNITS } from './sentence-words.ts';

/** Half-open range of one sentence, UTF-16 units. */
export type SentenceRange = [start: number, end: number];

/** A word longer than this is not an abbreviation nor an opener; bounds every look around a full stop. */
const WORD_CAP = 48;

const SPACE = /\s/;
const CLOSER = /["'”’»)\]}`）]/;
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const DIGIT = /\d/;
function isSpace(c: string | undefined): boolean {
  return c !== undefined && SPACE.test(c);
}

/** The run of non-space characters that ends before `end`, without opening brackets and quotes. */
function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < WORD_CAP && !SPACE.test(text[start - 1]!) && text[start - 1] !== '~')
    start--;
  return text.slice(start, end).replace(/^["'“‘([{`]+/, '');
}

/** The word that starts at `from`: letters, digits, apostrophes, hyphens. */
function wordAfter(text: string, from: number): string {
  return /^[\p{L}\p{N}'’-]*/u.exec(text.slice(from, from + WORD_CAP))![0];
}

function isOpener(word: string): boolean {
  if (!UPPER.test(word[0] ?? '')) return false;
  const lower = word.toLowerCase().replace('’', "'");
  return OPENERS.has(lower) || /..ly$/.test(lower);
}

/** "At 5 a.m.", "In 44 B.C.": what stands between the start of a sentence and its first comma or verb. */
function isShortIntroduction(text: string, start: number, end: number): boolean {
  const said = text.slice(start, Math.min(end, start + WORD_CAP)).trimStart();
  if (end - start > WORD_CAP || !/^(?:At|In|On|By|Around|About|Until|Since|Before|After|From)\s/.test(said))
    return false;
  return said.split(/\s+/).length <= 6;
}

interface Spot {
  text: string;
  /** First unit of the terminator, and the one after it and its closing signs. */
  mark: number;
  end: number;
  /** Start of what follows, after white space. */
  next: number;
  /** Start of the sentence so far. */
  start: number;
  /** A quotation or bracket closed after the terminator. */
  closed: boolean;
}

/** Does a sentence end at this single full stop, followed by white space? */
function endsAtFullStop(spot: Spot): boolean {
  const { text, mark, next, start } = spot;
  const before = wordBefore(text, mark);
  const lower = before.toLowerCase();
  const after = text[next]!;
  const opens = wordAfter(text, next);
  const isDigit = DIGIT.test(after);
  const isLower = LOWER.test(after);
  const isUpper = UPPER.test(after);
  if (/[,;:.]/.test(after)) return false;
  if (before === '' && !spot.closed) return !isLower; // "wrong . It": a full stop that stands alone
  if (spot.closed) return !isLower;
  // "1. We …": the number of a list, at the start of a sentence.
  const lead = text.slice(Math.max(start, mark - 8), mark);
  if (/(?:[:;,]\s+|^\s*)\(?\d{1,2}\)?$/.test(lead) && (mark - start < 7 || /[:;,]\s/.test(lead)))
    return false;
  if ((isDigit || /^[IVX]{1,5}$/.test(opens)) && BEFORE_NUMBER.has(lower)) return false;
  // "not" and "sec" are words as well; an abbreviation of a journal is capitalised.
  // "the MS.", "per Vs.": in capitals it is a name or a unit of its own; "Rev. However," shows that it was the last word.
  const isAbbreviation = NEVER_LAST.has(lower) && !/\p{Lu}{2}|^(?:Vs|Cf|Ca|Ie|Eg)$/u.test(before);
  if (isAbbreviation && text[next + opens.length] === ',' && isOpener(opens)) return true;
  if (isAbbreviation) return lower === 'not' && before === lower && !isDigit;
  // "77. 4 %": some pages put a space into numbers.
  if (DIGIT.test(before.at(-1)!) && isDigit && !/^(?:19|20)\d\d$/.test(before)) return false;
  if (
    /:\/\/|^www\.|\.(?:com|org|net|io|edu)$|^(?:https?:\/\/)?github$/i.test(before) &&
    isLower &&
    /[/.]/.test(text.slice(next, next + WORD_CAP).split(/\s/)[0]!)
  )
    return false;

  // The volume of a journal: "Nanotech. {\bf 8}".
  if (/^\{?\\(?:textbf|bf|emph|em|it)\b[\s{]*\d/.test(text.slice(mark + 1, mark + 24).trimStart()))
    return false;

  if (/^(?:\p{Lu}\.-)?\p{Lu}$/u.test(before)) return endsAtInitial(spot, before, opens);
  if (/^\p{L}(?:\.\p{L}){1,5}$/u.test(before) || MAYBE_LAST.has(lower)) {
    if (isLower || isDigit) return false;
    if (!isUpper) return false;
    if (/^[ap]\.m$/.test(lower))
      return !isShortIntroduction(text, start, mark) && !/^(?:E|C|P|M)[SD]?T$/.test(opens);
    if (lower === 'i.e' || lower === 'e.g') return false;
    return isOpener(opens) && !isShortIntroduction(text, start, mark);
  }
  if (/^\p{L}$/u.test(before)) {
    // "i. e.", "e. g." with a space put in; else a variable: "of order n. We".
    return isUpper && opens.length > 1;
  }
  if (isLower) {
    if (SHORT_UNITS.has(lower)) return false;
    // "Rev. mod.": a capitalised abbreviation; a real word goes before a lower-case start ("results. k-means …").
    if (/^\p{Lu}\p{Ll}{0,4}$/u.test(before) && !/[aeiouy]$/i.test(before)) return false;
    return before.length > 2 || !/^\p{L}+$/u.test(before);
  }
  if (isDigit && SHORT_UNITS.has(lower)) return false;
  return true;
}

/** "J. Smith" goes on, "at 300 K. Samples" and "the space X. Moreover" end. */
function endsAtInitial(spot: Spot, letter: string, opens: string): boolean {
  const { text, mark, next } = spot;
  if (!UPPER.test(text[next]!)) return false;
  // Another initial follows: "J. R. R. Tolkien".
  if (opens.length === 1 && text[next + 1] === '.') return false;
  const previous = wordBefore(text, mark - letter.length).length
    ? ''
    : wordBefore(text, skipSpaceBack(text, mark - letter.length));
  if (/\d$|^[<>=~≈±]$/.test(previous)) return true;
  if (isOpener(opens)) return !/^\p{Lu}\.$/u.test(previous) || OPENERS.has(opens.toLowerCase());
  return /^(?:type|class|group|space|field|algebra|ring|set|function|theory|manifold|variety|matrix|operator|graph|parameter|charge|constant|variable|category|surface|curve|bundle|vitamin|hepatitis|appendix|section|part|model|phase|case|condition)$/.test(
    previous,
  );
}

function skipSpaceBack(text: string, at: number): number {
  while (at > 0 && SPACE.test(text[at - 1]!)) at--;
  return at;
}

/** Is there a sentence start right behind a full stop that no white space follows: "the other.We find"? */
function isGlued(text: string, mark: number, next: number): boolean {
  if (!UPPER.test(text[next] ?? '')) return false;
  const opens = wordAfter(text, next);
  const behind = text[next + opens.length];
  if (behind !== undefined && !isSpace(behind) && behind !== ',') return false;
  const before = wordBefore(text, mark);
  if (/[@/\\_=]/.test(before)) return false;
  if (/^\p{Ll}{3,}$/u.test(before.split(/[-–—]/).at(-1)!) && !NEVER_LAST.has(before.toLowerCase()))
    return opens.length > 1 || /^[AI]$/.test(opens);
  return (
    isOpener(opens) &&
    (/^\p{Lu}?\p{L}{2,}$/u.test(before) || /[\])}$]$/.test(before) || /\d\d$|%$/.test(before)) &&
    !before.includes('.')
  );
}

/**
 * Splits a text into sentences. The ranges are in order, do not overlap, are not empty, start and end with
 * non-space, and cover everything but white space. Linear time on any input.
 */
export function splitSentences(text: string): SentenceRange[] {
  const cuts: number[] = [];
  const shields = findShields(text);
  const headings = headingCuts(text);
  let shield = 0;
  let start = 0;
  const n = text.length;
  const cut = (at: number) => {
    cuts.push(at);
    start = at;
  };
  for (let i = 0; i < n; i++) {
    const code = text.charCodeAt(i);
    if (code === 32 || (code >= 97 && code <= 122)) continue; // Most of a text: nothing ends here.
    if (i > start && headings.has(i) && text.slice(start, i).trim() !== '') cut(i);
    while (shield < shields.length && shields[shield]![1] <= i) shield++;
    const cover = shields[shield];
    if (cover && i >= cover[0]) {
      // A remark, quotation or formula whose last sign is a full stop may itself end the sentence.
      const last = skipClosersBack(text, cover[1]);
      if (last <= cover[0] || !/[.!?]/.test(text[last - 1]!) || cover[1] >= n) {
        i = cover[1] - 1;
        continue;
      }
      const opensSentence =
        text.slice(start, cover[0]).trim() === '' && /\p{Ll}{2}/u.test(text.slice(cover[0], cover[0] + 40));
      const isSpoken = /["”$'`]/.test(text[cover[1] - 1]!);
      i = cover[1] - 1;
      if (!opensSentence && !isSpoken) continue;
      const next = skipSpace(text, cover[1]);
      if (next > cover[1] && next < n && UPPER.test(text[next]!)) cut(cover[1]);
      continue;
    }
    const c = text[i]!;
    if (c === '\n') {
      const next = skipSpace(text, i);
      if (/\n[ \t\r]*\n/.test(text.slice(i, Math.min(next, i + 80)))) cut(next);
      i = next - 1;
      continue;
    }
    if (c === '。' || c === '！' || c === '？') {
      cut(i + 1);
      continue;
    }
    if (c !== '.' && c !== '?' && c !== '!' && c !== '…') continue;
    i = atTerminator(text, i, start, cover?.[0] ?? n, cut) - 1;
  }
  return ranges(text, cuts);
}

/** Judges the terminator at `mark`, cuts where a sentence ends, and answers where to read on. */
function atTerminator(
  text: string,
  mark: number,
  start: number,
  limit: number,
  cut: (at: number) => void,
): number {
  const n = text.length;
  let end = mark;
  let dots = 0;
  let other = 0;
  // The run of signs, also spaced out: "?!", "...", ". . . .", "? ? ?".
  for (let i = mark; i < n;) {
    const c = text[i]!;
    if (c === '.') dots++;
    else if (c === '…') dots += 3;
    else if (c === '?' || c === '!') other++;
    else break;
    end = i + 1;
    i = end;
    if (text[i] === ' ' && /[.?!…]/.test(text[i + 1] ?? '')) i++;
  }
  const spaced = /\S \./.test(text.slice(mark, Math.min(end, mark + 8)));
  const adherent = mark > 0 && !isSpace(text[mark - 1]);
  // "compounds. . . . The": the sentence ends at its own full stop and the omission opens the next one.
  if (
    spaced &&
    adherent &&
    dots === 4 &&
    text[mark + 1] === ' ' &&
    UPPER.test(text[skipSpace(text, end)] ?? '')
  ) {
    cut(mark + 1);
    return end;
  }
  const signs = end;
  while (end < n && end < limit + 1 && end - signs < 8 && CLOSER.test(text[end]!)) end++;
  // Numbers of references may stand behind the full stop: "at large.[7][8]".
  const references = /^(?:\[\d[\d,–\- ]{0,20}\])+|^ ?\[\d{1,3}\](?=\s+\p{Lu})/u.exec(
    text.slice(end, end + 80),
  );
  if (references && end === signs) end += references[0].length;
  let next = skipSpace(text, end);
  // A lone closing quote after a space belongs to what it closes: "been ? ' Then".
  if (/^(?:''?|"|”)\s/.test(text.slice(next, next + 3)) && next > end) {
    const behind = skipSpace(text, next + (text[next + 1] === "'" ? 2 : 1));
    if (UPPER.test(text[behind] ?? '')) {
      end = next + (text[next + 1] === "'" ? 2 : 1);
      next = behind;
    }
  }
  if (next >= n) return n;
  if (next === end) {
    if (dots === 1 && other === 0 && signs === end && isGlued(text, mark, next)) cut(end);
    else if (other > 0 && isOpener(wordAfter(text, next)) && adherent) cut(end);
    return end;
  }
  const opening = /["'“‘([{`]/.test(text[next]!) ? skipOpeners(text, next) : next;
  const spot: Spot = { text, mark, end, next: opening, start, closed: end > signs };
  const first = text[opening] ?? '';
  if (other > 0) {
    if (!LOWER.test(first) && (adherent || UPPER.test(first))) cut(end);
  } else if (dots >= 3) {
    if (
      UPPER.test(first) &&
      !(spaced && !adherent && !OPENERS.has(wordAfter(text, opening).toLowerCase()) && dots < 4)
    )
      cut(end);
  } else if (dots === 2 ? UPPER.test(first) : endsAtFullStop(spot)) cut(end);
  return end;
}

function skipSpace(text: string, at: number): number {
  while (at < text.length && SPACE.test(text[at]!)) at++;
  return at;
}

function skipOpeners(text: string, at: number): number {
  const limit = Math.min(text.length, at + 4);
  while (at < limit && /["'“‘([{`]/.test(text[at]!)) at++;
  return at;
}

function skipClosersBack(text: string, at: number): number {
  const limit = at - 4;
  while (at > limit && at > 0 && (CLOSER.test(text[at - 1]!) || text[at - 1] === '$')) at--;
  return at;
}

function ranges(text: string, cuts: number[]): SentenceRange[] {
  const out: SentenceRange[] = [];
  let from = 0;
  for (const to of [...cuts, text.length]) {
    const start = skipSpace(text, from);
    let end = to;
    while (end > start && SPACE.test(text[end - 1]!)) end--;
    const last = out.at(-1);
    // What holds no word, a bracket left over for example, belongs to the sentence before it.
    if (last && end > start && !/[\p{L}\p{N}]/u.test(text.slice(start, end))) last[1] = end;
    else if (end > start) out.push([start, end]);
    from = to;
  }
  return out;
}
