/** The project keeps to its own rules; and each rule is shown, on made-up sources, to be able to fail. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  bareSiteReaders,
  dangerousCalls,
  hardCodedWords,
  heavyContentScripts,
  importsOf,
  longFiles,
  missingWords,
  outwardArrows,
  physicalCss,
  strayBrowserCalls,
  type Source,
} from './support/architecture.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

function filesUnder(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length).replaceAll('\\', '/'));
}

function read(path: string): Source {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

const sources = ['lib', 'components', 'entrypoints', 'scripts', 'tests']
  .flatMap(filesUnder)
  .filter((path) => /\.(?:tsx?|mjs|css)$/.test(path) && !path.startsWith('tests/fixtures/'))
  .map(read);
const config = existsSync(join(ROOT, 'wxt.config.ts')) ? [read('wxt.config.ts')] : [];
const readme = existsSync(join(ROOT, 'README.md')) ? read('README.md').text : '';
const words = new Set(Object.keys(JSON.parse(read('public/_locales/en/messages.json').text) as object));

/** One made-up source. */
const source = (path: string, text: string): Source[] => [{ path, text }];

/** Fails with every rule break in words. */
function nothing(broken: string[]): void {
  if (broken.length > 0) throw new Error(`broken rules:\n${broken.join('\n')}`);
  expect(broken).toEqual([]);
}

describe('the project', () => {
  test('there is something to judge', () => expect(sources.length).toBeGreaterThan(30));
  test('imports point inward only', () => nothing(outwardArrows(sources)));
  test('content scripts carry neither the library nor its engines', () =>
    nothing(heavyContentScripts(sources)));
  test('nothing turns text into code or opens a bridge to the page', () => {
    nothing(dangerousCalls([...sources, ...config]));
  });
  test('only entry points, the wire and lib/browser call the browser', () =>
    nothing(strayBrowserCalls(sources)));
  test('no file is longer than one idea', () => nothing(longFiles(sources)));
  test('every word a reader sees has a key', () => nothing(hardCodedWords(sources)));
  test('every key that is said is known', () => nothing(missingWords(sources, words)));
  test('CSS means start and end, never left and right', () => nothing(physicalCss(sources)));
  test('every site reader has a test, a fixture and a row in the README', () => {
    nothing(bareSiteReaders(sources, filesUnder('tests/fixtures'), readme));
  });
});

