/**
 * Known records rendered as references in the styles scholars use, so that the parser can be scored against known
 * answers. Written from the styles' own manuals, not by a citation processor; only what the parser must tell apart
 * (order, punctuation, forms of names) is rendered.
 */

export interface Known {
  title: string;
  authors: { given: string; family: string }[];
  year: number;
  venue: string;
  volume: number;
  issue: number;
  pages: [number, number];
  doi: string;
  arxiv: string;
}

export interface Rendered {
  text: string;
  authors: string[];
  truncated?: boolean;
  /** Undefined: the style's venue is not scored. */
  venue?: string;
}

type Form = (author: { given: string; family: string }) => string;

const letters = (given: string): string[] => given.split(/[\s.]+/).filter(Boolean);
const initial = (word: string): string =>
  word
    .split('-')
    .map((part) => `${part[0]?.toUpperCase() ?? ''}.`)
    .join('-');
const spaced = (given: string): string => letters(given).map(initial).join(' ');
const tight = (given: string): string => letters(given).map(initial).join('');
const bare = (given: string): string =>
  letters(given)
    .map((word) => initial(word).replace(/[.-]/g, ''))
    .join('');

const inverted: Form = (author) => `${author.family}, ${spaced(author.given)}`;
const invertedTight: Form = (author) => `${author.family}, ${tight(author.given)}`;
const invertedFull: Form = (author) => `${author.family}, ${author.given}`;
const direct: Form = (author) => `${spaced(author.given)} ${author.family}`;
const full: Form = (author) => `${author.given} ${author.family}`;
const medical: Form = (author) => `${author.family} ${bare(author.given)}`;
const scholar: Form = (author) => `${bare(author.given)} ${author.family}`;
const gost: Form = (author) => `${author.family} ${spaced(author.given)}`;

function joined(names: string[], comma: string, last: string, two: string = last): string {
  if (names.length < 2) return names.join('');
  if (names.length === 2) return names.join(two);
  return names.slice(0, -1).join(comma) + last + (names.at(-1) ?? '');
}

const stop = (title: string): string => (/[.?!]$/.test(title) ? title : `${title}.`);
const inner = (title: string, mark: string): string => (/[.?!]$/.test(title) ? title : `${title}${mark}`);
const capped = (names: string[], most: number): { names: string[]; truncated: boolean } =>
  names.length > most ? { names: names.slice(0, most), truncated: true } : { names, truncated: false };

