/**
 * Search by a plain scan of folded text: every word must occur, papers whose title holds them come first. Answers at
 * once up to some ten thousand papers.
 */
import { foldTitle } from '../paper/title-key.ts';
import type { LibraryDatabase } from './database.ts';

interface Scanned {
  id: string;
  folded: string;
  titleLength: number;
  saved: number;
}

export interface Found {
  ids: string[];
  total: number;
}

export class Scan {
  readonly #db: LibraryDatabase;
  #sequence = -1;
  #papers: Scanned[] = [];

  constructor(db: LibraryDatabase) {
    this.#db = db;
  }

  /** The best `limit` papers that hold every word of `text`, newest first within a rank. */
  async find(text: string, limit: number): Promise<Found> {
    await this.#load();
    const words = foldTitle(text).split(' ').filter(Boolean);
    if (words.length === 0) return { ids: [], total: 0 };
    const ranked: { id: string; rank: number; saved: number }[] = [];
    for (const { id, folded, titleLength, saved } of this.#papers) {
      let rank = 0;
      for (const word of words) {
        const at = folded.indexOf(word);
        if (at < 0) {
          rank = -1;
          break;
        }
        // A word of the title counts double, one that begins there a little more.
        if (at < titleLength) rank += at === 0 || folded[at - 1] === ' ' ? 3 : 2;
        else rank += folded[at - 1] === ' ' ? 1 : 0.5;
      }
      if (rank >= 0) ranked.push({ id, rank, saved });
    }
    ranked.sort((a, b) => b.rank - a.rank || b.saved - a.saved);
    return { ids: ranked.slice(0, limit).map(({ id }) => id), total: ranked.length };
  }

  /** Reads the folded texts again only when something was done since. */
  async #load(): Promise<void> {
    const sequence = ((await this.#db.meta.get('sequence'))?.value as number | undefined) ?? 0;
    if (sequence === this.#sequence) return;
    const papers: Scanned[] = [];
    await this.#db.papers.each((row) => {
      if (row.deletedAt !== undefined || !row.folded) return;
      const titleLength = foldTitle(row.bibliography.title).length;
      papers.push({ id: row.id, folded: row.folded, titleLength, saved: row.dates.saved });
    });
    this.#papers = papers;
    this.#sequence = sequence;
  }
}
