/** The lock file, looked at without a network: every package is whole, from no place of its own, under a known licence. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Entry {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  license?: string;
  dev?: boolean;
  link?: boolean;
}

interface Lock {
  lockfileVersion: number;
  packages: Record<string, Entry>;
}

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const lock = JSON.parse(read('package-lock.json')) as Lock;
const { allowScripts } = JSON.parse(read('package.json')) as { allowScripts: Record<string, boolean> };

/** What may be shipped inside the extension: permissive, and nothing that binds its readers. */
const SHIPPED = /^(?:MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|CC0-1\.0|Unlicense)$/;
/** What may be used to build and test it, whose own code goes nowhere. */
const USED = /MIT|ISC|Apache-2\.0|BSD|CC0|CC-BY|MPL-2\.0|Python-2\.0|BlueOak|Unlicense|WTFPL|Zlib|Artistic/;
/** What is wrong with the packages of a lock file, in words. */
function faultsOf({ packages }: Lock, allowed: Record<string, boolean>): string[] {
  return Object.entries(packages).flatMap(([path, entry]) => {
    if (path === '') return [];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const faults: string[] = [];
    const { resolved = '', integrity = '', license = '' } = entry;
    if (entry.link) faults.push('is a link out of the project');
    // No place is named: a package comes from the registry that npm is set to, and its checksum decides.
    if (resolved !== '') faults.push(`comes from ${resolved}`);
    if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity)) faults.push('has no checksum');
    const version = `${name}@${entry.version}`;
    if (entry.hasInstallScript && !allowed[version] && !WITHOUT_THEIR_SCRIPTS.has(name))
      faults.push('runs a script when it is installed');
    if (!(entry.dev ? USED : SHIPPED).test(license)) faults.push(`is under "${license}"`);
    return faults.map((fault) => `${path} ${fault}`);
  });
}

/** Have a script that is not allowed to run, and work without it. */
const WITHOUT_THEIR_SCRIPTS: ReadonlySet<string> = new Set([
  'fsevents',
  'esbuild',
  'spawn-sync',
  'dtrace-provider',
]);

describe('the lock file', () => {
  it('names every package with its checksum, from no place of its own, with a licence that is known', () => {
    expect(lock.lockfileVersion).toBe(3);
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
    expect(faultsOf(lock, allowScripts)).toEqual([]);
  });

  const good: Entry = {
    version: '1.0.0',
    integrity: `sha512-${'a'.repeat(86)}==`,
    license: 'MIT',
  };
  it.each<[string, Entry]>([
    ['a package from a repository', { ...good, resolved: 'git+ssh://git@example.org/a.git#1234567' }],
    ['a package from another host', { ...good, resolved: 'https://example.org/a.tgz' }],
    ['a package without a checksum', { ...good, integrity: '' }],
    ['a package with a weak checksum', { ...good, integrity: 'sha1-0123' }],
    ['a script at the installation', { ...good, hasInstallScript: true }],
    ['a licence that binds the readers', { ...good, license: 'AGPL-3.0' }],
    ['a link out of the project', { ...good, link: true }],
  ])('%s would be noticed', (_what, entry) => {
    const made: Lock = { lockfileVersion: 3, packages: { 'node_modules/a': entry } };
    expect(faultsOf(made, {})).toHaveLength(1);
    expect(faultsOf({ ...made, packages: { 'node_modules/a': good } }, {})).toEqual([]);
  });
});
