/**
 * A copy of the build whose manifest grants further hosts. It stands for the reader's own consent (a click on the
 * toolbar, a yes to the browser's question), which automation cannot give; nothing else differs from what ships.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function copyWithHosts(build: string, hosts: string[]): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-granted-'));
  cpSync(build, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { host_permissions: string[] };
  manifest.host_permissions.push(...hosts);
  writeFileSync(file, JSON.stringify(manifest));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
