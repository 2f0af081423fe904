import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { READERS, SITES } from '../../../lib/sites/registry.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import { answerOf } from '../../../scripts/lab/answer.ts';
import { openPage } from '../../../scripts/lab/dom.ts';
import { listFixtures } from '../../fixtures/sites/list.ts';

const SOURCES = fileURLToPath(new URL('../../../lib/sites', import.meta.url));
const TESTS = fileURLToPath(new URL('.', import.meta.url));
/** Files of the folder that are no site's. */
const OTHERS = [
  'contract.ts',
  'registry.ts',
  'read-page.ts',
  'page-reader.ts',
  'completion.ts',
  'structure.ts',
  'general-sites.ts',
  'hosts.ts',
];

describe('every fixture', () => {
  for (const fixture of listFixtures()) {
    test(`${fixture.site}/${fixture.name} reads as the file beside it says`, () => {
      const listing = readPage(openPage(readFileSync(fixture.file, 'utf8'), fixture.url));
      expect(listing.broken).toEqual([]);
      expect(JSON.parse(JSON.stringify(answerOf(listing)))).toEqual(fixture.expected);
    });
  }
});

describe('every site', () => {
  const files = readdirSync(SOURCES).filter((name) => name.endsWith('.ts') && !OTHERS.includes(name));

  test('has a file of its own, is registered, and no other file lies among them', () => {
    expect(files.map((name) => name.replace(/\.ts$/, '')).sort()).toEqual(READERS.map(({ id }) => id).sort());
  });

  for (const { id, matches, hosts } of READERS) {
    test(`${id} has a test and a fixture with its answer`, () => {
      expect(existsSync(join(TESTS, `${id}.test.ts`))).toBe(true);
      const fixtures = listFixtures(id);
      expect(fixtures.length).toBeGreaterThan(0);
      for (const fixture of fixtures) {
        expect(fixture.expected, `${fixture.name}.json`).not.toBeNull();
        expect(fixture.expected?.['site']).toBe(id);
      }
    });

    test(`${id} names its hosts as https patterns, one of them exactly for each`, () => {
      for (const pattern of matches) {
        expect(pattern).toMatch(/^https:\/\/[a-z0-9.-]+\/\*$/);
        expect(hosts).toContain(pattern.slice('https://'.length, -'/*'.length));
      }
    });
  }

  test('no host is claimed twice', () => {
    const hosts = READERS.flatMap((reader) => reader.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  test('two hosts are required and frozen; all others are optional', () => {
    const required = SITES.filter((site) => site.required).flatMap((site) => site.matches);
    expect(required).toEqual(['https://arxiv.org/*', 'https://huggingface.co/*']);
  });
});
