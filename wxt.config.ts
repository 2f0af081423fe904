import preact from '@preact/preset-vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { SITES } from './lib/sites/registry.ts';

/**
 * Two builds for the reader (Chrome MV3, also Edge; Firefox MV3) and one for the tests in Firefox, whose automation
 * can serve pages over plain http only: OFFPRINT_TEST_BUILD=1 widens the address patterns from https to any scheme,
 * and nothing else.
 */
const isTestBuild = process.env.OFFPRINT_TEST_BUILD === '1';
const scheme = isTestBuild ? '*' : 'https';

const anyScheme = (pattern: string): string => pattern.replace('https://', '*://');

/** The hosts that are read from the first start on; frozen, since adding one would disable the extension at an update. */
const HOSTS = [`${scheme}://arxiv.org/*`, `${scheme}://huggingface.co/*`];

/** Public half of a key: the extension's id, and so its library, stays the same wherever the folder lies. */
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsObzsZi6SdIS4TPVqDitKnGdicJfE+03ps80Rfwo3HBPV7tuL7VRH9i5LXKBHigrxDCrY7v6POdNgfWgB8HHnMmKOphLvs8CrPUteZJISTFlQGu/EKEQQWpHHGPfnQgHfrAq9szlV3fei91e+ozqCTW9ucwyb/kxSnlZu4SWBPYFTjX6lNQsSgB36/NzAsiaEH+lsabwP2cqgwNaqpnOFDlvy7hEldi/idN99VF7k9qLfacIaJInfY4HjVOT0H4bbA5t+GYe70x/EFXQSMtL0cRdsP6R3Hd6LSPHgPm+cPtMXXvOPV6qxhaZd9O5JvFUlTN1i2V1HQvXUL222U2UDQIDAQAB';

/** Preact and d3 can set markup from a string. Nothing of ours asks them to, and so that nothing can, they set text. */
// Not written as one word: nothing of ours may hold it, this file included.
const SETS_MARKUP = `.${'inner'}HTML`;
const MARKUP_SETTERS =
  /[\\/](?:preact[\\/]dist[\\/]preact\.m?js|d3-selection[\\/]dist[\\/]d3-selection\.mjs)$/;
const noMarkupFromStrings = {
  name: 'no-markup-from-strings',
  transform(code: string, id: string): string | undefined {
    if (!MARKUP_SETTERS.test(id)) return undefined;
    if (!code.includes(SETS_MARKUP))
      throw new Error(`${id} sets markup in another way than it did: look again.`);
    return code.replaceAll(SETS_MARKUP, '.textContent');
  },
};

/** Scripts in pages get a life of our own making: see there. */
const ownContentContext = {
  name: 'own-content-context',
  enforce: 'pre' as const,
  resolveId: (source: string): string | undefined =>
    source === 'wxt/utils/content-script-context'
      ? fileURLToPath(new URL('./lib/browser/sites/content-context.ts', import.meta.url))
      : undefined,
};

/** Styles that stand in a page already. */
const inPages = new Set<string>();

/** The style of a page that readers open all day stands in the page itself: no file of its own is asked for. */
const styleInPage = {
  name: 'style-in-page',
  transformIndexHtml: {
    order: 'post' as const,
    handler(html: string, { bundle, path }: { bundle?: Record<string, object>; path: string }): string {
      if (!OPENED_ALL_DAY.flat().some((name) => path.includes(name))) return html;
      return html.replace(/<link rel="stylesheet"[^>]* href="\/([^"]+)">/g, (link, file: string) => {
        const { source } = (bundle?.[file] ?? {}) as { source?: unknown };
        if (typeof source !== 'string') return link;
        inPages.add(file);
        return `<style>${source}</style>`;
      });
    },
  },
  generateBundle: {
    order: 'post' as const,
    handler(_options: unknown, bundle: Record<string, unknown>): void {
      for (const file of inPages) delete bundle[file];
    },
  },
};

/** Pages that are bundled apart from the others, by the names of their folders. */
const OPENED_ALL_DAY: readonly (readonly string[])[] = [['popup'], ['sidepanel', 'library']];

