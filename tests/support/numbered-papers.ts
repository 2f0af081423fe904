/** Papers without end, told apart by a number: what saves under faults are made of, and counted by afterwards. */

/** Ids of a month, from where arXiv never came. */
const A_MONTH = 10_000;

/** arXiv id of the paper with this number, of a month that is still to come. */
export function numberedId(number: number): string {
  const month = Math.floor(number / A_MONTH);
  const year = 30 + (Math.floor(month / 12) % 60);
  return `${year}${String(1 + (month % 12)).padStart(2, '0')}.${90_000 + (number % A_MONTH)}`;
}

export interface NumberedPaper {
  title: string;
  authors: { name: string }[];
  abstract: string;
  ids: { arxiv: string };
}

/** No two are taken for one work. */
export function numberedPaper(number: number): NumberedPaper {
  return {
    title: `On the ${number}th case of ${WORDS[number % WORDS.length]}: report ${number.toString(36)}`,
    authors: [{ name: `Ada Author${number}` }, { name: 'Bao Writer' }],
    abstract: `We look at case ${number}. It is told apart from all others by its number, which is ${number}. The finding holds.`,
    ids: { arxiv: numberedId(number) },
  };
}

const WORDS = ['drift', 'decay', 'noise', 'delay', 'shift', 'bias', 'loss', 'wear', 'strain', 'lag', 'echo'];
