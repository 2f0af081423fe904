/** What the builds consist of: permissions pinned, sizes budgeted, nothing that a page could reach. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { SITES } from '../../lib/sites/registry.ts';
import { buildFolder, ROOT, type Build } from '../../scripts/setup/build.ts';

interface Manifest {
  manifest_version: number;
  key?: string;
  permissions?: string[];
  optional_permissions?: string[];
  host_permissions?: string[];
  optional_host_permissions?: string[];
  content_scripts?: { matches: string[]; js?: string[]; css?: string[]; all_frames?: boolean }[];
  web_accessible_resources?: unknown[];
  externally_connectable?: unknown;
  content_security_policy?: { extension_pages?: string };
  browser_specific_settings?: { gecko?: { id?: string; strict_min_version?: string } };
}

const HOSTS = ['https://arxiv.org/*', 'https://huggingface.co/*'];

/** Gzipped bytes that a page may be asked to carry, all content scripts and styles together. */
const CONTENT_BUDGET = 40 * 1024;

/** The same for the general reader, which comes only on the reader's click. */
const ANY_PAGE_BUDGET = 60 * 1024;

/** The same for the tools of marking, which come when words are first selected. */
const MARKING_BUDGET = 30 * 1024;

/** The same for what comes when the reader first presses a key of ours: what all of them do, and their help. */
const KEYS_BUDGET = 24 * 1024;

/**
 * The same for what our own pages load before they are used: the rest is fetched when it is needed. `soon`: what a page
 * fetches by itself once its first view stands, by the names of the modules.
 */
const PAGE_BUDGETS: Record<string, { budget: number; soon: readonly string[] }> = {
  'popup.html': { budget: 60 * 1024, soon: [] },
  'sidepanel.html': { budget: 120 * 1024, soon: ['library-name'] },
  'library.html': { budget: 120 * 1024, soon: ['library-name'] },
};

/** Asking the browser for a file takes longer than reading it. */
const MOST_FILES = 2;
/** Beside them, what is asked before they are loaded: the page's first script, which must be this small. */
const FIRST_SCRIPT = /^\/\w+-start\.js$/;
const FIRST_SCRIPT_BUDGET = 4 * 1024;

/** What the overview and its worker may weigh together, gzipped, when it is first looked at: a fetch of its own. */
const OVERVIEW_BUDGET = 90 * 1024;

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

function manifestOf(build: Build): Manifest {
  return JSON.parse(readFileSync(join(buildFolder(build), 'manifest.json'), 'utf8')) as Manifest;
}

