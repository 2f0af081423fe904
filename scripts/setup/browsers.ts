/**
 * Finds a browser that Offprint can be loaded into, and where there is none and we may, installs one through the
 * system's package manager. Knows nothing of what is done with the browser.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export type Family = 'chromium' | 'firefox';

export interface FoundBrowser {
  family: Family;
  /** As a person says it: "Chromium 156". */
  name: string;
  path: string;
  /** Major version, or 0 where the browser would not say. */
  version: number;
  /** Google's own Chrome ignores `--load-extension` from 137 on, as Edge may: the extension then comes in another way. */
  branded: boolean;
}

/** The oldest versions that the manifests name (Chrome's, and Firefox's first with CSS highlights). */
const OLDEST: Record<Family, number> = { chromium: 128, firefox: 142 };

/** A setting that names the browser to use, before any search. */
const OVERRIDE: Record<Family, string> = { chromium: 'OFFPRINT_CHROMIUM', firefox: 'OFFPRINT_FIREFOX' };

interface Candidate {
  path: string;
  branded: boolean;
}

/** Names on the search path, those that take an extension from the command line first. */
const NAMES: Record<Family, [name: string, branded: boolean][]> = {
  chromium: [
    ['chromium', false],
    ['chromium-browser', false],
    ['chrome-for-testing', false],
    ['microsoft-edge', true],
    ['microsoft-edge-stable', true],
    ['google-chrome', true],
    ['google-chrome-stable', true],
    ['chrome', true],
    ['msedge', true],
  ],
  firefox: [
    ['firefox-esr', false],
    ['firefox', false],
    ['firefox-developer-edition', false],
    ['firefox-nightly', false],
  ],
};

/**
 * The first suitable browser of a family, or null. `OFFPRINT_CHROMIUM` and `OFFPRINT_FIREFOX` name one outright.
 */
export function findBrowser(family: Family): FoundBrowser | null {
  const override = process.env[OVERRIDE[family]];
  const candidates = override ? [{ path: override, branded: false }] : candidatesOf(family);
  for (const candidate of candidates) {
    if (!existsSync(candidate.path)) continue;
    const said = versionOf(candidate.path);
    const version = Number(/(\d+)\./.exec(said)?.[1] ?? 0);
    if (version !== 0 && version < OLDEST[family]) continue;
    const branded = candidate.branded || /Google Chrome(?! for Testing)|Microsoft Edge/.test(said);
    const name = said.replace(/[\d.]+.*$/, '').trim() || (family === 'firefox' ? 'Firefox' : 'Chromium');
    return { family, name: version ? `${name} ${version}` : name, path: candidate.path, version, branded };
  }
  return null;
}

function candidatesOf(family: Family): Candidate[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const extension = process.platform === 'win32' ? '.exe' : '';
  const onPath = NAMES[family].flatMap(([name, branded]) =>
    folders.map((folder) => ({ path: join(folder, name + extension), branded })),
  );
  return [...onPath, ...downloaded(family), ...installed(family)].sort(
    (left, right) => Number(left.branded) - Number(right.branded),
  );
}

/** Browsers that Playwright or Puppeteer keep in their caches: Chromium and Chrome for Testing, newest first. */
function downloaded(family: Family): Candidate[] {
  const home = homedir();
  const playwright = {
    linux: join(home, '.cache', 'ms-playwright'),
    darwin: join(home, 'Library', 'Caches', 'ms-playwright'),
    win32: join(process.env.LOCALAPPDATA ?? home, 'ms-playwright'),
  }[process.platform as string];
  const found: string[] = [];
  for (const [root, prefix] of [
    [process.env.PLAYWRIGHT_BROWSERS_PATH ?? playwright, family === 'chromium' ? 'chromium-' : null],
    [join(home, '.cache', 'puppeteer', family === 'chromium' ? 'chrome' : 'firefox'), ''],
  ] as const) {
    if (!root || prefix === null || !existsSync(root)) continue;
    for (const version of readdirSync(root)
      .filter((name) => name.startsWith(prefix))
      .sort()
      .reverse()) {
      for (const inside of INSIDE[family]) found.push(join(root, version, ...inside.split('/')));
    }
  }
  return found.map((path) => ({ path, branded: false }));
}

const INSIDE: Record<Family, string[]> = {
  chromium: [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  ],
  firefox: ['firefox/firefox', 'firefox/firefox.exe', 'Firefox.app/Contents/MacOS/firefox'],
};

