/** Dates as English-language sites print them, as ISO 8601 at the precision given. Other languages are not read. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthOf(word: string): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

/**
 * The first date in a text: "Thu, 29 Dec 2022", "2 December, 2025", "Dec 29, 2022", "2022-12-29", "December 2025".
 * Undefined where there is none. A two-digit year counts from 1991, when arXiv began.
 */
export function isoDate(text: string): string | undefined {
  const iso = /\b(\d{4})[-/](\d{2})(?:[-/](\d{2}))?(?!\d)/.exec(text);
  if (iso) return compose(Number(iso[1]), Number(iso[2]), Number(iso[3] ?? 0));
  const dayFirst = /\b(\d{1,2})\s+([A-Za-z]{3,9})\.?,?\s+(\d{4}|\d{2})\b/.exec(text);
  if (dayFirst?.[2] && monthOf(dayFirst[2])) {
    return compose(fullYear(Number(dayFirst[3])), monthOf(dayFirst[2]), Number(dayFirst[1]));
  }
  const monthFirst = /\b([A-Za-z]{3,9})\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})\b/.exec(text);
  if (monthFirst?.[1] && monthOf(monthFirst[1])) {
    return compose(Number(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2] ?? 0));
  }
  return undefined;
}

function fullYear(year: number): number {
  if (year >= 100) return year;
  return year >= 91 ? 1900 + year : 2000 + year;
}

function compose(year: number, month: number, day: number): string | undefined {
  if (year < 1500 || year > 2200 || month < 1 || month > 12 || day > 31) return undefined;
  const head = `${year}-${String(month).padStart(2, '0')}`;
  return day > 0 ? `${head}-${String(day).padStart(2, '0')}` : head;
}

/** The year of an ISO date. */
export function yearOf(date: string | undefined): number | undefined {
  return date ? Number(date.slice(0, 4)) : undefined;
}
