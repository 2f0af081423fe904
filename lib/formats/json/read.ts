/**
 * Reads Offprint's own file as it arrives: rows one by one, each checked, each refused one named with its line, and at
 * the end whether the file is whole. Nothing is stored here; the importer stages what it is handed.
 */
import { FILE_LIMITS, FormatError } from '../interchange.ts';
import type { Rejection } from '../interchange.ts';
import { depthBeyond, isObject, own, parseJson } from '../json-text.ts';
import type { Fields } from '../json-text.ts';
import { Checksum, LIBRARY_FORMAT, LIBRARY_TABLES, LIBRARY_VERSION } from './library-file.ts';
import type { LibraryHeader, LibraryRows, LibraryTable } from './library-file.ts';
import { RowChecks } from './row-checks.ts';

export type LibraryEvent =
  | { kind: 'header'; header: LibraryHeader }
  | { [T in LibraryTable]: { kind: 'row'; table: T; row: LibraryRows[T] } }[LibraryTable]
  | ({ kind: 'rejected'; table?: LibraryTable } & Rejection)
  | ({ kind: 'leftOut' } & Rejection)
  | {
      kind: 'end';
      /** Rows read, kept and refused, per table. */
      read: Record<LibraryTable, number>;
      /** What is wrong with the file as a whole, in words; empty when it is as it was written. */
      warnings: string[];
    };