/** Files of a build, from its folder. */
function filesOf(build: Build): string[] {
  return readdirSync(buildFolder(build), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The chunks whose names begin so that a chunk imports. */
function importedBy(build: Build, file: string, start: string, when: 'at once' | 'later'): string[] {
  const code = readFileSync(join(buildFolder(build), file), 'utf8');
  const imports =
    when === 'later'
      ? /\bimport\(\s*[`"']\.\/([\w.-]+\.js)[`"']/g
      : /(?:\bfrom|\bimport)\s*[`"']\.\/([\w.-]+\.js)[`"']/g;
  return [...code.matchAll(imports)].flatMap(([, name = '']) =>
    name.startsWith(start) ? `/chunks/${name}` : [],
  );
}

describe.each<{ build: Build; permissions: string[] }>([
  {
    build: 'chrome',
    permissions: [
      'activeTab',
      'alarms',
      'contextMenus',
      'offscreen',
      'scripting',
      'sidePanel',
      'storage',
      'unlimitedStorage',
    ],
  },
  {
    build: 'firefox',
    permissions: ['activeTab', 'alarms', 'contextMenus', 'scripting', 'storage', 'unlimitedStorage'],
  },
])('the $build build', ({ build, permissions }) => {
  let manifest: Manifest;
  beforeAll(() => {
    expect(existsSync(join(buildFolder(build), 'manifest.json')), `${build} is built`).toBe(true);
    manifest = manifestOf(build);
  });

  test('asks for exactly the permissions that the README explains', () => {
    expect(manifest.manifest_version).toBe(3);
    expect((manifest.permissions ?? []).toSorted()).toEqual(permissions);
    expect(manifest.optional_permissions ?? []).toEqual(['downloads']);
    expect((manifest.host_permissions ?? []).toSorted()).toEqual(HOSTS);
    const explained = README.split('\n').filter((line) => line.startsWith('|'));
    const unexplained = permissions.filter(
      (name) => !explained.some((line) => line.split('|')[1]?.includes(`\`${name}\``)),
    );
    expect(unexplained).toEqual([]);
  });

  test('may be let into exactly the sites that are known by name, one by one', () => {
    const optional = SITES.filter((site) => !site.required).flatMap((site) => site.matches);
    expect((manifest.optional_host_permissions ?? []).toSorted()).toEqual(optional.toSorted());
    expect(optional.filter((pattern) => !/^https:\/\/(?:\*\.)?[\w-]+(?:\.[\w-]+)+\//.test(pattern))).toEqual(
      [],
    );
  });

  test('reads only pages of its two hosts, top frames only', () => {
    const matches = (manifest.content_scripts ?? []).flatMap((script) => script.matches);
    expect(new Set(matches.map((match) => match.split('/').slice(0, 3).join('/')))).toEqual(
      new Set(HOSTS.map((host) => host.slice(0, -2))),
    );
    expect((manifest.content_scripts ?? []).some((script) => script.all_frames)).toBe(false);
  });

  test('offers nothing to pages and runs nothing but its own files', () => {
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.content_security_policy?.extension_pages).toContain("script-src 'self'");
    expect(manifest.content_security_policy?.extension_pages).not.toMatch(/unsafe|https?:|\*/);
  });

  test('holds nothing that makes markup or code of a string', () => {
    const scripts = filesOf(build).filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(10);
    const making =
      /\.(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\.write|\beval\(|\bnew Function\b/;
    expect(scripts.filter((file) => making.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('asks for no file of its own that is not packed', () => {
    const scripts = filesOf(build).filter((file) => file.endsWith('.js'));
    const asked = scripts.flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(
          /["'`](?:\.\/|\/)?((?:assets|chunks)\/[\w.-]+\.(?:css|js))["'`]/g,
        ),
      ].map(([, name = '']) => name),
    );
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !existsSync(join(buildFolder(build), name)))).toEqual([]);
  });

  test('speaks to no page by messages that any script could send', () => {
    const inPages = filesOf(build).filter((file) => file.includes('content-scripts') && file.endsWith('.js'));
    expect(inPages.length).toBeGreaterThan(1);
    // A channel between two ports of one script is no bridge.
    const channel = /\.port[12]\.(?:postMessage|addEventListener)\(/g;
    const bridge = /\bpostMessage\(|\baddEventListener\([`"']message[`"']|\bonmessage\b|\bBroadcastChannel\b/;
    expect(
      inPages
        .filter((file) => bridge.test(readFileSync(file, 'utf8').replace(channel, '')))
        .map((file) => basename(file)),
    ).toEqual([]);
  });

  test('keeps its identity wherever it lies', () => {
    if (build === 'chrome') expect(manifest.key).toMatch(/^MII/);
    else expect(manifest.browser_specific_settings?.gecko?.id).toMatch(/@/);
  });

  test(`puts at most ${CONTENT_BUDGET / 1024} kB, gzipped, into a page`, () => {
    const files = new Set(
      (manifest.content_scripts ?? []).flatMap((script) => [...(script.js ?? []), ...(script.css ?? [])]),
    );
    expect(files.size).toBeGreaterThan(0);
    const bytes = [...files].map(
      (file) => gzipSync(readFileSync(join(buildFolder(build), file)), { level: 9 }).length,
    );
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(CONTENT_BUDGET);
  });

  test(`puts at most ${MARKING_BUDGET / 1024} kB, gzipped, into a page whose reader marks`, () => {
    const file = join(buildFolder(build), 'content-scripts', 'marking.js');
    expect(gzipSync(readFileSync(file), { level: 9 }).length).toBeLessThanOrEqual(MARKING_BUDGET);
  });

  test(`puts at most ${KEYS_BUDGET / 1024} kB, gzipped, into a page whose reader presses a key`, () => {
    const file = join(buildFolder(build), 'content-scripts', 'keys.js');
    expect(gzipSync(readFileSync(file), { level: 9 }).length).toBeLessThanOrEqual(KEYS_BUDGET);
  });

  test(`puts at most ${ANY_PAGE_BUDGET / 1024} kB, gzipped, into a page that the reader asks to read`, () => {
    const file = join(buildFolder(build), 'content-scripts', 'any-page.js');
    expect(gzipSync(readFileSync(file), { level: 9 }).length).toBeLessThanOrEqual(ANY_PAGE_BUDGET);
  });

  test.each(Object.entries(PAGE_BUDGETS))(
    'loads %s from few files, that weigh little',
    (page, { budget, soon }) => {
      const html = readFileSync(join(buildFolder(build), page), 'utf8');
      const first = [...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, file]) => file ?? '');
      expect(first.length).toBeGreaterThan(0);
      expect(first.filter((file) => !FIRST_SCRIPT.test(file)).length).toBeLessThanOrEqual(MOST_FILES);
      const files = new Set(first);
      for (const name of soon) {
        const later = first.flatMap((file) => importedBy(build, file, `${name}-`, 'later'));
        expect(later, name).not.toEqual([]);
        for (const file of later) files.add(file);
      }
      // What they import comes with them.
      for (const file of files) for (const each of importedBy(build, file, '', 'at once')) files.add(each);
      const bytes = [...files].map(
        (file) => gzipSync(readFileSync(join(buildFolder(build), file)), { level: 9 }).length,
      );
      expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(budget);
    },
  );

  test(`draws the overview with at most ${OVERVIEW_BUDGET / 1024} kB, gzipped, that no other page waits for`, () => {
    const files = filesOf(build).filter((file) =>
      /^(?:OverviewView-[\w-]+\.(?:js|css)|pictures-worker\.js)$/.test(basename(file)),
    );
    expect(files).toHaveLength(3);
    const bytes = files.map((file) => gzipSync(readFileSync(file), { level: 9 }).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(OVERVIEW_BUDGET);
  });

  test.each(['popup-start.js', 'library-start.js'])(
    'asks first with %s, which takes no time to load',
    (name) => {
      const file = readFileSync(join(buildFolder(build), name));
      expect(gzipSync(file, { level: 9 }).length).toBeLessThanOrEqual(FIRST_SCRIPT_BUDGET);
    },
  );

  test('can ask the network in one place only: for the page of a paper, without cookies, never led elsewhere', () => {
    const page =
      /\bfetch\(\w+,\{headers:\{accept:[`"']text\/html[`"']\},credentials:[`"']omit[`"'],referrerPolicy:[`"']no-referrer[`"'],redirect:[`"']error[`"']/g;
    // The model of the package: by its address, or, in a worker, by its place beside the worker.
    const own =
      /\bfetch\((?:[\w$.]+\.runtime\.getURL\([`"']\/models\/roles\.bin[`"']\)|[`"']\/models\/roles\.bin[`"'])\)/g;
    // A parser's own `this.fetch()` is no request.
    const asking =
      /(?<![\w$.])fetch\((?!\)\s*\{)|\b(?:globalThis|window|self)\.fetch\(|\bXMLHttpRequest\b|\bWebSocket\(|\bsendBeacon\b|\bEventSource\(|\baskForPage\(/g;
    const asked = filesOf(build)
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').replace(own, '').replace(page, 'askForPage(').matchAll(asking)].map(
          ([call]) => `${basename(file)}: ${call}`,
        ),
      );
    expect(asked).toEqual(['background.js: askForPage(']);
  });
});

test('the tagger is in the worker that is started for what it tells, and nowhere else', () => {
  const holders = filesOf('chrome')
    .filter((file) => file.endsWith('.js') && readFileSync(file, 'utf8').includes('MaleName'))
    .map((file) => basename(file));
  expect(holders).toEqual(['terms-worker.js']);
});

test('the Firefox test build differs from the one that ships in its address patterns only', () => {
  const plain = (manifest: Manifest): string => JSON.stringify(manifest).replaceAll('"*://', '"https://');
  expect(plain(manifestOf('firefox-test'))).toBe(plain(manifestOf('firefox')));
});
