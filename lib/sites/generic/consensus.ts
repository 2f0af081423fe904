/**
 * Learns from all entries of a list which place and style holds a field: what does well there in most of them. Judges
 * each text once.
 */
import { isLabel } from './cues.ts';
import { LEAD, peopleIn, peoplePrefix, suffixCut, titleLikeness, wordsOf, type People } from './facts.ts';
import type { Piece } from './pieces.ts';
import type { Entry, Place } from './reading.ts';

/** Judgements of texts, each made once. */
export class Judge {
  private readonly titles = new Map<string, number>();
  private readonly scores = new Map<Piece, number>();
  private readonly peopleScores = new Map<Piece, number>();
  private readonly prefixes = new Map<number, number>();
  private readonly persons = new Map<string, People | null>();
  who(text: string): People | null {
    const known = this.persons.get(text);
    if (known !== undefined) return known;
    const people = peopleIn(text);
    this.persons.set(text, people);
    return people;
  }

  /** 0..1 that a piece is a title by itself; asked of a line only after it is known whether part of it outdoes it. */
  title(piece: Piece): number {
    let score = this.scores.get(piece);
    if (score === undefined) {
      score = this.titleScore(piece);
      this.scores.set(piece, score);
    }
    return score;
  }

  private titleScore(piece: Piece): number {
    let score = this.titles.get(piece.text);
    if (score === undefined) {
      score = titleLikeness(piece.text, this.who(piece.text));
      if (score > 0.2 && piece.text.length > 50 && holdsPeople(piece.text)) score *= 0.25;
      this.titles.set(piece.text, score);
    }
    if (isCalledTitle(piece)) score = Math.max(score, 0.5);
    if (score === 0) return 0;
    if (piece.outdone) score *= 0.65;
    if (piece.kind === 'inline' && this.comesLate(piece)) score *= 0.4;
    if (piece.kind === 'quote') return Math.min(1, score + 0.1);
    const hint = `${piece.inline?.signature ?? ''} ${piece.line.box.signature} ${piece.line.box.parent?.signature ?? ''}`;
    if (/title|headline|\batl\b/i.test(hint)) score += 0.12;
    else if (piece.line.box.heading > 0) score += 0.1;
    else if (piece.inline) score += 0.05;
    if (
      /author|venue|journal|periodical|confer|date|abstract|keyword|subject|affil/i.test(
        piece.inline?.signature ?? piece.line.box.signature,
      )
    ) {
      score -= 0.3;
    }
    return Math.max(0, Math.min(1, score));
  }

  /** In a line that begins with people, a piece before which a title could already have stood: its venue. */
  comesLate(piece: Piece): boolean {
    if (piece.from < 30) return false;
    const { index, text } = piece.line;
    let end = this.prefixes.get(index);
    if (end === undefined) {
      end = peoplePrefix(text.replace(LEAD, (lead) => ' '.repeat(lead.length)))?.end ?? -1;
      this.prefixes.set(index, end);
    }
    if (end < 0 || piece.from < end) return false;
    return wordsOf(text.slice(end, piece.from).replace(/\(?(?:19|20)\d{2}[a-z]?\)?/, '')) >= 3;
  }

  people(piece: Piece): number {
    let score = this.peopleScores.get(piece);
    if (score === undefined) {
      score = this.peopleScore(piece);
      this.peopleScores.set(piece, score);
    }
    return score;
  }

  private peopleScore(piece: Piece): number {
    const who = this.who(piece.text);
    if (!who) return 0;
    let score = who.confidence * Math.min(1, 0.55 + 0.2 * who.count);
    const hint = `${piece.inline?.signature ?? ''} ${piece.line.box.signature}`;
    if (/author|\baug\b|creator|byline|presenter/i.test(hint)) score += 0.15;
    if (/title|venue|journal|editor|advisor/i.test(hint)) score -= 0.2;
    return Math.max(0, Math.min(1, score));
  }
}

/** A class that names what an element holds, whatever its text looks like: "paper-title", "pub_title", "title". */
const TITLE_CLASS = /(?:^|[.\s_-])(?:title|papertitle|pubtitle)(?![a-z])/i;

/** Whether the page itself calls a text of several words a title: "Derived Stone Embedding" may pass for a name. */
function isCalledTitle({ kind, inline, line, text }: Piece): boolean {
  if (kind !== 'line' && kind !== 'inline') return false;
  const signature = inline?.signature ?? line.box.signature;
  return (
    TITLE_CLASS.test(signature) && !/sub-?title/i.test(signature) && wordsOf(text) >= 2 && !isLabel(text)
  );
}

/** Whether a longer text begins or ends with a list of people: then it is more than a title. */
export function holdsPeople(text: string): boolean {
  if (peoplePrefix(text) !== null) return true;
  return suffixCut(text) !== null;
}

/** Places by how well what stands there does as the field over all entries. */
export function learn(
  entries: Entry[],
  score: (piece: Piece) => number,
  least: number,
  distinct: boolean,
): Place[] {
  const sums = new Map<string, { sum: number; entries: number; texts: Set<string> }>();
  for (const entry of entries) {
    for (const [key, pieces] of entry.byKey) {
      let best = 0;
      let text = '';
      for (const piece of pieces) {
        const value = score(piece);
        if (value > best) {
          best = value;
          text = piece.text;
        }
      }
      // A place found by choosing among several pieces is less sure than one that holds one.
      if (pieces.length > 1) best *= 0.92;
      const at = sums.get(key) ?? { sum: 0, entries: 0, texts: new Set<string>() };
      at.sum += best;
      at.entries++;
      if (text !== '') at.texts.add(text);
      sums.set(key, at);
    }
  }
  const places: Place[] = [];
  for (const [key, at] of sums) {
    const coverage = at.entries / entries.length;
    const mean = at.sum / at.entries;
    const unique = distinct ? Math.min(1, 0.15 + at.texts.size / at.entries) : 1;
    const value = mean * unique * (0.45 + 0.55 * coverage) + (key.includes('#') ? 0.01 : 0);
    if (mean * unique >= least) places.push({ key, score: value });
  }
  return places.sort((a, b) => b.score - a.score).slice(0, 40);
}
