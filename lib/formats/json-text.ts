/**
 * JSON from a file, parsed under Offprint's limits: depth is counted before anything is built, and an error says in
 * which line it is. What comes back is hostile still; only the fields a reader asks for by name may be taken from it.
 */
import { FILE_LIMITS, FormatError } from './interchange.ts';
import { faultAt } from './json-fault.ts';

/** The value of a JSON text. Throws a `FormatError` that its owner can understand. */
export function parseJson(text: string): unknown {
  const source = text.replace(/^\ufeff/, '');
  if (source.trim() === '') throw new FormatError('the file is empty');
  if (source.length > FILE_LIMITS.text)
    throw new FormatError('the file is larger than 50 million characters');
  const deep = depthBeyond(source, FILE_LIMITS.depth);
  if (deep >= 0)
    throw new FormatError(
      `line ${lineOf(source, deep)}: it is nested deeper than ${FILE_LIMITS.depth} levels`,
    );
  try {
    return JSON.parse(source) as unknown;
  } catch {
    const at = faultAt(source);
    const line = lineOf(source, at);
    if (source.slice(at).trim() === '') throw new FormatError(`line ${line}: it is not JSON: it ends early`);
    const isSecond = /^[[{]/.test(source.slice(at, at + 1)) && isWhole(source.slice(0, at));
    throw new FormatError(
      isSecond
        ? `line ${line}: the file goes on after its end; it may be two files in one`
        : `line ${line}: it is not JSON from here on`,
    );
  }
}

function isWhole(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}

/** Where a JSON text opens more than `limit` brackets, or −1. */
export function depthBeyond(source: string, limit: number): number {
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const c = source.charCodeAt(at);
    if (c === 34) {
      at = stringEnd(source, at);
      if (at < 0) return -1;
    } else if (c === 91 || c === 123) {
      if (++depth > limit) return at;
    } else if (c === 93 || c === 125) depth--;
  }
  return -1;
}

/** Where the string that opens at `at` closes; long texts are passed over at the engine's own speed. */
function stringEnd(source: string, at: number): number {
  for (let end = source.indexOf('"', at + 1); end >= 0; end = source.indexOf('"', end + 1)) {
    let slashes = 0;
    while (source.charCodeAt(end - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}

function lineOf(source: string, position: number): number {
  let line = 1;
  for (let at = 0; at < position && at < source.length; at++) if (source.charCodeAt(at) === 10) line++;
  return line;
}

/** An object of a parsed file, to be asked for its own fields only. */
export type Fields = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's own value of this name: never one of `Object.prototype`. */
export function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Text, or a number as text; '' for anything else. */
export function textOf(fields: Fields, ...names: string[]): string {
  for (const name of names) {
    const value = own(fields, name);
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  }
  return '';
}

export function listOf(fields: Fields, name: string): unknown[] {
  const value = own(fields, name);
  return Array.isArray(value) ? value : [];
}
