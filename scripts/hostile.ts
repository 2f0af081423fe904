/**
 * `npm run test:hostile`: pages that mean ill, by the names of the programme (H1–H28) and of the threat model (T1–T11).
 * A name is a test of its own, or tests that have another name: those must be there, and must have run.
 */
import { runSuite } from './scorecard/run.ts';
import { scoresOf } from './scorecard/table.ts';

const E2E = 'tests/e2e/vitest.config.ts';
const UNIT = 'vitest.config.ts';

/** Tests of this name in Firefox: most run in either browser. */
const inFirefox = (name: RegExp): RegExp => new RegExp(`^tests/e2e/firefox\\S* .*${name.source}`);

/** What the faults came to, as they were tried last: they are run by a script of their own. */
const faults = scoresOf('faults').filter(({ skipped }) => skipped === undefined);

await runSuite({
  name: 'hostile',
  builds: ['chrome', 'firefox', 'firefox-test'],
  browsers: ['chromium', 'firefox'],
  runs: [
    {
      config: E2E,
      files: [
        'tests/e2e/hostile.test.ts',
        'tests/e2e/chromium.test.ts',
        'tests/e2e/package.test.ts',
        'tests/e2e/firefox.test.ts',
      ],
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
    ['H10', 'in Firefox: made-up events on marks', inFirefox(/presses and says by itself marks nothing/)],
    ['H13', 'the marking toolbar slid under the pointer', /slides the toolbar under the pointer/],
    ['H15', 'two thousand papers in fifty thousand nodes', /two thousand papers in fifty thousand nodes/],
    ['H16', 'a storm of changes', /thousand changes a second|storm of changes that also clears/],
    ['H16', 'the stop after twenty rounds', /twenty looks that bring nothing/],
    ['H17', 'a list without end', /five thousand items that come one after the other/],
    ['H18', 'every reading of page text on hostile strings', /takes time in proportion|stays quick on/],
    ['H19', 'sentences and terms on hostile strings', /stays quick on hostile sentences|hostile/],
    [
      'H23',
      'the framework’s own words, by a page that knows our id',
      /knows our id and speaks the framework/,
    ],
    ['H25', 'names that shadow the DOM’s own', /names that shadow the DOM/],
    ['H26', 'a page that throws our elements away', /throws our rail away|throws our elements away/],
    ['H28', 'stored real pages', /\bstored\b|real pages/i],
    ['H3', 'in Firefox: a link that is a script, words encoded twice', inFirefox(/a link that is a script/)],
    ['H5', 'in Firefox: markup in marks and notes is text', inFirefox(/markup in marked words and in notes/)],
    ['H9', 'in Firefox: a paper swapped under the toolbar', inFirefox(/swapped under the toolbar/)],
    ['H11', 'in Firefox: the marking toolbar faded, cut, covered', inFirefox(/gets no mark by a click/)],
    ['H13', 'in Firefox: the marking toolbar slid under the pointer', inFirefox(/slides the toolbar under/)],
    ['H16', 'in Firefox: a page that keeps clearing what is painted', inFirefox(/keeps clearing what is/)],
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
  sums: [
    ['T1', 'a page that wants to write or erase the library', ['H20', 'H21']],
    ['T2', 'a page that wants to know what the library holds', ['H22', 'H24']],
    ['T3', 'a page that wants to press our buttons', ['H10', 'H11', 'H12', 'H13', 'H14']],
    ['T4', 'a page that wants to run code in the extension', ['H1–H4', 'H5']],
    ['T5', 'a page that wants to poison the library', ['H6', 'H7', 'H8', 'H9']],
    ['T6', 'a page that wants to slow or hang the browser', ['H15', 'H16', 'H17', 'H18', 'H19']],
    ['T7', 'a page that wants to find or remove the extension', ['H23', 'H24', 'H26']],
  ],
  untried: [
    {
      name: 'T10',
      what: 'accidents: kills, full disks, damage, old code',
      n: faults.reduce((sum, { n }) => sum + n, 0),
      failures: faults.reduce((sum, { failures }) => sum + failures, 0),
      figures: 'F1–F20, the table above',
    },
    {
      name: 'H12',
      what: 'in Firefox: covers over a rail that let presses through',
      n: 0,
      failures: 0,
      skipped: 'Firefox tells no extension what covers an element',
    },
    {
      name: 'H21',
      what: 'in Firefox: our script taken over',
      n: 0,
      failures: 0,
      skipped:
        'its automation reaches no world of an extension in a page; gate and schemas are the same code',
    },
    {
      name: 'H15',
      what: 'in Firefox: long tasks, heap, layout shifts on pages that are too much',
      n: 0,
      failures: 0,
      skipped: 'its automation measures none of these',
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
