/**
 * A copy of the build whose manifest differs: it grants further hosts, which stands for the reader's own consent (a
 * click on the toolbar, a yes to the browser's question) that automation cannot give, or asks for less.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Manifest {
  permissions: string[];
  host_permissions: string[];
}

export function changedCopy(
  build: string,
  change: (manifest: Manifest) => void,
): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-changed-'));
  cpSync(build, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  change(manifest);
  writeFileSync(file, JSON.stringify(manifest));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function copyWithHosts(build: string, hosts: string[]): { folder: string; remove(): void } {
  return changedCopy(build, (manifest) => void manifest.host_permissions.push(...hosts));
}

/**
 * A copy that speaks another of our languages in a browser that has none but English, as browsers of test machines do:
 * that language's words stand where the English ones are looked for. It may be granted further hosts.
 */
export function copyInLanguage(
  build: string,
  locale: string,
  hosts: readonly string[] = [],
): { folder: string; remove(): void } {
  const copy = changedCopy(build, (manifest) => void manifest.host_permissions.push(...hosts));
  const words = join(copy.folder, '_locales');
  if (locale !== 'en') cpSync(join(words, locale, 'messages.json'), join(words, 'en', 'messages.json'));
  return copy;
}
