/**
 * Text that was made to hang a reader of pages: long runs of what its patterns look for, in every place where a page has
 * words. Time is the processor's, not the clock's, so that a busy machine fails nothing; how it grows from one length to
 * the next tells what would hang on any machine.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { identifiersOfUrl, parseArxivId, parseDoi } from '../../../lib/paper/identifiers.ts';
import { foldTitle } from '../../../lib/paper/title-key.ts';
import { addressOf } from '../../../lib/sites/kit/dom.ts';
import { isoDate } from '../../../lib/sites/kit/dates.ts';
import { collapse, titleText } from '../../../lib/sites/kit/text.ts';
import { isWorthReading } from '../../../lib/sites/generic/worth-reading.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import { readerFor } from '../../../lib/sites/registry.ts';
import { datesIn } from '../../../lib/text/citation/dates.ts';
import { parseCitation } from '../../../lib/text/citation/index.ts';
import { formulas } from '../../../lib/text/formulas.ts';
import { nameLikeness, parseNameList, splitName } from '../../../lib/text/names.ts';
import { openPage } from '../../../scripts/lab/dom.ts';
import { listFixtures } from '../../fixtures/sites/list.ts';
import { leastTime } from '../../support/thread-time.ts';

const PIECES = [
  'a',
  'A',
  'A.',
  ' ',
  'A. B, ',
  'Aa. ',
  '([{',
  '“a” "b" ',
  '1-2, ',
  '2020 12:30 ',
  'and ',
  '$x$ \\frac{',
  'http://10.1/',
  '10.1234/',
  'arXiv:2401.',
  '@a.',
  '<&',
  '-–',
  '李, ',
  'et al. ',
];
const SIZES = [5_000, 50_000, 500_000] as const;

/** What 500 kB may cost: ten times the 50 ms of an idle machine, for one that shares its caches with many others. */
const MOST = 500;
/** Ten times the text may cost so many times the time; what takes less than the floor (ms) is not compared. */
const GROWTH = 40;
const FLOOR = 15;

function expectLinear(what: string, read: (text: string) => unknown): void {
  const faults: string[] = [];
  for (const piece of PIECES) {
    let before = 0;
    for (const size of SIZES) {
      const text = piece.repeat(Math.ceil(size / piece.length));
      const isFault = (ms: number): boolean =>
        ms > MOST || (ms > FLOOR && before > 0 && ms > GROWTH * Math.max(1, before));
      let spent = leastTime(2, () => read(text));
      // What meets a collection of garbage is not slow each time.
      if (isFault(spent))
        spent = Math.min(
          spent,
          leastTime(5, () => read(text)),
        );
      if (isFault(spent))
        faults.push(
          `${what} on ${size} of ${JSON.stringify(piece)}: ${spent.toFixed(0)} ms after ${before.toFixed(1)}`,
        );
      before = spent;
      // No need to wait for ten times as long.
      if (spent > MOST) break;
    }
  }
  expect(faults).toEqual([]);
}

describe('what texts are read with', () => {
  for (const read of [
    parseArxivId,
    parseDoi,
    identifiersOfUrl,
    foldTitle,
    isoDate,
    collapse,
    titleText,
    datesIn,
    parseCitation,
    formulas,
    parseNameList,
    splitName,
    nameLikeness,
  ] as ((text: string) => unknown)[])
    test(`${read.name} takes time in proportion`, () => expectLinear(read.name, read));

  test('addressOf takes time in proportion', () =>
    expectLinear('addressOf', (text) => addressOf(text, 'https://arxiv.org/')));
});

describe('what any page is read with', () => {
  test('giving up early takes time in proportion', () =>
    expectLinear('isWorthReading', (text) => {
      const { document } = openPage('<p></p>', 'https://site.example.org/');
      document.body.firstChild!.textContent = text;
      for (const steps = isWorthReading(document); !steps.next().done;);
    }));
});

describe('what sites are read with', () => {
  for (const { site, name, file, url } of listFixtures())
    test(`${site}/${name} takes time in proportion`, () => {
      const page = openPage(readFileSync(file, 'utf8'), url);
      const reader = readerFor(url);
      const [entry] = reader ? [...reader.entries(page)] : [];
      const nodes = textNodes(entry?.root ?? page.document.body).toSorted(
        (a, b) => (b.nodeValue?.length ?? 0) - (a.nodeValue?.length ?? 0),
      );
      for (const node of nodes.slice(0, 3)) {
        const kept = node.nodeValue;
        expectLinear(`${site}/${name}, "${kept?.trim().slice(0, 20)}"`, (text) => {
          node.nodeValue = text;
          readPage(page);
        });
        node.nodeValue = kept;
      }
    });
});

function textNodes(root: Node): Node[] {
  if (root.nodeType === 3) return /\S/.test(root.nodeValue ?? '') ? [root] : [];
  return [...root.childNodes].flatMap(textNodes);
}
