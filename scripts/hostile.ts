/**
 * `npm run test:hostile`: pages that mean ill, by the names of the programme (H1–H28) and of the threat model (T1–T11).
 * A name is a test of its own, or tests that have another name: those must be there, and must have run.
 */
import { runSuite } from './scorecard/run.ts';

const E2E = 'tests/e2e/vitest.config.ts';
const UNIT = 'vitest.config.ts';

await runSuite({
  name: 'hostile',
  builds: ['chrome', 'firefox', 'firefox-test'],
  browsers: ['chromium'],
  runs: [
    {
      config: E2E,
      files: ['tests/e2e/hostile.test.ts', 'tests/e2e/chromium.test.ts', 'tests/e2e/package.test.ts'],
      tests: /(?:^| )[HT]\d+(?:–H\d+)?: /,
    },
    {
      config: UNIT,
      files: [
        'tests/unit/sites',
        'tests/unit/entrypoints',
        'tests/unit/formats',
        'tests/unit/library/import',
        'tests/unit/skim',
        'tests/unit/lock-file.test.ts',
      ],
      tests: null,
    },
  ],
  mapped: [
    [
      'H5',
      'markup in a paper is text in popup, panel and export',
      /markup in the text of a paper stays text everywhere/,
    ],
    [
      'H5',
      'markup in marks and notes is text, and no note enters the page',
      /markup in marked words and notes stays text/,
    ],
    ['H6', 'a listing on a look-alike host, in a frame, a srcdoc, an SVG', /look-alike host, in a frame/],
    [
      'H7',
      'a listing with another paper’s id and a false abstract',
      /gives a kept paper’s id to other words/,
    ],
    ['H8', 'ten thousand made-up ids', /ten thousand made-up papers/],
    [
      'H9',
      'an entry swapped after our scan and before the click',
      /becomes another paper under the click|swapped under the toolbar/,
    ],
    ['H10', 'made-up events on marks', /selects, clicks and presses by itself marks nothing/],
    ['H12', 'the marking toolbar faded, cut, covered', /gets no mark by a click/],
    ['H13', 'the marking toolbar slid under the pointer', /slides the toolbar under the pointer/],
    ['H15', 'two thousand papers in fifty thousand nodes', /two thousand papers in fifty thousand nodes/],
    ['H16', 'a storm of changes', /thousand changes a second|storm of changes that also clears/],
    ['H16', 'the stop after twenty rounds', /twenty looks that bring nothing/],
    ['H17', 'a list without end', /five thousand items that come one after the other/],
    ['H18', 'every reading of page text on hostile strings', /takes time in proportion|stays quick on/],
    ['H19', 'sentences and terms on hostile strings', /stays quick on hostile sentences|hostile/],
    ['H20', 'our words on marks, spoken by the page', /says in our own words reaches nobody/],
    [
      'H23',
      'the framework’s own words, by a page that knows our id',
      /knows our id and speaks the framework/,
    ],
    ['H25', 'names that shadow the DOM’s own', /names that shadow the DOM/],
    ['H26', 'a page that throws our elements away', /throws our rail away|throws our elements away/],
    ['H28', 'stored real pages', /stored|real pages/i],
    ['T8', 'hostile and broken files', /^tests\/unit\/(?:library\/import\/hostile|formats\/hostile)/],
    [
      'T9',
      'what our exports could do to their readers',
      /^tests\/unit\/formats\/(?:exchange|round-trip|marks-in-exports)/,
    ],
    [
      'T11',
      'the packages: permissions pinned, nothing reachable, lock file whole',
      /^tests\/e2e\/package|^tests\/unit\/lock-file/,
    ],
  ],
  untried: [
    {
      name: 'H12',
      what: 'covers that let presses through, in Firefox',
      n: 0,
      failures: 0,
      skipped: 'Firefox tells no extension what covers an element',
    },
    {
      name: 'H27',
      what: 'the PDF viewer, prerendered pages',
      n: 0,
      failures: 0,
      skipped: 'nothing of ours runs there',
    },
  ],
});
