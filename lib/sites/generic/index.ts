/**
 * Reads any page: one paper by what its head says, a list of papers by its structure, nothing where there is
 * nothing. A pipeline of stages, each of which can stop between slices; who waits for it is the caller's affair.
 */
import type { Listing, Page } from '../contract.ts';
import { readArticle } from './article.ts';
import { walk, type Lines } from './lines.ts';
import { PageFacts } from './page-facts.ts';
import { outlineOf } from './outline.ts';
import { proposals } from './segments.ts';
import { chooseLists } from './lists.ts';
import { readFields } from './fields.ts';
import { sightingsOf } from './records.ts';
import { isWorthReading } from './worth-reading.ts';

/** Below this a sighting is offered as a guess, not listed. */
export const THRESHOLD = 0.5;

const NOTHING: Listing = { site: null, kind: null, sightings: [], guesses: [], broken: [] };

/** The first line that announces accepted papers and the like, wherever on the page it stands. */
function announced(lines: Lines): string {
  const line = lines.lines.find(
    (one) =>
      one.text.length < 60 &&
      one.box.heading > 0 &&
      /\b(?:accepted|contributed|list of) papers\b/i.test(one.text),
  );
  return line?.text ?? '';
}

/** Everything the page shows, at once. */
export function readGeneric(page: Page): Listing {
  const steps = readInSteps(page);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in small steps: call `next` until it is done; between two steps the page may breathe. */
export function* readInSteps(page: Page): Generator<void, Listing> {
  if (!(yield* isWorthReading(page.document))) return NOTHING;
  const lines = yield* walk(page.document);
  const facts = new PageFacts(lines, page.url);
  const article = readArticle(page, facts);
  if (article) return { site: 'generic', kind: 'paper', sightings: [article], guesses: [], broken: [] };
  yield;
  yield* facts.judgeAll();
  const outline = yield* outlineOf(lines);
  const title = page.document.title.slice(0, 300);
  const cuts = yield* proposals(lines, facts);
  const lists = yield* chooseLists(cuts, facts, outline, `${title} ${announced(lines)}`);
  const likely = lists.filter((list) => list.probability > 0.2);
  const readings = yield* readFields(likely, facts);
  const all = yield* sightingsOf(likely, readings, facts, page);
  const sightings = all.filter((one) => one.confidence >= THRESHOLD);
  const guesses = all.filter((one) => one.confidence < THRESHOLD);
  return {
    site: all.length > 0 ? 'generic' : null,
    kind: sightings.length > 0 ? 'listing' : null,
    sightings,
    guesses,
    broken: [],
  };
}
