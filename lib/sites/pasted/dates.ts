/**
 * Dates as listings print them, alone on a line or glued to a subject code ("CVMar 4, 2023Code"). Whole-line
 * patterns only; years inside references are `text/citation`'s.
 */

export interface FoundDate {
  year?: number;
  /** ISO 8601, as precise as known; only with a year. */
  date?: string;
  /** What stood before and after it on the line. */
  before: string;
  after: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const MONTH_FIRST = new RegExp(
  `(?<![a-z])(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? ((?:19|20)\\d\\d))?(?!\\d)`,
);
const DAY_FIRST = new RegExp(
  `(?<![\\d.])(\\d{1,2})(?:st|nd|rd|th|\\.)? (${MONTH})\\.?,?(?: ((?:19|20)\\d\\d))?(?!\\d)`,
);
const MONTH_YEAR = new RegExp(`(?<![a-z])(${MONTH})\\.?,? ((?:19|20)\\d\\d)(?!\\d)`);
const NUMERIC = /(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const EAST = /((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?/;

/** The first date in a short line (at most 120 characters are looked at); null where there is none. */
export function findDate(line: string): FoundDate | null {
  const text = line.slice(0, 120);
  const numeric = NUMERIC.exec(text) ?? EAST.exec(text);
  if (numeric) return made(text, numeric, Number(numeric[1]), Number(numeric[2]), Number(numeric[3] ?? 0));
  const first = MONTH_FIRST.exec(text);
  if (first && Number(first[2]) <= 31)
    return made(text, first, Number(first[3] ?? 0), monthOf(first[1]), Number(first[2]));
  const day = DAY_FIRST.exec(text);
  if (day && Number(day[1]) <= 31)
    return made(text, day, Number(day[3] ?? 0), monthOf(day[2]), Number(day[1]));
  const month = MONTH_YEAR.exec(text);
  if (month) return made(text, month, Number(month[2]), monthOf(month[1]), 0);
  return null;
}

const monthOf = (word: string | undefined): number =>
  MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;

function made(text: string, match: RegExpExecArray, year: number, month: number, day: number): FoundDate {
  const found: FoundDate = {
    before: text.slice(0, match.index).trim(),
    after: text.slice(match.index + match[0].length).trim(),
  };
  if (!year) return found;
  found.year = year;
  if (month < 1 || month > 12) return found;
  const stem = `${year}-${String(month).padStart(2, '0')}`;
  found.date = day >= 1 && day <= 31 ? `${stem}-${String(day).padStart(2, '0')}` : stem;
  return found;
}
