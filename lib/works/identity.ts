/**
 * What the identifiers of two records say: that they are one, that they cannot be, or nothing. Different identifiers
 * of one kind keep works apart unless a version relation joins them.
 */
import { parseArxivId, parseDoi, type Identifiers } from '../paper/identifiers.ts';
import { doiKind } from './doi-kind.ts';
import type { Prepared } from './prepared.ts';

/** A preprint's DOI without its version: "10.21203/rs.3.rs-12345/v2", "10.26434/chemrxiv-2021-abc-v3". */
function withoutVersion(doi: string): string {
  return doiKind(doi) === 'preprint' ? doi.replace(/(?:[/.-]?v\d{1,2})$/, '') : doi;
}

/** Schemes in which two ids are two works. A forum or an aggregator may well hold one work twice. */
const EXCLUSIVE = {
  arxiv: 'arXiv',
  acl: 'ACL Anthology',
  pmid: 'PubMed',
  pmcid: 'PubMed Central',
} as const;

/** Names the identifiers that keep two records apart, or null. */
export function identifierConflict(
  { ids: a, kind }: Prepared,
  { ids: b, kind: other }: Prepared,
): string | null {
  for (const scheme of Object.keys(EXCLUSIVE) as (keyof typeof EXCLUSIVE)[]) {
    const [x, y] = [a[scheme], b[scheme]];
    // PubMed numbers some preprints apart from their articles.
    if (scheme.startsWith('pm') && (kind === 'preprint') !== (other === 'preprint')) continue;
    if (x && y && x !== y) return `different ids of ${EXCLUSIVE[scheme]}: ${[x, y].sort().join(' and ')}`;
  }
  if (
    a.doi &&
    b.doi &&
    doiKind(a.doi) === doiKind(b.doi) &&
    withoutVersion(a.doi) !== withoutVersion(b.doi)
  ) {
    // Deposits and copies come in many; they keep nothing apart.
    if (doiKind(a.doi) !== 'deposit') return `different DOIs: ${[a.doi, b.doi].sort().join(' and ')}`;
  }
  return null;
}

const SHARED = [
  ['arxiv', 'arXiv'],
  ['openreview', 'OpenReview'],
  ['acl', 'ACL Anthology'],
  ['pmid', 'PubMed'],
  ['pmcid', 'PubMed Central'],
  ['semanticScholar', 'Semantic Scholar'],
  ['dblp', 'DBLP'],
] as const;

/** Names the identifier that two records share: "arXiv 2401.01234", or null. */
export function identifierMatch(a: Identifiers, b: Identifiers): string | null {
  for (const [scheme, name] of SHARED)
    if (a[scheme] && a[scheme] === b[scheme]) return `${name} ${a[scheme]}`;
  if (a.doi && b.doi && withoutVersion(a.doi) === withoutVersion(b.doi))
    return `DOI ${withoutVersion(a.doi)}`;
  return null;
}

const SUPERSEDES =
  /\b(?:supersed(?:es|ed by|ing)|replace[sd](?: by)?|replacing|duplicate of|merged (?:with|into)|(?:new|newer|updated|revised|later|earlier|previous|old|older) version of|now (?:available )?(?:at|as)|see instead)\b[^.;]{0,60}?/gi;

/**
 * A version relation that one record states about the other ("superseded by arXiv:2401.01234"), as a clause; null
 * where none does. An "extended version" is another work and no such relation.
 */
export function versionRelation(a: Prepared, b: Prepared): string | null {
  return statedBy(a, b) ?? statedBy(b, a);
}

function statedBy(one: Prepared, other: Prepared): string | null {
  const comments = one.record.comments?.slice(0, 2_000);
  if (!comments || (!other.ids.arxiv && !other.ids.doi)) return null;
  for (const match of comments.matchAll(SUPERSEDES)) {
    const after = comments.slice(match.index + match[0].length, match.index + match[0].length + 100);
    const arxiv = parseArxivId(after)?.id;
    if (arxiv && arxiv === other.ids.arxiv) return `one says of itself: “${match[0].trim()} arXiv:${arxiv}”`;
    const doi = parseDoi(after);
    if (doi && doi === other.ids.doi) return `one says of itself: “${match[0].trim()} ${doi}”`;
  }
  return null;
}
