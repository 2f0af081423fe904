/** What a source said before: the same voice saying the same of a paper again adds nothing to the library. */
import type { Bibliography } from '../../paper/bibliography.ts';
import type { RecordRow, RecordSource } from '../../paper/rows.ts';

/** Who speaks, without where exactly: a site, a format of files, the reader. */
export function speakerOf(source: RecordSource): string {
  const name = source.kind === 'page' ? source.site : source.kind === 'import' ? source.format : '';
  return `${source.kind}:${name}`;
}

/** What is said, as text that does not depend on the order of its keys. */
export function statementOf(given: Bibliography): string {
  return stableText(withoutSection(given));
}

/** What of a sighting is kept: where it stood in a listing changes from day to day and says nothing of the paper. */
export function withoutSection(given: Bibliography): Bibliography {
  const { section: _section, ...rest } = given;
  return rest;
}

/**
 * A record of what was said before, standing for a second time as well: of two places the one that sorts first, so that
 * it does not matter which was met first. The old record itself when nothing changes.
 */
export function standingFor(old: RecordRow, source: RecordSource, at: number): RecordRow {
  const isFirst = stableText(source) < stableText(old.source);
  if (!isFirst && old.at <= at) return old;
  return { ...old, source: isFirst ? source : old.source, at: Math.min(old.at, at) };
}

function stableText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
