/** A paper as one piece of text for the clipboard: a plain citation, a Markdown link. */
import type { Bibliography } from '../paper/bibliography.ts';
import { addressOf } from './address.ts';
import { withPlainMath } from './bibtex/math-to-text.ts';
import { markdownLink } from './markdown/escape.ts';

/** "Vaswani, A., Shazeer, N., & Parmar, N. (2017). Attention Is All You Need. NeurIPS. https://…", after APA 7. */
export function citationText(bibliography: Bibliography): string {
  const { authors, authorsTruncated, year, title, venue } = bibliography;
  const names = authors.slice(0, 20).map((author) => {
    const { given, family } = author;
    return given && family ? `${family}, ${initials(given)}` : author.name;
  });
  const more = authorsTruncated || authors.length > 20;
  const who = more ? `${names.join(', ')}, et al.` : joined(names);
  const end = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);
  const parts = [
    who && (year ? who : end(who)),
    year ? `(${year}).` : '',
    end(withPlainMath(title)),
    venue ? end(venue) : '',
  ];
  return [...parts, addressOf(bibliography)].filter(Boolean).join(' ');
}

function joined(names: string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')}, & ${names.at(-1)}`;
}

function initials(given: string): string {
  return given
    .split(/\s+/)
    .map((word) =>
      word
        .split('-')
        .map((part) => (part ? `${[...part][0]}.` : ''))
        .join('-'),
    )
    .join(' ');
}

/** "[Title](https://…)" */
export function linkText(bibliography: Bibliography): string {
  return markdownLink(bibliography.title, addressOf(bibliography));
}
