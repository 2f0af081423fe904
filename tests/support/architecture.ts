/**
 * The house rules that a machine can check, as functions of source files: each answers what breaks it, in words that
 * name the file. `tests/architecture.test.ts` runs them on the project and on small made-up sources that break them.
 */
import { posix } from 'node:path';

export interface Source {
  /** From the project's root, with "/": "lib/paper/rows.ts". */
  path: string;
  text: string;
}

/** Import arrows: what each layer may import besides itself. A layer that is not listed may not exist in `lib/`. */
const ARROWS: Record<string, readonly string[]> = {
  'lib/paper': [],
  'lib/text': ['lib/paper'],
  'lib/sites': ['lib/paper', 'lib/text'],
  'lib/works': ['lib/paper', 'lib/text'],
  'lib/skim': ['lib/paper', 'lib/text'],
  'lib/anchor': ['lib/paper', 'lib/text'],
  'lib/formats': ['lib/paper', 'lib/text'],
  'lib/library': ['lib/paper', 'lib/text', 'lib/sites', 'lib/works', 'lib/skim', 'lib/anchor', 'lib/formats'],
  'lib/wire': ['lib/paper'],
  // What only a browser can do, on behalf of the entry points: it may hold what the library needs of a browser.
  'lib/browser': ['lib/paper', 'lib/text', 'lib/sites', 'lib/skim', 'lib/wire', 'lib/library'],
  components: ['lib/paper', 'lib/wire'],
};

/** What a content script must never carry: the library and its engine belong to the background and our own pages. */
const NOT_IN_PAGES = ['lib/library', 'dexie', 'compromise', 'minisearch'];
/** How a role is drawn is the page's own matter: a few lines without the model. */
const IN_PAGES_ALL_THE_SAME = ['lib/skim/ink.ts'];

/** Source without comments; strings stay, since what they hold is what is shown or called. */
export function withoutComments(text: string): string {
  return text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[\s\S]*?\*\/|(^|[^:\\])\/\/[^\n]*/g,
    (whole, string: string | undefined, before: string | undefined) =>
      string ?? (before ?? '') + whole.slice((before ?? '').length).replace(/[^\n]/g, ''),
  );
}

export interface Import {
  /** As written: "../paper/rows.ts", "dexie". */
  specifier: string;
  /** From the root for a relative one ("lib/paper/rows.ts"), else the package ("dexie", "node:fs"). */
  target: string;
  /** Types only: gone after compilation. */
  isType: boolean;
}

/** Every static and dynamic import and re-export of a source. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  const pattern =
    /\b(import|export)(\s+type)?\b(?:[^'"`;()]*?\bfrom)?\s*['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]/g;
  for (const match of withoutComments(source.text).matchAll(pattern)) {
    const specifier = match[3] ?? match[4];
    if (!specifier) continue;
    const target = specifier.startsWith('.')
      ? posix.normalize(posix.join(posix.dirname(source.path), specifier.replace(/\?.*$/, '')))
      : packageOf(specifier);
    found.push({ specifier, target, isType: match[2] !== undefined });
  }
  return found;
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** "lib/paper" for "lib/paper/rows.ts", "components" for "components/Icon.tsx". */
function layerOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'lib' ? `lib/${second}` : first;
}

/** Imports that point outward, or into a layer that is none of the importer's business. */
export function outwardArrows(sources: readonly Source[]): string[] {
  const broken: string[] = [];
  for (const source of sources) {
    const layer = layerOf(source.path);
    if (!source.path.startsWith('lib/') && layer !== 'components') continue;
    const allowed = ARROWS[layer];
    if (!allowed) {
      broken.push(`${source.path}: "${layer}" is not a layer of the house`);
      continue;
    }
    for (const { target, specifier, isType } of importsOf(source)) {
      if (target.startsWith('node:'))
        broken.push(`${source.path} imports ${specifier}: no Node in what ships`);
      if (!specifier.startsWith('.') || /\.(?:css|json)$/.test(target)) continue;
      const other = layerOf(target);
      if (other !== layer && !allowed.includes(other)) broken.push(`${source.path} imports ${target}`);
      // Components know how the wire's values look, never how they travel.
      if (layer === 'components' && other === 'lib/wire' && !isType) {
        broken.push(`${source.path} imports more than types from ${target}`);
      }
    }
  }
  return broken;
}

/** What the content scripts carry, by any number of steps, that they must not. */
export function heavyContentScripts(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const broken: string[] = [];
  const reached = new Set<string>();
  const pending = sources
    .filter(({ path }) => path.startsWith('entrypoints/') && path.includes('.content'))
    .map(({ path }) => [path]);
  for (let trail = pending.pop(); trail; trail = pending.pop()) {
    const path = trail.at(-1) as string;
    if (reached.has(path)) continue;
    reached.add(path);
    const source = byPath.get(path);
    if (!source) continue;
    for (const { target, isType } of importsOf(source)) {
      if (isType) continue;
      if (IN_PAGES_ALL_THE_SAME.includes(target)) continue;
      if (NOT_IN_PAGES.some((never) => target === never || target.startsWith(`${never}/`))) {
        broken.push(`a content script carries ${target}: ${[...trail, target].join(' → ')}`);
      } else pending.push([...trail, target]);
    }
  }
  return broken;
}

