/**
 * A writer of papers, fed a page at a time: the writers of all formats are plain generators that take one paper and
 * give what it becomes before they ask for the next, so that between two of their chunks more papers can be read.
 * Memory holds one page, however long the file gets.
 */
import type { InterchangePaper } from '../../formats/interchange.ts';

export type PaperWriter<Chunk> = (papers: Iterable<InterchangePaper>) => Iterable<Chunk>;

/** The chunks of a file of all pages. */
export async function* writtenInPages<Chunk>(
  write: PaperWriter<Chunk>,
  pages: AsyncIterable<readonly InterchangePaper[]>,
): AsyncGenerator<Chunk> {
  const shelf = new Shelf();
  const chunks = write(shelf)[Symbol.iterator]();
  for await (const page of pages) {
    shelf.lay(page);
    while (!shelf.isEmpty) {
      const { done, value } = chunks.next();
      if (done) return;
      yield value;
    }
  }
  shelf.isClosed = true;
  for (let last = chunks.next(); !last.done; last = chunks.next()) yield last.value;
}

/** What a writer takes its papers from. */
class Shelf implements Iterable<InterchangePaper> {
  isClosed = false;
  #page: readonly InterchangePaper[] = [];
  #at = 0;

  get isEmpty(): boolean {
    return this.#at >= this.#page.length;
  }

  lay(page: readonly InterchangePaper[]): void {
    this.#page = page;
    this.#at = 0;
  }

  [Symbol.iterator](): Iterator<InterchangePaper> {
    return {
      next: () => {
        const value = this.#page[this.#at];
        if (value !== undefined) {
          this.#at++;
          return { done: false, value };
        }
        if (!this.isClosed) throw new Error('a writer asked for a paper before it gave what the last became');
        return { done: true, value: undefined };
      },
    };
  }
}
