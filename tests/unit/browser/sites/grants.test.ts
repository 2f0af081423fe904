/** The reader is registered on exactly the hosts that the browser grants now, whoever changed that. */
import { beforeEach, describe, expect, it, vi } from 'vitest';

const { granted, registered } = vi.hoisted(() => ({
  granted: new Set<string>(),
  registered: new Map<string, { id: string; matches: string[] }>(),
}));

vi.mock('wxt/browser', async () => {
  const { SITES } = await import('../../../../lib/sites/registry.ts');
  const patterns = (required: boolean) =>
    SITES.filter((site) => site.required === required).flatMap((site) => site.matches);
  type Script = { id: string; matches: string[] };
  const put = async (scripts: Script[], mustBeNew: boolean) => {
    for (const script of scripts) {
      if (registered.has(script.id) === mustBeNew) throw new Error(`script ${script.id}`);
      registered.set(script.id, script);
    }
  };
  return {
    browser: {
      runtime: {
        getManifest: () => ({
          host_permissions: patterns(true),
          optional_host_permissions: patterns(false),
        }),
      },
      permissions: {
        contains: async ({ origins }: { origins: string[] }) => origins.every((each) => granted.has(each)),
      },
      scripting: {
        getRegisteredContentScripts: async () => [...registered.values()],
        registerContentScripts: (scripts: Script[]) => put(scripts, true),
        updateContentScripts: (scripts: Script[]) => put(scripts, false),
        unregisterContentScripts: async ({ ids }: { ids: string[] }) =>
          ids.forEach((id) => registered.delete(id)),
      },
    },
  };
});

const { grantsOf, patternsFor } = await import('../../../../lib/browser/sites/grants.ts');
const { registerSites } = await import('../../../../lib/browser/sites/sites.ts');
const { SITES } = await import('../../../../lib/sites/registry.ts');

const site = (id: string) => SITES.find((each) => each.id === id)!;

beforeEach(() => {
  granted.clear();
  registered.clear();
});

describe('the sites that are switched on', () => {
  it('are those the browser grants, host by host, also after some were withdrawn outside', async () => {
    const [first, second] = site('google-scholar').matches as [string, string];
    granted.add(first).add(second);
    for (const pattern of site('dblp').matches) granted.add(pattern);
    await Promise.all([registerSites(), registerSites(), registerSites()]);
    expect([...registered.keys()].toSorted()).toEqual(['dblp', 'google-scholar']);
    expect(registered.get('google-scholar')?.matches).toEqual([first, second]);
    granted.delete(first);
    for (const pattern of site('dblp').matches) granted.delete(pattern);
    await registerSites();
    expect([...registered.keys()]).toEqual(['google-scholar']);
    expect(registered.get('google-scholar')?.matches).toEqual([second]);
  });

  it('never include the required ones: those stand in the manifest', async () => {
    for (const { matches } of SITES) for (const pattern of matches) granted.add(pattern);
    await registerSites();
    expect(registered.has('arxiv')).toBe(false);
    expect(registered.size).toBe(SITES.length - 2);
  });
});

describe('what one click asks for', () => {
  it('is the whole site, or of a site with a host for each country that country', () => {
    expect(patternsFor(site('dblp'), 'dblp.org')).toEqual(site('dblp').matches);
    expect(patternsFor(site('google-scholar'), 'scholar.google.de')).toEqual(['https://scholar.google.de/*']);
  });

  it('is told with what is granted of it', async () => {
    granted.add('https://scholar.google.de/*');
    const { hosts, isByHost } = await grantsOf(site('google-scholar'));
    expect(isByHost).toBe(true);
    expect(hosts.filter(({ isGranted }) => isGranted).map(({ host }) => host)).toEqual(['scholar.google.de']);
  });
});

describe('a new site in a later version', () => {
  it('never disables the extension: two hosts are required, all others are asked for', () => {
    expect(SITES.filter(({ required }) => required).flatMap(({ matches }) => matches)).toEqual([
      'https://arxiv.org/*',
      'https://huggingface.co/*',
    ]);
  });
});
