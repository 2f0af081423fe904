/**
 * The dates of a BibTeX entry: biblatex's ISO `date` ("2019-06", "2019/2021", "2004-22~"), or `year` with `month` and
 * `day` in every way people write them ("jun", "06", "June 5--9", "{May 1979}").
 */
import { safeDate } from '../checked.ts';
import { texToText } from './tex-to-text.ts';

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Fields of a claim: the year as written, and the date as precise as it is known. */
export function bibtexDate(
  date: string,
  year: string,
  month: string,
  day: string,
): { year?: string; date?: string } {
  const iso =
    texToText(date)
      .split('/')[0]
      ?.replace(/(?<![~?%])[~?%]+$/, '') ?? '';
  const whole = iso ? safeDate(iso) : null;
  if (whole) return { year: String(whole.year), date: whole.date };
  const written = texToText(year) || iso;
  if (!written) return {};
  const years = /(?<!\d)\d{4}(?!\d)/.exec(written)?.[0];
  const named = texToText(month) || written;
  const number = monthOf(named);
  if (!years || !number) return { year: written };
  const days =
    texToText(day) || /^(?:\d{1,2}\D+)(\d{1,2})(?!\d)/.exec(texToText(month))?.[1] || dayBeside(named);
  const start = `${years}-${number}`;
  return { year: written, date: days && /^\d{1,2}$/.test(days) ? `${start}-${days}` : start };
}

function monthOf(text: string): string | undefined {
  const digits = /^(0?[1-9]|1[0-2])(?!\d)/.exec(text)?.[1];
  if (digits) return digits.padStart(2, '0');
  const at = MONTH_NAMES.findIndex((name) => new RegExp(`(?<![a-z])${name}`, 'i').test(text));
  return at < 0 ? undefined : String(at + 1).padStart(2, '0');
}

/** "June 5" and "5 June", of a range its first day. */
function dayBeside(text: string): string | undefined {
  const after = /[a-z]{3,9}\.?\s+(\d{1,2})(?!\d)/i.exec(text)?.[1];
  return after ?? /(?<!\d)(\d{1,2})\.?\s+[a-z]{3}/i.exec(text)?.[1];
}