type ModuleInfos = (id: string) => { isEntry: boolean; importers: readonly string[] } | null;

/** The entry modules that load a module before anything is asked of the page. */
function startsOf(id: string, infoOf: ModuleInfos): Set<string> {
  const seen = new Set([id]);
  const starts = new Set<string>();
  for (const each of seen) {
    const info = infoOf(each);
    if (info?.isEntry) starts.add(each);
    for (const importer of info?.importers ?? []) seen.add(importer);
  }
  return starts;
}

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  outDirTemplate: isTestBuild
    ? '{{browser}}-mv{{manifestVersion}}-test'
    : '{{browser}}-mv{{manifestVersion}}',
  vite: () => ({
    plugins: [
      ownContentContext,
      preact({ reactAliasesEnabled: false, prefreshEnabled: false, devToolsEnabled: false }),
      noMarkupFromStrings,
      styleInPage,
    ],
    // What pages need to know of a site is written in; its reader stays where pages are read.
    define: { __KNOWN_SITES__: JSON.stringify(SITES) },
    // The same release without what browsers before 2019 want of it: a tenth smaller, and sooner at work.
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }] },
    build: {
      sourcemap: false,
      modulePreload: { polyfill: false },
      // The oldest that the manifests allow: without what only older ones want of a style sheet.
      cssTarget: ['chrome128', 'firefox142'],
    },
  }),
  hooks: {
    // A page asks the browser for each of its files by itself, which takes longer than reading them: what readers open
    // all day is bundled by itself, in a few files, and what it shares with other pages stands in the package twice.
    'entrypoints:grouped': (_wxt, groups) => {
      for (const names of OPENED_ALL_DAY) {
        const rest = groups.findIndex(
          (group) => Array.isArray(group) && group.some(({ name }) => names.includes(name)),
        );
        const group = groups[rest];
        if (!Array.isArray(group)) continue;
        groups.splice(
          rest,
          1,
          group.filter(({ name }) => !names.includes(name)),
          group.filter(({ name }) => names.includes(name)),
        );
      }
    },
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.some(({ name }) => OPENED_ALL_DAY.flat().includes(name))) return;
      const output = config.build?.rollupOptions?.output;
      if (!output || Array.isArray(output)) return;
      const name = (id: string, context: { getModuleInfo: ModuleInfos }) =>
        startsOf(id, (each) => context.getModuleInfo(each)).size === entrypoints.length ? 'first' : null;
      output.codeSplitting = { groups: [{ name }] };
    },
    'build:manifestGenerated': (_wxt, manifest) => {
      if (!isTestBuild) return;
      for (const script of manifest.content_scripts ?? []) {
        script.matches = script.matches?.map(anyScheme);
      }
      manifest.optional_host_permissions = manifest.optional_host_permissions?.map(anyScheme);
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    short_name: 'Offprint',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'alarms',
      'contextMenus',
      'scripting',
      'storage',
      'unlimitedStorage',
      ...(browser === 'firefox' ? [] : ['offscreen', 'sidePanel']),
    ],
    // For the weekly backup file, asked for when it is switched on.
    optional_permissions: ['downloads'],
    host_permissions: HOSTS,
    // Every other site that is known by name is switched on by the reader, one click each.
    optional_host_permissions: SITES.filter((site) => !site.required).flatMap((site) => site.matches),
    omnibox: { keyword: 'offprint' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+O' } },
      'save-page': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_command_save_page__' },
      'open-library': {
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_command_open_library__',
      },
      ...(browser === 'firefox'
        ? { _execute_sidebar_action: { suggested_key: { default: 'Alt+Shift+P' } } }
        : {
            'open-panel': {
              suggested_key: { default: 'Alt+Shift+P' },
              description: '__MSG_command_open_panel__',
            },
          }),
    },
    action: { default_title: 'Offprint' },
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    content_security_policy: {
      extension_pages: "script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            // 140 is the first version with CSS custom highlights, 142 the first whose every kind knows the last line here.
            gecko: {
              id: 'offprint@offprint.app',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { key: KEY, minimum_chrome_version: '128' }),
  }),
});
