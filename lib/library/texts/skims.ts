/**
 * What was skimmed from the abstracts of kept papers, once per text: found by the hash of the text, and of no use once
 * the model is another. Derived from the abstracts, so outside of undo, of files and of the one writer.
 */
import type { SkimmedText } from '../../skim/skim-text.ts';
import type { KeyTerm } from '../../skim/terms.ts';
import type { LibraryDatabase } from '../database/database.ts';

export interface SkimRow {
  /** Of the text (`textKey`). */
  key: string;
  /** Version of the model and of this shape. */
  version: string;
  skim: SkimmedText;
  /** Looked for only where they are shown. */
  terms?: KeyTerm[];
}

/** Goes up with the rules for figures, data sets, links and terms, whose finds are kept beside the roles. */
const SHAPE = 1;

export function skimVersion(model: { version: string }): string {
  return `${SHAPE}-${model.version}`;
}

/** The rows that are there and of this version, by key. */
export async function readSkims(
  db: LibraryDatabase,
  keys: readonly string[],
  version: string,
): Promise<Map<string, SkimRow>> {
  const rows = await db.skims.bulkGet([...keys]);
  return new Map(rows.flatMap((row) => (row?.version === version ? [[row.key, row] as const] : [])));
}

export async function writeSkims(db: LibraryDatabase, rows: readonly SkimRow[]): Promise<void> {
  await db.skims.bulkPut([...rows]);
}