export const STYLES: Record<string, (known: Known) => Rendered> = {
  apa: (k) => {
    const names = k.authors.map(inverted);
    const [from, to] = k.pages;
    return {
      text: `${joined(names, ', ', ', & ')} (${k.year}). ${stop(k.title)} ${k.venue}, ${k.volume}(${k.issue}), ${from}–${to}. https://doi.org/${k.doi}`,
      authors: names,
      venue: k.venue,
    };
  },
  mla: (k) => {
    const first = k.authors[0] as Known['authors'][number];
    const names =
      k.authors.length > 2 ? [invertedFull(first)] : [invertedFull(first), ...k.authors.slice(1).map(full)];
    const list = k.authors.length > 2 ? `${names[0]}, et al` : names.join(', and ');
    return {
      text: `${list}. “${inner(k.title, '.')}” ${k.venue}, vol. ${k.volume}, no. ${k.issue}, ${k.year}, pp. ${k.pages.join('–')}.`,
      authors: names,
      truncated: k.authors.length > 2,
      venue: k.venue,
    };
  },
  chicago: (k) => {
    const [first, ...others] = k.authors as [Known['authors'][number], ...Known['authors']];
    const names = [invertedFull(first), ...others.map(full)];
    const list = joined(names, ', ', ', and ');
    return {
      text: `${list}. ${k.year}. “${inner(k.title, '.')}” ${k.venue} ${k.volume} (${k.issue}): ${k.pages.join('–')}.`,
      authors: names,
      venue: k.venue,
    };
  },
  'chicago notes': (k) => {
    const names = k.authors.map(full);
    return {
      text: `${joined(names, ', ', ', and ', ' and ')}, "${inner(k.title, ',')}" ${k.venue} ${k.volume}, no. ${k.issue} (${k.year}): ${k.pages.join('-')}.`,
      authors: names,
      venue: k.venue,
    };
  },
  ieee: (k) => {
    const { names, truncated } = capped(k.authors.map(direct), 6);
    const list = truncated ? `${names[0]} et al.` : joined(names, ', ', ', and ', ' and ');
    return {
      text: `[${k.issue}] ${list}, “${inner(k.title, ',')}” ${k.venue}, vol. ${k.volume}, no. ${k.issue}, pp. ${k.pages.join('–')}, ${k.year}, doi: ${k.doi}.`,
      authors: truncated ? names.slice(0, 1) : names,
      truncated,
      venue: k.venue,
    };
  },
  'ieee conference': (k) => {
    const names = k.authors.map(direct);
    return {
      text: `${joined(names, ', ', ', and ', ' and ')}, "${inner(k.title, ',')}" in ${k.venue}, ${k.year}, pp. ${k.pages.join('–')}.`,
      authors: names,
      venue: k.venue,
    };
  },
  vancouver: (k) => {
    const { names, truncated } = capped(k.authors.map(medical), 6);
    return {
      text: `${names.join(', ')}${truncated ? ', et al' : ''}. ${stop(k.title)} ${k.venue}. ${k.year};${k.volume}(${k.issue}):${k.pages.join('-')}.`,
      authors: names,
      truncated,
      venue: k.venue,
    };
  },
  harvard: (k) => {
    const names = k.authors.map(invertedTight);
    return {
      text: `${joined(names, ', ', ' and ')}, ${k.year}. ${stop(k.title)} ${k.venue}, ${k.volume}(${k.issue}), pp.${k.pages.join('-')}.`,
      authors: names,
      venue: k.venue,
    };
  },
  elsevier: (k) => {
    const names = k.authors.map(direct);
    return {
      text: `${names.join(', ')}, ${k.title}, ${k.venue}. ${k.volume} (${k.year}) ${k.pages.join('–')}. https://doi.org/${k.doi}.`,
      authors: names,
      venue: k.venue,
    };
  },
  acm: (k) => {
    const names = k.authors.map(full);
    return {
      text: `${joined(names, ', ', ', and ', ' and ')}. ${k.year}. ${stop(k.title)} In ${k.venue}. ACM, New York, NY, USA, ${k.pages.join('–')}. DOI:https://doi.org/${k.doi}`,
      authors: names,
      venue: k.venue,
    };
  },
  lncs: (k) => {
    const names = k.authors.map(invertedTight);
    return {
      text: `${k.issue}. ${names.join(', ')}: ${stop(k.title)} ${k.venue} ${k.volume}(${k.issue}), ${k.pages.join('–')} (${k.year})`,
      authors: names,
      venue: k.venue,
    };
  },
  ams: (k) => {
    const names = k.authors.map(direct);
    return {
      text: `${joined(names, ', ', ', and ', ' and ')}, ${k.title}, ${k.venue} ${k.volume} (${k.year}), no. ${k.issue}, ${k.pages.join('–')}.`,
      authors: names,
      venue: k.venue,
    };
  },
  nature: (k) => {
    const names = k.authors.map(inverted);
    return {
      text: `${joined(names, ', ', ' & ')} ${stop(k.title)} ${k.venue} ${k.volume}, ${k.pages.join('–')} (${k.year}).`,
      authors: names,
      venue: k.venue,
    };
  },
  'bibtex plain': (k) => {
    const names = k.authors.map(full);
    return {
      text: `[${k.issue}] ${joined(names, ', ', ', and ', ' and ')}. ${stop(k.title)} ${k.venue}, ${k.volume}(${k.issue}):${k.pages.join('–')}, ${k.year}.`,
      authors: names,
      venue: k.venue,
    };
  },
  'bibtex conference': (k) => {
    const names = k.authors.map(direct);
    return {
      text: `${joined(names, ', ', ', and ', ' and ')}. ${stop(k.title)} In ${k.venue}, pages ${k.pages.join('–')}, ${k.year}.`,
      authors: names,
      venue: k.venue,
    };
  },
  'home page': (k) => {
    const names = k.authors.map(full);
    return {
      text: `${names.join(', ')}. ${stop(k.title)} ${k.venue}, ${k.year}. [PDF] [Code]`,
      authors: names,
      venue: k.venue,
    };
  },
  'title first': (k) => {
    const names = k.authors.map(full);
    return {
      text: `${stop(k.title)} ${names.join(', ')}. ${k.venue}, ${k.year}.`,
      authors: names,
      venue: k.venue,
    };
  },
  'title lines': (k) => {
    const names = k.authors.map(full);
    return {
      text: `${k.title}\n${names.join(', ')}\n${k.venue}, ${k.year}\npdf | code | bibtex`,
      authors: names,
      venue: k.venue,
    };
  },
  'scholar lines': (k) => {
    const { names, truncated } = capped(k.authors.map(scholar), 6);
    return {
      text: `${k.title}\n${names.join(', ')}${truncated ? ', ...' : ''}\n${k.venue} ${k.volume} (${k.issue}), ${k.pages.join('-')}, ${k.year}`,
      authors: names,
      truncated,
      venue: k.venue,
    };
  },
  'title quoted first': (k) => {
    const names = k.authors.map(full);
    return {
      text: `"${k.title}", ${joined(names, ', ', ', and ', ' and ')}, ${k.venue} ${k.year}.`,
      authors: names,
      venue: k.venue,
    };
  },
  'cv commas': (k) => {
    const names = k.authors.map(inverted);
    return {
      text: `${joined(names, ', ', ', and ')}, (${k.year}), ${k.title}, *${k.venue}*`,
      authors: names,
      venue: k.venue,
    };
  },
  'cv markers': (k) => {
    const names = k.authors.map(full);
    const marked = names.map((name, at) => (at === 0 ? `**${name}**†` : at === 1 ? `${name}*` : name));
    return {
      text: `- ${joined(marked, ', ', ', and ', ' and ')}. *${k.title}*. ${k.venue} ${k.year} (Oral).`,
      authors: names,
      venue: k.venue,
    };
  },
  german: (k) => {
    const names = k.authors.map(invertedFull);
    return {
      text: `${names.join('; ')} (${k.year}): ${stop(k.title)} In: ${k.venue} ${k.volume} (${k.issue}), S. ${k.pages.join('–')}.`,
      authors: names,
      venue: k.venue,
    };
  },
  gost: (k) => {
    const names = k.authors.map(gost);
    return {
      text: `${names.join(', ')} ${k.title} // ${k.venue}. – ${k.year}. – Vol. ${k.volume}. – No. ${k.issue}. – P. ${k.pages.join('-')}.`,
      authors: names,
      venue: k.venue,
    };
  },
  preprint: (k) => {
    const names = k.authors.map(inverted);
    return {
      text: `${joined(names, ', ', ', & ')} (${k.year}). ${stop(k.title)} arXiv preprint arXiv:${k.arxiv}.`,
      authors: names,
    };
  },
  'in press': (k) => {
    const names = k.authors.map(medical);
    return {
      text: `${joined(names, ', ', ' and ')} (${k.year}) ${stop(k.title)} ${k.venue}, in press.`,
      authors: names,
      venue: k.venue,
    };
  },
};
