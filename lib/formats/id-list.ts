/**
 * Lists of identifiers and addresses, one a line or with anything between them, → papers that have nothing but the
 * identifier yet. Their titles come when a page or the reader's own request shows them.
 */
import { identifiersOfUrl, parseArxivId, parseDoi } from '../paper/identifiers.ts';
import type { Identifiers } from '../paper/identifiers.ts';
import { labelOf } from '../paper/unnamed.ts';
import { clip, safeUrl, wellFormed } from './checked.ts';
import { FILE_LIMITS, FormatError, barePaper, TOO_MANY } from './interchange.ts';
import type { ParsedFile } from './interchange.ts';

/** Reads a text of ids, DOIs and addresses. Throws a `FormatError` when it holds none. */
export function readIdList(text: string): ParsedFile {
  if (text.length > FILE_LIMITS.text) throw new FormatError('the file is larger than 50 million characters');
  const parsed: ParsedFile = { papers: [], rejected: [], leftOut: [] };
  const seen = new Set<string>();
  let line = 0;
  for (const source of wellFormed(text).split(/\r\n?|\n/)) {
    line++;
    for (const word of source.split(/[\s,;"<>()[\]]+/)) {
      const bare = word.replace(/(?<![.,;])[.,;]+$/, '');
      if (!bare) continue;
      const ids = identifierOf(bare);
      if (!ids) {
        // Words around the identifiers are no fault; something with digits that is none may be one misspelt.
        if (/\d{3}/.test(bare) && parsed.rejected.length < 1_000) {
          parsed.rejected.push({ line, reason: `"${clip(bare)}" is not an identifier Offprint knows` });
        }
        continue;
      }
      const key = JSON.stringify(ids);
      if (seen.has(key)) continue;
      if (seen.size >= FILE_LIMITS.entries) {
        parsed.rejected.push({ line, reason: TOO_MANY });
        return parsed;
      }
      seen.add(key);
      const url = /^https?:/i.test(bare) ? safeUrl(bare) : null;
      parsed.papers.push(barePaper({ title: labelOf(ids), authors: [], ids, ...(url && { url }) }));
    }
  }
  if (parsed.papers.length === 0) throw new FormatError('it holds no identifier that Offprint knows');
  return parsed;
}

function identifierOf(word: string): Identifiers | null {
  if (/^https?:\/\//i.test(word)) {
    const ids = identifiersOfUrl(word);
    return Object.keys(ids).length > 0 ? ids : null;
  }
  if (/^(?:doi:)?10\.\d{4,9}\//i.test(word)) {
    const doi = parseDoi(word);
    return doi ? { doi } : null;
  }
  const arxiv = /^(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?$/i.test(word)
    ? parseArxivId(word)
    : null;
  if (arxiv) return { arxiv: arxiv.id, ...(arxiv.version && { arxivVersion: arxiv.version }) };
  const pmid = /^pmid:(\d{1,9})$/i.exec(word)?.[1];
  if (pmid) return { pmid };
  const pmcid = /^pmc\d{1,9}$/i.exec(word)?.[0];
  return pmcid ? { pmcid: pmcid.toUpperCase() } : null;
}