/** The first two lines of the layout that `writeLibrary` gives. */
const LAYOUT = /^\ufeff?\{\r?\n"format": /;

/**
 * Feeds on chunks of text; answers events. Throws a `FormatError` when the file is not ours, is newer than this
 * program, or is past every limit.
 */
export class LibraryReader {
  /** The start of a file whose layout is not known yet, or all of one that is read whole. */
  private buffer = '';
  private pieces: string[] = [];
  private waitingLength = 0;
  private mode: 'unknown' | 'lines' | 'whole' = 'unknown';
  private line = 0;
  private table: LibraryTable | null = null;
  private header: LibraryHeader | null = null;
  private readonly headerFields = new Map<string, unknown>();
  private statedChecksum: unknown;
  private closed = false;
  /** The last line is at hand, which may have no end. */
  private atEnd = false;
  private skipping = false;
  private readonly checksum = new Checksum();
  private readonly checks = new RowChecks();

  push(chunk: string): LibraryEvent[] {
    if (this.mode === 'lines') return this.feed(chunk);
    this.buffer += chunk;
    if (this.mode === 'unknown' && this.buffer.length >= 20) {
      this.mode = LAYOUT.test(this.buffer) ? 'lines' : 'whole';
      if (this.mode === 'lines') {
        const start = this.buffer;
        this.buffer = '';
        return this.feed(start);
      }
    }
    if (this.buffer.length > FILE_LIMITS.text) {
      throw new FormatError('the file was re-formatted by another program and is too large to be read whole');
    }
    return [];
  }

  end(): LibraryEvent[] {
    if (this.mode !== 'lines') return this.whole();
    this.atEnd = true;
    const events = this.waitingLength > 0 ? this.feed('\n') : [];
    if (!this.header) throw new FormatError('the file ends within its first lines');
    events.push(this.ending(!this.closed));
    return events;
  }

  /** Takes whole lines as they end; what has no end yet waits in pieces, which are joined once. */
  private feed(chunk: string): LibraryEvent[] {
    const events: LibraryEvent[] = [];
    let from = 0;
    for (;;) {
      const end = chunk.indexOf('\n', from);
      if (end < 0) break;
      this.line++;
      if (this.skipping) this.skipping = false;
      else this.takeLine(this.waiting(chunk.slice(from, end)), events);
      from = end + 1;
    }
    if (from < chunk.length && !this.skipping) {
      this.pieces.push(chunk.slice(from));
      this.waitingLength += chunk.length - from;
      // A row without an end is dropped as it comes, not gathered.
      if (this.waitingLength > FILE_LIMITS.row) {
        this.waiting('');
        this.skipping = true;
        const reason = `the line is longer than ${FILE_LIMITS.row} characters`;
        events.push(this.reject(reason, this.line + 1, this.table ?? undefined));
      }
    }
    return events;
  }

  private waiting(end: string): string {
    const whole = this.pieces.length === 0 ? end : this.pieces.join('') + end;
    this.pieces = [];
    this.waitingLength = 0;
    return whole;
  }

  private takeLine(source: string, events: LibraryEvent[]): void {
    // Nearly every line is a row: told by its first character, taken without a copy.
    if (this.table && source.startsWith('{')) {
      const end = source.endsWith('\r') ? source.length - 1 : source.length;
      this.takeRow(source.slice(0, source[end - 1] === ',' ? end - 1 : end), events);
      return;
    }
    const bare = source.trim();
    if (bare === '' || bare === '\ufeff{' || bare === '{') return;
    if (this.table) {
      if (bare === ']' || bare === '],') this.table = null;
      else this.takeRow(bare.replace(/,$/, ''), events);
      return;
    }
    if (bare === '}') {
      this.closed = true;
      return;
    }
    if (this.closed)
      throw new FormatError(`line ${this.line}: the file goes on after its end; it may be two files in one`);
    const opening = /^"([a-z]{1,40})": \[(\],?)?$/i.exec(bare);
    if (opening) {
      this.open(opening[1] as string, events);
      if (opening[2]) this.table = null;
    } else this.takeField(bare);
  }

  private open(name: string, events: LibraryEvent[]): void {
    if (!this.header) events.push(this.headed((field) => this.headerFields.get(field)));
    const table = LIBRARY_TABLES.find((one) => one === name);
    if (!table) throw new FormatError(`line ${this.line}: a list "${name}" is not part of the format`);
    this.table = table;
  }

  /** A line of the header or footer: `"name": value,`. */
  private takeField(bare: string): void {
    let fields: unknown;
    try {
      fields = JSON.parse(`{${bare.replace(/,$/, '')}}`);
    } catch {
      // A file that was cut off within its last lines still holds its rows.
      if (this.atEnd && this.header) return;
      throw new FormatError(`line ${this.line}: it is not JSON as Offprint writes it`);
    }
    if (!isObject(fields)) return;
    for (const name of Object.keys(fields)) {
      if (name === 'checksum') this.statedChecksum = own(fields, name);
      else this.headerFields.set(name, own(fields, name));
    }
  }

  private takeRow(text: string, events: LibraryEvent[]): void {
    const table = this.table as LibraryTable;
    if (depthBeyond(text, FILE_LIMITS.depth - 2) >= 0) {
      events.push(this.reject(`it is nested deeper than ${FILE_LIMITS.depth} levels`, this.line, table));
      return;
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      events.push(this.reject('the row is not whole', this.line, table));
      return;
    }
    this.checksum.add(text);
    events.push(...this.checks.take(table, value, { line: this.line }));
  }

  private reject(reason: string, line: number, table?: LibraryTable): LibraryEvent {
    if (table) this.checks.count(table);
    return { kind: 'rejected', line, reason, ...(table && { table }) };
  }

  private whole(): LibraryEvent[] {
    const document = parseJson(this.buffer);
    if (!isObject(document) || own(document, 'format') !== LIBRARY_FORMAT) {
      throw new FormatError('it is JSON, but not a library of Offprint');
    }
    const events: LibraryEvent[] = [this.headed((field) => own(document, field))];
    this.statedChecksum = own(document, 'checksum');
    for (const table of LIBRARY_TABLES) {
      const rows = own(document, table);
      if (rows === undefined) continue;
      if (!Array.isArray(rows)) throw new FormatError(`"${table}" is not a list`);
      for (const [at, row] of (rows as unknown[]).entries()) {
        this.checksum.add(JSON.stringify(row));
        events.push(...this.checks.take(table, row, { place: `${table}[${at}]` }));
      }
    }
    events.push(...this.unknownLists(document), this.ending(false));
    return events;
  }

  private unknownLists(document: Fields): LibraryEvent[] {
    const known = new Set<string>([
      'format',
      'version',
      'generator',
      'exportedAt',
      'counts',
      'checksum',
      '$schema',
      ...LIBRARY_TABLES,
    ]);
    return Object.keys(document)
      .filter((name) => !known.has(name))
      .slice(0, 20)
      .map((name) => ({
        kind: 'leftOut',
        field: name.slice(0, FILE_LIMITS.key),
        reason: 'it is not part of the format',
      }));
  }

  private headed(field: (name: string) => unknown): LibraryEvent {
    if (field('format') !== LIBRARY_FORMAT) throw new FormatError('it is not a library of Offprint');
    const version = field('version');
    if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
      throw new FormatError('it does not say which version of the format it has');
    }
    if (version > LIBRARY_VERSION) {
      throw new FormatError(
        `it was written by a newer Offprint (version ${version} of the file; this one reads up to ${LIBRARY_VERSION}). Update Offprint, then open it again.`,
      );
    }
    const text = (name: string): string => {
      const value = field(name);
      return typeof value === 'string' ? value.slice(0, 200) : '';
    };
    const stated = field('counts');
    const counts: LibraryHeader['counts'] = {};
    for (const table of LIBRARY_TABLES) {
      const count = isObject(stated) ? own(stated, table) : undefined;
      if (typeof count === 'number' && Number.isInteger(count) && count >= 0) counts[table] = count;
    }
    this.header = { version, generator: text('generator'), exportedAt: text('exportedAt'), counts };
    return { kind: 'header', header: this.header };
  }

  private ending(cut: boolean): LibraryEvent {
    const warnings: string[] = [];
    if (cut) warnings.push(`the file ends early, in line ${this.line}`);
    const read = this.checks.counts();
    for (const table of LIBRARY_TABLES) {
      const stated = this.header?.counts[table];
      if (stated !== undefined && stated !== read[table]) {
        warnings.push(`its header counts ${stated} ${table}; it holds ${read[table]}`);
      }
    }
    if (!cut && this.statedChecksum === undefined) warnings.push('it has no checksum');
    else if (!cut && this.statedChecksum !== this.checksum.text())
      warnings.push('its checksum is wrong: it was changed since it was written');
    return { kind: 'end', read, warnings };
  }
}

/** Events of a whole file from its chunks. */
export async function* readLibrary(
  chunks: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<LibraryEvent> {
  const reader = new LibraryReader();
  for await (const chunk of chunks) yield* reader.push(chunk);
  yield* reader.end();
}
