/**
 * A library file into the library: nothing of either is lost. Papers that the library has not met come in as they stand
 * in the file, row for row; those that it has, by id or as the same work, are joined: their records are filed like any
 * others, notes and tags are put together, marks keep their ids.
 */
import type { AbstractRow, DecisionRow, MetRow, PaperRow, RecordRow, TagRow } from '../../paper/rows.ts';
import type { ReaderFields } from '../../works/combine.ts';
import { withRecords } from '../derived.ts';
import { keepMany, type KeepItem } from '../keep-records.ts';
import type { Writer } from '../operations.ts';
import { derivedRow, paperKeyRows } from '../papers.ts';
import type { ApplyOptions, ApplyTo, Made } from './apply.ts';
import { Collections } from './collections.ts';
import { keysKept, type KeySet } from './key-set.ts';
import { bringMarks } from './marks.ts';
import { rowsOf } from './parts.ts';
import { PART, type ImportRow } from './staged.ts';

export const applyLibrary: ApplyTo = async (writer, row, options) => new LibraryImport(writer, row, options).run();
