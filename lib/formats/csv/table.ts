/**
 * CSV as RFC 4180 has it and as spreadsheets write it: cells quoted or not, comma, semicolon, tab or bar between
 * them, line breaks inside quotes. Reading is one pass; a quote that never closes costs its own line and no more.
 */
import { FILE_LIMITS } from '../interchange.ts';

export interface CsvRow {
  /** From 1: the line of the file the row starts on. */
  line: number;
  cells: string[];
  /** What is wrong with the row as a whole. */
  fault?: string;
}

/** More columns than any bibliography has: a row past this is a fault, not data. */
const COLUMN_LIMIT = 1_000;

/** The rows of a CSV text, its heading and one more than are read among them; empty lines are skipped. Never throws. */
export function* readRows(text: string): Generator<CsvRow> {
  const source = text.replace(/^\ufeff/, '').replace(/^sep=(.)\r?\n/, '');
  const delimiter = /^(?:\ufeff)?sep=(.)\r?\n/.exec(text)?.[1] ?? delimiterOf(source);
  let at = 0;
  let line = 1;
  let quotes = true;
  let rows = 0;
  while (at < source.length && rows <= FILE_LIMITS.entries + 1) {
    const row = readRow(source, at, delimiter, quotes);
    if (row.unclosed && quotes) {
      // From here on a line is a row: the one quote that never closes must not swallow the rest of the file.
      quotes = false;
      const end = lineEnd(source, at);
      yield { line, cells: [], fault: 'a quotation mark is opened and never closed' };
      line++;
      at = end;
      continue;
    }
    if (row.cells.length > 1 || row.cells[0] !== '') {
      rows++;
      const fault = row.tooMany ? `it has more than ${COLUMN_LIMIT} columns` : undefined;
      yield { line, cells: row.cells, ...(fault && { fault }) };
    }
    line += row.lines;
    at = row.end;
  }
}

interface ScannedRow {
  cells: string[];
  end: number;
  lines: number;
  unclosed: boolean;
  tooMany: boolean;
}

function readRow(source: string, start: number, delimiter: string, quotes: boolean): ScannedRow {
  const row: ScannedRow = { cells: [], end: source.length, lines: 1, unclosed: false, tooMany: false };
  let at = start;
  const push = (cell: string): void => {
    if (row.cells.length < COLUMN_LIMIT) row.cells.push(cell);
    else row.tooMany = true;
  };
  for (;;) {
    let cell = '';
    if (quotes && source[at] === '"') {
      at++;
      for (;;) {
        const quote = source.indexOf('"', at);
        if (quote < 0) {
          row.unclosed = true;
          return row;
        }
        cell += source.slice(at, quote);
        at = quote + 1;
        if (source[at] !== '"') break;
        cell += '"';
        at++;
      }
      for (let i = 0; i < cell.length; i++) if (cell.charCodeAt(i) === 10) row.lines++;
    }
    let end = at;
    while (end < source.length && source[end] !== delimiter && source[end] !== '\n' && source[end] !== '\r')
      end++;
    push(cell + source.slice(at, end));
    at = end;
    if (source[at] === delimiter) {
      at++;
      continue;
    }
    if (source[at] === '\r' && source[at + 1] === '\n') at++;
    row.end = Math.min(at + 1, source.length);
    return row;
  }
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end + 1;
}

/** The separator that the first line has most of, outside quotes. */
function delimiterOf(source: string): string {
  const counts = new Map([',', ';', '\t', '|'].map((one) => [one, 0]));
  let quoted = false;
  for (let at = 0; at < source.length && at < 100_000; at++) {
    const c = source[at] as string;
    if (c === '"') quoted = !quoted;
    else if (!quoted && (c === '\n' || c === '\r')) break;
    else if (!quoted && counts.has(c)) counts.set(c, (counts.get(c) ?? 0) + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** What a spreadsheet would run: =, +, −, @ and their full-width forms, also behind spaces, tabs or returns. */
const FORMULA = /^'*\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]|^'*[\t\r]/;

/** A cell as it stands in the file. A formula gets an apostrophe, which spreadsheets hide and `readCell` takes off. */
export function writeCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\t\r\n|']|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** A cell as it was before `writeCell`. */
export function readCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** Several texts in one cell, "; " between them; one that holds a semicolon or brace stands in braces. */
export function writeList(texts: string[]): string {
  return texts
    .map((text) => (/[;{}\\]|^\s|\s$/.test(text) ? `{${text.replace(/[\\{}]/g, '\\$&')}}` : text))
    .join('; ');
}

/** The texts of a cell written by `writeList`, or by any program that puts semicolons between them. */
export function readList(cell: string): string[] {
  const texts: string[] = [];
  let text = '';
  let braced = false;
  for (let at = 0; at < cell.length; at++) {
    const c = cell[at] as string;
    if (!braced && c === '{' && text.trim() === '') {
      braced = true;
      text = '';
    } else if (braced && c === '\\') text += cell[++at] ?? '';
    else if (braced && c === '}') braced = false;
    else if (!braced && c === ';') {
      texts.push(text);
      text = '';
    } else text += c;
  }
  texts.push(text);
  return texts.map((one) => one.trim()).filter(Boolean);
}
