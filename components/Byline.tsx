import type { ComponentChildren } from 'preact';
import { Fragment } from 'preact';
import type { Bibliography } from '../lib/paper/bibliography.ts';
import { familyName } from '../lib/paper/family-name.ts';
import { arxivIssued } from '../lib/paper/identifiers.ts';
import { useWords } from './words.ts';
import styles from './Byline.module.css';

/** Family names of the first few authors; how many more there are. */
const SHOWN = 3;

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

export interface BylineProps {
  paper: Bibliography;
  /** Without what an arXiv id says: the id, and the year that it was issued in. */
  isBrief?: boolean;
  children?: ComponentChildren;
}

export function Byline({ paper, isBrief = false, children }: BylineProps) {
  const words = useWords();
  // Each runs its own way: of two in one, read against the line, a separator would stand at the wrong end.
  const parts = [authorsOf(paper, words), ...venueOf(paper, isBrief)].filter(Boolean);
  return (
    <p class={styles['byline']}>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && '\u00a0· '}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
      {/* Never alone on a line: "· new" of a few letters goes where the words before it go. */}
      {children && (
        <>
          {'\u00a0·\u00a0'}
          {children}
        </>
      )}
    </p>
  );
}

function authorsOf(paper: Bibliography, { say, sayCount }: ReturnType<typeof useWords>): string {
  const { authors, authorCount = 0, authorsTruncated } = paper;
  if (authors.length === 0) return authorCount > 0 ? sayCount('authors', authorCount) : say('no_authors');
  // Four authors are named; of five, three and "2 more".
  const shown = authors.slice(0, authors.length <= SHOWN + 1 ? SHOWN + 1 : SHOWN);
  const families = shown.map(familyName);
  // Of names that run both ways, each is kept to itself: else the first would turn the order of all.
  const isMixed = new Set(families.map((name) => RIGHT_TO_LEFT.test(name))).size > 1;
  const names = (isMixed ? families.map((name) => `\u2068${name}\u2069`) : families).join(', ');
  const rest = Math.max(authors.length, authorCount) - shown.length;
  if (rest > 0) return say('by_and_more', names, rest);
  return authorsTruncated ? `${names} …` : names;
}

function venueOf({ venue, year, ids }: Bibliography, isBrief: boolean): string[] {
  if (isBrief && venue === undefined && ids.arxiv) return [];
  const when = year ?? (ids.arxiv ? arxivIssued(ids.arxiv)?.year : undefined);
  const where = venue ?? (ids.arxiv ? `arXiv\u00a0${ids.arxiv}` : '');
  return [where, when && !where.includes(String(when)) ? String(when) : ''];
}