/** Where macOS and Windows put what is installed. */
function installed(family: Family): Candidate[] {
  if (process.platform === 'darwin') {
    const apps: [app: string, branded: boolean][] =
      family === 'firefox'
        ? [
            ['Firefox.app/Contents/MacOS/firefox', false],
            ['Firefox Developer Edition.app/Contents/MacOS/firefox', false],
          ]
        : [
            ['Chromium.app/Contents/MacOS/Chromium', false],
            ['Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing', false],
            ['Google Chrome.app/Contents/MacOS/Google Chrome', true],
            ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge', true],
          ];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((root) =>
      apps.map(([app, branded]) => ({ path: join(root, app), branded })),
    );
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    );
    const apps: [app: string, branded: boolean][] =
      family === 'firefox'
        ? [['Mozilla Firefox\\firefox.exe', false]]
        : [
            ['Chromium\\Application\\chrome.exe', false],
            ['Microsoft\\Edge\\Application\\msedge.exe', true],
            ['Google\\Chrome\\Application\\chrome.exe', true],
          ];
    return roots.flatMap((root) => apps.map(([app, branded]) => ({ path: join(root, app), branded })));
  }
  return [];
}

/** What the browser says of itself: "Chromium 156.0.8078.79 built on Debian"; "" where asking would open it. */
function versionOf(path: string): string {
  // On Windows `--version` opens a window; there the search goes by the place alone.
  if (process.platform === 'win32') return '';
  const answer = spawnSync(path, ['--version'], {
    encoding: 'utf8',
    timeout: 20_000,
    env: { ...process.env, HOME: homedir() },
  });
  return (answer.stdout ?? '').trim().split('\n').at(-1) ?? '';
}

/** Debian's and Ubuntu's packages; fonts beside the browser, else a headless screenshot shows boxes for letters. */
const PACKAGES: Record<Family, string[]> = {
  chromium: ['chromium', 'fonts-liberation'],
  firefox: ['firefox-esr', 'fonts-liberation'],
};

/** What to tell somebody for whom we cannot install a browser. One sentence. */
export function adviceFor(family: Family): string {
  const named = process.env[OVERRIDE[family]];
  if (named)
    return `${OVERRIDE[family]} names ${named}, which is not there or too old: please correct it, or leave it out.`;
  const name =
    family === 'chromium' ? 'Chromium (or Chrome for Testing, Edge, Chrome)' : 'Firefox 142 or newer';
  const how = {
    linux:
      family === 'chromium'
        ? 'for example "sudo apt-get install chromium" or "sudo dnf install chromium"'
        : 'for example "sudo apt-get install firefox-esr" or "sudo dnf install firefox"',
    darwin:
      family === 'chromium'
        ? 'for example "brew install --cask chromium"'
        : 'for example "brew install --cask firefox"',
    win32: family === 'chromium' ? 'Edge is part of Windows' : 'for example "winget install Mozilla.Firefox"',
  }[process.platform as string];
  return `Offprint found no suitable browser: please install ${name}${how ? `, ${how}` : ''}, or name one in ${OVERRIDE[family]}, and run this again.`;
}

/**
 * A browser of the family: found, or installed where there is none and we may (Linux with apt-get, as root or with
 * sudo that asks no password). Null where neither was possible; `say` is told what is going on.
 */
export function ensureBrowser(family: Family, say: (line: string) => void): FoundBrowser | null {
  const found = findBrowser(family);
  if (found || process.env[OVERRIDE[family]]) return found;
  const prefix = privilege();
  if (!prefix) return null;
  say(
    `no ${family === 'chromium' ? 'Chromium' : 'Firefox'} here: installing ${PACKAGES[family].join(' and ')} with apt-get …`,
  );
  const apt = (...args: string[]): boolean => {
    const [command, ...rest] = [...prefix, 'apt-get', ...args] as [string, ...string[]];
    const done = spawnSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 600_000,
    });
    return done.status === 0;
  };
  const packages = PACKAGES[family];
  if (!apt('update', '-qq')) say('"apt-get update" failed; going on with the lists there are');
  const install = ['install', '-y', '-qq', '--no-install-recommends'];
  // Ubuntu's name for Firefox differs, and fonts must not stand in a browser's way.
  if (!apt(...install, ...packages) && !apt(...install, packages[0] as string)) {
    if (family === 'chromium') apt(...install, 'chromium-browser');
    else apt(...install, 'firefox');
  }
  return findBrowser(family);
}

/** The words before a command that needs root: none, "sudo -n", or null where we may not. */
function privilege(): string[] | null {
  if (process.platform !== 'linux' || !commandExists('apt-get')) return null;
  if (process.getuid?.() === 0) return [];
  if (!commandExists('sudo')) return null;
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

function commandExists(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}