/** Roads by which a page's text could become code, or a page could speak to us. */
const BANNED: [pattern: RegExp, what: string][] = [
  [/\binnerHTML\b/, 'innerHTML'],
  [/\bouterHTML\s*=[^=]/, 'outerHTML'],
  [/\binsertAdjacentHTML\b/, 'insertAdjacentHTML'],
  [/\bdangerouslySetInnerHTML\b/, 'dangerouslySetInnerHTML'],
  [/\bdocument\.write(?:ln)?\b/, 'document.write'],
  [/\bcreateContextualFragment\b/, 'createContextualFragment'],
  [/\bsetHTMLUnsafe\b/, 'setHTMLUnsafe'],
  [/(?<![.\w])eval\s*\(/, 'eval'],
  [/\bnew\s+Function\s*\(/, 'new Function'],
  [/\b(?:window|parent|top|opener|contentWindow)\.postMessage\b/, 'a postMessage bridge'],
  [/\bwindow\.addEventListener\(\s*['"]message['"]/, 'a listener for messages of the page'],
  [/\bexternally_connectable\b/, 'externally_connectable'],
];

/** Uses of what hostile text could turn against the reader, in what ships. */
export function dangerousCalls(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => /^(?:lib|components|entrypoints)\/.*\.tsx?$/.test(path) || path === 'wxt.config.ts')
    .flatMap(({ path, text }) => {
      const code = withoutComments(text);
      return BANNED.filter(([pattern]) => pattern.test(code)).map(([, what]) => `${path} uses ${what}`);
    });
}

/** Calls of the browser's extension interface outside the two places that may. */
export function strayBrowserCalls(sources: readonly Source[]): string[] {
  return sources
    .filter(
      ({ path }) => /^(?:lib|components)\/.*\.tsx?$/.test(path) && !/^lib\/(?:browser|wire)\//.test(path),
    )
    .filter(
      ({ text }) =>
        /(?<![.\w'"])(?:browser|chrome)\.[a-z]/.test(withoutComments(text)) ||
        /['"]wxt\/browser['"]/.test(text),
    )
    .map(({ path }) => `${path} calls the browser's extension interface`);
}

/** Lines after which a file holds more than one idea. */
export const MOST_LINES = 400;

/** Code files that are too long. */
export function longFiles(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => /\.(?:tsx?|mjs|css)$/.test(path))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines`);
}

/** Words that a reader would see, written into a component instead of the table of words. */
export function hardCodedWords(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => /^(?:components|entrypoints)\/.*\.tsx$/.test(path))
    .flatMap(({ path, text }) => {
      const code = withoutComments(text);
      const shown = [
        ...code.matchAll(/>\s*([^<>{}()=;]*\p{L}{2}[^<>{}()=;]*)<\//gu),
        ...code.matchAll(/\b(?:aria-label|title|placeholder|alt|label)=["']([^"']*\p{L}{2}[^"']*)["']/gu),
      ];
      return shown.map(([, words]) => `${path} shows "${(words ?? '').trim()}" without a key`);
    });
}

const PHYSICAL =
  /(?:^|[;{\s])((?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-(?:width|style|color))?|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b)/gm;

/** CSS that means left and right where it should mean start and end. */
export function physicalCss(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => /^(?:components|entrypoints)\/.*\.css$/.test(path))
    .flatMap(({ path, text }) =>
      [...text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(PHYSICAL)].map(
        ([, found]) => `${path} says "${(found ?? '').trim()}"`,
      ),
    );
}

/** Site readers that lack a unit test, a fixture, or a row in the README. */
export function bareSiteReaders(
  sources: readonly Source[],
  fixtures: readonly string[],
  readme: string,
): string[] {
  const paths = new Set(sources.map(({ path }) => path));
  return sources.flatMap(({ path, text }) => {
    const id = /^lib\/sites\/([\w-]+)\.ts$/.exec(path)?.[1];
    if (!id || !/export const \w+: SiteReader\b/.test(text)) return [];
    const name = /\bname: '([^']+)'/.exec(text)?.[1] ?? id;
    const lacks = [
      paths.has(`tests/unit/sites/${id}.test.ts`) ? null : 'unit test',
      fixtures.some((file) => isFixtureOf(file, id)) ? null : 'fixture',
      readme.split('\n').some((line) => line.startsWith('|') && line.includes(name))
        ? null
        : 'row in the README',
    ];
    return lacks.filter((lack) => lack !== null).map((lack) => `${path} has no ${lack}`);
  });
}

/** A fixture carries its reader's id as its name's beginning or as its folder. */
function isFixtureOf(file: string, id: string): boolean {
  const plain = id.replaceAll('-', '');
  return file
    .split('/')
    .some(
      (part) =>
        part === id || part.startsWith(`${id}-`) || part.startsWith(`${id}.`) || part.startsWith(`${plain}-`),
    );
}

/** Keys that the code says and the table of words lacks. */
export function missingWords(sources: readonly Source[], words: ReadonlySet<string>): string[] {
  return sources
    .filter(({ path }) => /^(?:lib|components|entrypoints)\/.*\.tsx?$/.test(path))
    .flatMap(({ path, text }) =>
      [...withoutComments(text).matchAll(/\bsay\(\s*'([^']+)'/g)]
        .filter(([, key]) => !words.has(key ?? ''))
        .map(([, key]) => `${path} says "${key}", which no locale knows`),
    );
}
