/**
 * "role:result": of the papers that the index finds, those in whose abstract the words stand together in a sentence that
 * does this. The index knows no sentences; the model of roles is loaded when the first such question is asked.
 */
import { skimSentences, type SkimmedSentence } from '../../skim/skim-text.ts';
import type { RoleModel } from '../../skim/roles.ts';
import { canonicalText } from '../../text/abstract-text.ts';
import { textKey } from '../../text/canonical-text.ts';
import type { Role } from '../../paper/roles.ts';
import type { LibraryDatabase } from '../database/database.ts';
import type { Query } from '../search/index.ts';
import { wordsOf } from '../search/words.ts';

export type LoadModel = () => Promise<RoleModel>;

/** Papers whose sentences are looked at for one question, the most relevant first: some tenths of a second. */
export const MOST_JUDGED = 500;
/** Abstracts whose sentences are remembered. */
const MOST_KNOWN = 2_000;
/** A word of so many letters also stands for those it begins: "result", "results". */
const LEAST_STEM = 4;

/** The role that a query asks for, where it has words to look for; else null. */
export function roleAsked(query: Query): Role | null {
  const clause = query.clauses.find(({ kind }) => kind === 'role');
  return clause?.kind === 'role' && askedWords(query).length > 0 ? clause.role : null;
}

function askedWords({ clauses }: Query): string[] {
  return clauses.flatMap((clause) =>
    (clause.kind === 'words' || clause.kind === 'phrase') &&
    !clause.not &&
    (clause.field === undefined || clause.field === 'abstract')
      ? clause.words
      : [],
  );
}

export class RoleSearch {
  readonly #load: LoadModel;
  readonly #known = new Map<string, SkimmedSentence[]>();
  #model: Promise<RoleModel> | undefined;

  constructor(load: LoadModel) {
    this.#load = load;
  }

  /** Of these papers, in their order, those that hold the words in a sentence of the role. */
  async narrow(
    db: LibraryDatabase,
    ids: readonly string[],
    query: Query,
    role: Role,
    corrected: readonly string[],
  ): Promise<string[]> {
    this.#model ??= this.#load();
    const model = await this.#model;
    const asked = askedWords(query);
    const others = new Set(corrected);
    const papers = await db.papers.bulkGet([...ids]);
    return papers.flatMap((paper) => {
      const { text } = canonicalText(paper?.bibliography.abstract ?? '');
      const holds = this.#sentences(model, text).some(
        (sentence) =>
          sentence.role === role && hasAll(text.slice(sentence.start, sentence.end), asked, others),
      );
      return paper && holds ? [paper.id] : [];
    });
  }

  #sentences(model: RoleModel, text: string): SkimmedSentence[] {
    const key = textKey(text);
    const known = this.#known.get(key);
    if (known) return known;
    const sentences = skimSentences(model, text);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(key, sentences);
    return sentences;
  }
}

function hasAll(sentence: string, asked: readonly string[], corrected: ReadonlySet<string>): boolean {
  const words = wordsOf(sentence);
  return asked.every((word) =>
    words.some(
      (each) => each === word || corrected.has(each) || (word.length >= LEAST_STEM && each.startsWith(word)),
    ),
  );
}
