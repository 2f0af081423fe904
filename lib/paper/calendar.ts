/** Dates of publication: as precise as they are known, and never one that no calendar has. */

/**
 * The date that a text begins with, "2024-07-31", "2024/7", "2024", written as ISO 8601 has it and cut where the calendar ends:
 * "2024-02-31" is "2024-02", "2024-13" is "2024". Null where no year stands first.
 */
export function calendarDate(text: string): string | null {
  const match = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)/.exec(text.trim());
  if (!match?.[1]) return null;
  const [year, month, day] = [match[1], Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (month < 1 || month > 12) return year;
  const start = `${year}-${String(month).padStart(2, '0')}`;
  const days = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return day >= 1 && day <= days ? `${start}-${String(day).padStart(2, '0')}` : start;
}
