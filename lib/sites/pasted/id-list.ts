/**
 * A list of nothing but identifiers and links, as notes and mails have them. The records are named by their
 * identifier until something that knows their titles completes them.
 */
import type { Bibliography } from '../../paper/bibliography.ts';
import {
  arxivIdOfDoi,
  arxivIssued,
  identifiersOfUrl,
  parseArxivId,
  parseDoi,
} from '../../paper/identifiers.ts';
import type { Line } from './lines.ts';
import type { Found } from './listing.ts';

const ADDRESS = /https?:\/\/[^\s<>"]{4,1500}/g;

/** One record for each line that is an identifier or a link to a paper and nothing else. */
export function readIdList(lines: readonly Pick<Line, 'text'>[]): Found[] {
  const found: Found[] = [];
  for (const [at, line] of lines.entries()) {
    const record = line.text.length < 2_000 ? ofLine(line.text) : null;
    if (record) found.push({ record, confidence: 0.7, line: at });
  }
  return found.length * 2 >= lines.length ? found : [];
}

function ofLine(text: string): Bibliography | null {
  const ids: Bibliography['ids'] = {};
  let url: string | undefined;
  const rest = text.replace(ADDRESS, (address) => {
    const named = identifiersOfUrl(address.replace(/(?<![.,;)\]])[.,;)\]]+$/, ''));
    if (Object.keys(named).length > 0) url ??= address;
    Object.assign(ids, { ...named, ...ids });
    return ' ';
  });
  const bare =
    /(?:^|[\s:[(])((?:\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?)(?:$|[\s\]),;])/.exec(
      rest,
    );
  const arxiv = bare ? parseArxivId(bare[1] ?? '') : null;
  if (arxiv)
    Object.assign(ids, { arxiv: arxiv.id, ...(arxiv.version && { arxivVersion: arxiv.version }), ...ids });
  const doi = parseDoi(rest);
  if (doi) {
    ids.doi ??= doi;
    const viaDoi = arxivIdOfDoi(doi);
    if (viaDoi) ids.arxiv ??= viaDoi.id;
  }
  const said = rest.replace(/10\.\d{4,9}\/\S+/, ' ').replace(bare?.[1] ?? '', ' ');
  const words =
    said
      .match(/\p{L}{2,}/gu)
      ?.filter((word) => !/^(?:arxiv|doi|https?|org|abs|pdf|see|cs|stat|math)$/i.test(word)) ?? [];
  if (words.length > 0 || Object.keys(ids).length === 0) return null;
  const title = ids.arxiv ? `arXiv:${ids.arxiv}` : ids.doi ? `doi:${ids.doi}` : (url ?? '');
  if (title === '') return null;
  const issued = ids.arxiv ? arxivIssued(ids.arxiv) : null;
  return { title, authors: [], ids, ...(issued && { year: issued.year }), ...(url !== undefined && { url }) };
}
