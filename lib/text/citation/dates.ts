/**
 * The years that a text names, each with the day and month written around it. Looks for years first and then at what
 * stands beside each: one pattern for all of it, with the months of all languages, takes longer to compile than a page
 * of citations takes to read.
 */

export interface Dated {
  start: number;
  end: number;
  year: number;
  /** ISO 8601, "2022-03" or "2022-03-05", where a month is named. */
  date?: string;
}

const MONTHS = new Map<string, number>();
for (const [index, names] of [
  'jan january januar janvier gen ene',
  'feb february februar febrero fev fév fevrier février',
  'mar march marzo mars março mär märz mrt',
  'apr april aprile avr avril abr abril',
  'may mai mayo mag maggio mei',
  'jun june juni junio juin giu giugno',
  'jul july juli julio juil juillet lug luglio',
  'aug august ago agosto août aoû',
  'sep sept september septiembre septembre set',
  'oct october octubre octobre okt oktober ott ottobre out',
  'nov november noviembre novembre',
  'dec december dez dezember dic diciembre dicembre déc décembre',
].entries())
  for (const name of names.split(' ')) MONTHS.set(name, index + 1);

const YEAR = /1[6-9]\d\d|20[0-4]\d/g;
const WORD = '[a-zà-ü]{3,10}';
/** What may stand before a year, up to it: "12–14 March ", "March 12, ", "5 de marzo de ", "Jan-Feb ". */
const BEFORE = new RegExp(
  `(?:(\\d{1,2})(?:st|nd|rd|th|\\.)?(?:\\s?[-–]\\s?\\d{1,2})?\\s(?:de\\s)?)?(${WORD})\\.?(?:[-–/](${WORD})\\.?)?` +
    `\\s?(?:(\\d{1,2})(?:st|nd|rd|th)?(?:\\s?[-–]\\s?\\d{1,2})?)?(?:,?\\s(?:de\\s)?|-)$`,
  'i',
);
/** What may stand after it: ", March 12". */
const AFTER = new RegExp(`^[,;]?\\s(${WORD})\\.?(?!\\p{L})(?:\\s(\\d{1,2})(?![\\d:(]))?`, 'iu');
/** What a year does not run on into: a longer number, a word, a range, a time. */
const RUNS_ON = /^(?:[\d\p{L}]|[-–/]\d{2}|[:.]\d)/u;
/** No date is longer, in characters. */
const LONGEST = 48;

/** Every year of 1600–2049 in order, none inside another. */
export function datesIn(text: string): Dated[] {
  const found: Dated[] = [];
  let from = 0;
  for (const match of text.matchAll(YEAR)) {
    if (match.index < from) continue;
    const dated = dateAround(text, match.index, from);
    if (!dated) continue;
    found.push(dated);
    from = dated.end;
  }
  return found;
}

function dateAround(text: string, at: number, from: number): Dated | null {
  const year = Number(text.slice(at, at + 4));
  const end = at + 4;
  const before = BEFORE.exec(text.slice(Math.max(from, at - LONGEST), at));
  if (before && !runsOn(text, end)) {
    const month = monthOf(before[2]);
    const isRange = before[3] === undefined || monthOf(before[3]) !== undefined;
    if (month && isRange) {
      const start = at - before[0].length;
      if (isApart(text, start))
        return { start, end, year, date: isoDate(year, month, before[1] ?? before[4]) };
      // "112 March 2022": the number before is no day.
      const word = start + before[0].indexOf(before[2] ?? '');
      if (isApart(text, word)) return { start: word, end, year, date: isoDate(year, month, before[4]) };
    }
  }
  if (!isApart(text, at)) return null;
  const rest = text.slice(end, end + LONGEST);
  const after = AFTER.exec(rest);
  const month = monthOf(after?.[1]);
  if (after && month) {
    const day = after[2];
    const whole = end + after[0].length;
    if (!runsOn(text, whole)) return { start: at, end: whole, year, date: isoDate(year, month, day) };
    const short = day === undefined ? whole : whole - day.length - 1;
    if (!runsOn(text, short)) return { start: at, end: short, year, date: isoDate(year, month) };
  }
  const iso = /^-(\d\d)-(\d\d)/.exec(rest);
  if (iso && !runsOn(text, end + 6)) {
    return { start: at, end: end + 6, year, date: `${year}-${iso[1]}-${iso[2]}` };
  }
  const eastern = /^\s?[年년](?:\s?(\d{1,2})[月월])?(?:\s?(\d{1,2})[日일])?/.exec(rest);
  if (eastern) {
    const whole = { start: at, end: end + eastern[0].length, year };
    const named = Number(eastern[1] ?? 0);
    return named >= 1 && named <= 12 ? { ...whole, date: isoDate(year, named, eastern[2]) } : whole;
  }
  const suffix = /^[a-h](?!\p{L})/iu.exec(rest)?.[0].length ?? 0;
  return runsOn(text, end + suffix) ? null : { start: at, end: end + suffix, year };
}

function monthOf(word: string | undefined): number | undefined {
  return word === undefined ? undefined : MONTHS.get(word.toLowerCase());
}

function isoDate(year: number, month: number, day?: string): string {
  const stem = `${year}-${String(month).padStart(2, '0')}`;
  const number = Number(day ?? 0);
  return number >= 1 && number <= 31 ? `${stem}-${String(number).padStart(2, '0')}` : stem;
}

/** No letter or digit stands right before. */
function isApart(text: string, at: number): boolean {
  return !/[\p{L}\d]$/u.test(text.slice(Math.max(0, at - 2), at));
}

function runsOn(text: string, at: number): boolean {
  return RUNS_ON.test(text.slice(at, at + 4));
}