describe('each rule can fail', () => {
  test('imports are found however they are written', () => {
    const text = `
      import { a } from '../paper/rows.ts';
      import type { b } from "dexie";
      import './side-effect.css';
      export * from '../text/names.ts';
      // import '../commented/out.ts';
      const later = await import('../skim/model.ts');
      import {
        c,
      } from '@scope/package/part';`;
    expect(
      importsOf({ path: 'lib/works/decide.ts', text }).map(({ target, isType }) => [target, isType]),
    ).toEqual([
      ['lib/paper/rows.ts', false],
      ['dexie', true],
      ['lib/works/side-effect.css', false],
      ['lib/text/names.ts', false],
      ['lib/skim/model.ts', false],
      ['@scope/package', false],
    ]);
  });

  test.each([
    ['lib/paper/rows.ts', "import { x } from '../text/names.ts';"],
    ['lib/sites/arxiv.ts', "import { x } from '../works/decide.ts';"],
    ['lib/wire/content.ts', "import type { x } from '../library/store.ts';"],
    ['lib/library/database/store.ts', "import { x } from '../../components/Icon.tsx';"],
    ['lib/text/names.ts', "import { readFileSync } from 'node:fs';"],
    ['lib/oddments/things.ts', ''],
    ['components/Panel.tsx', "import { x } from '../lib/library/database/store.ts';"],
    ['components/Panel.tsx', "import { x } from '../lib/wire/client.ts';"],
  ])('an outward arrow in %s: %s', (path, text) => expect(outwardArrows(source(path, text))).toHaveLength(1));

  test('a content script that reaches the library by two steps', () => {
    const reaching = [
      ...source('entrypoints/reader.content/index.ts', "import { x } from '../../lib/wire/client.ts';"),
      ...source('lib/wire/client.ts', "import { y } from '../library/store.ts';"),
    ];
    expect(heavyContentScripts(reaching)).toHaveLength(1);
    expect(
      heavyContentScripts(source('entrypoints/reader.content/index.ts', "import Dexie from 'dexie';")),
    ).toHaveLength(1);
    expect(
      heavyContentScripts(
        source('entrypoints/reader.content/index.ts', "import type { Table } from 'dexie';"),
      ),
    ).toEqual([]);
  });

  test.each([
    'element.innerHTML = title;',
    '<p dangerouslySetInnerHTML={{ __html: title }} />',
    'eval(title)',
    'new Function(title)',
    "window.postMessage({ saved: true }, '*')",
    "window.addEventListener('message', act)",
    'range.createContextualFragment(title)',
  ])('a dangerous call: %s', (text) =>
    expect(dangerousCalls(source('components/Paper.tsx', text))).toHaveLength(1),
  );

  test('words that only sound dangerous are left alone', () => {
    const text = "// innerHTML is never used\nconst retrieval = medieval(1); port.postMessage('x');";
    expect(dangerousCalls(source('lib/wire/client.ts', text))).toEqual([]);
  });

  test('a call of the browser from the library', () => {
    expect(
      strayBrowserCalls(source('lib/library/database/store.ts', 'await browser.storage.local.get();')),
    ).toHaveLength(1);
    expect(strayBrowserCalls(source('lib/browser/storage.ts', 'await browser.storage.local.get();'))).toEqual(
      [],
    );
  });

  test('a file of 401 lines', () => {
    expect(longFiles(source('lib/text/long.ts', 'x\n'.repeat(401)))).toHaveLength(1);
    expect(longFiles(source('lib/text/long.ts', 'x\n'.repeat(400)))).toEqual([]);
  });

  test.each([
    '<p>Saved</p>',
    '<b>\n  Save all of them\n</b>',
    '<input placeholder="Search papers" />',
    '<i aria-label="Speichern" />',
  ])('words without a key: %s', (text) =>
    expect(hardCodedWords(source('components/Paper.tsx', text))).toHaveLength(1),
  );

  test('code that only looks like words is left alone', () => {
    const text = `const names: Map<string, Paper> = new Map(); const f = (a: Promise<number>): Set<string> => g(a);
      const view = <p title={say('saved')}>{title}</p>; const less = a > b && c < d;`;
    expect(hardCodedWords(source('components/Paper.tsx', text))).toEqual([]);
  });

  test('a key that no locale has', () => {
    expect(
      missingWords(source('components/Paper.tsx', "say('saved'); say('nonesuch', 3)"), new Set(['saved'])),
    ).toHaveLength(1);
  });

  test.each([
    'margin-left: 4px',
    'right: 0',
    'text-align: left',
    'border-top-left-radius: 2px',
    'padding-right:1px',
    'float: right',
  ])('physical CSS: %s', (text) =>
    expect(physicalCss(source('components/Paper.module.css', `.a {\n  ${text};\n}`))).toHaveLength(1),
  );

  test('logical CSS is left alone', () => {
    const text = '.left { margin-inline-start: 4px; inset-inline-end: 0; text-align: start; } /* left: 0 */';
    expect(physicalCss(source('components/Paper.module.css', text))).toEqual([]);
  });

  test('a site reader without test, fixture and row', () => {
    const bare = source(
      'lib/sites/nowhere.ts',
      "export const nowhere: SiteReader = { id: 'nowhere', name: 'Nowhere' };",
    );
    expect(bareSiteReaders(bare, [], '')).toHaveLength(3);
    const kept = [...bare, ...source('tests/unit/sites/nowhere.test.ts', '')];
    expect(bareSiteReaders(kept, ['tests/fixtures/sites/nowhere-list.html'], '| Nowhere | lists |')).toEqual(
      [],
    );
  });
});
