/**
 * Reads the lines of any page: one paper by its layout, a list of papers by its structure, nothing where there is
 * nothing. A pipeline of stages, each of which can stop between slices; needs no document, so that it can run away from
 * the page's own thread.
 */
import type { ReadPage } from '../../paper/shown-page.ts';
import { readArticle } from './article.ts';
import type { Lines } from './lines.ts';
import { PageFacts } from './page-facts.ts';
import { outlineOf } from './outline.ts';
import { proposals } from './segments.ts';
import { chooseLists } from './lists.ts';
import { readFields } from './fields.ts';
import { papersOf } from './records.ts';

/** Below this a paper is offered as a guess, not listed. */
export const THRESHOLD = 0.5;

/** The first line that announces accepted papers and the like, wherever on the page it stands. */
function announced(lines: Lines): string {
  const line = lines.lines.find(
    (one) =>
      one.text.length < 60 &&
      !one.box.chrome &&
      (one.box.heading > 0 || one.runs.every((run) => !run.inline?.href)) &&
      /\b(?:accepted|contributed|list of) papers\b/i.test(one.text),
  );
  return line?.text ?? '';
}

/** In small steps: call `next` until it is done; between two steps others may work. */
export function* readLines(lines: Lines, page: { url: string; title: string }): Generator<void, ReadPage> {
  const facts = new PageFacts(lines, page.url);
  const article = readArticle(facts, page.url);
  if (article) return { kind: 'paper', papers: [article], guesses: [] };
  yield;
  yield* facts.judgeAll();
  const outline = yield* outlineOf(lines);
  const cuts = yield* proposals(lines, facts);
  const lists = yield* chooseLists(cuts, facts, outline, `${page.title} ${announced(lines)}`);
  const likely = lists.filter((list) => list.probability > 0.2);
  const readings = yield* readFields(likely, facts);
  const all = yield* papersOf(likely, readings, facts, page);
  const papers = all.filter((one) => one.confidence >= THRESHOLD);
  const guesses = all.filter((one) => one.confidence < THRESHOLD);
  return { kind: papers.length > 0 ? 'listing' : null, papers, guesses };
}
