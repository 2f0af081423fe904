/**
 * The reader's settings as a file of theirs, and back: each setting by its name, checked field by field before any of them
 * is taken. Never the library.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { MARK_COLOURS } from '../../paper/rows.ts';
import { ROLES } from '../../paper/roles.ts';
import { DENSITIES } from '../../skim/ink.ts';
import { LIBRARY_KEYS } from '../keys/library-keys.ts';
import { PAGE_KEYS } from '../keys/page-keys.ts';
import { LONGEST_NAME } from './mark-settings.ts';
import { SETTINGS, type SettingName } from './names.ts';

const site = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));
const chord = v.pipe(v.string(), v.maxLength(39));
const chords = (names: object) =>
  v.optional(v.object(Object.fromEntries(Object.keys(names).map((name) => [name, v.optional(chord)]))), {});

const SCHEMAS = {
  view: v.object({
    density: v.picklist(DENSITIES),
    off: v.pipe(v.array(v.picklist(ROLES)), v.maxLength(ROLES.length)),
    isFolded: v.boolean(),
    offSites: v.pipe(v.array(site), v.maxLength(200)),
  }),
  markNames: v.object(
    Object.fromEntries(
      MARK_COLOURS.map((colour) => [colour, v.optional(v.pipe(v.string(), v.maxLength(LONGEST_NAME)))]),
    ),
  ),
  remembersSeen: v.boolean(),
  completing: v.record(site, v.picklist(['always', 'off'])),
  keys: v.object({ page: chords(PAGE_KEYS), library: chords(LIBRARY_KEYS) }),
} as const satisfies Record<SettingName, v.GenericSchema>;

const FORMAT = 'offprint-settings';
const FileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(1),
  settings: v.partial(v.object(SCHEMAS)),
});

/** What a file of settings may weigh, in UTF-16 units: a hundred times what one does. */
export const LONGEST_FILE = 500_000;

export type SettingsFile =
  | { ok: true; settings: { [name in SettingName]?: unknown } }
  /** `field`: where it is wrong, "settings.view.density"; null where it is no such file at all. */
  | { ok: false; field: string | null };

/** Reads a file; takes nothing yet. */
export function parseSettings(text: string): SettingsFile {
  let given: unknown;
  try {
    given = text.length > LONGEST_FILE ? null : JSON.parse(text);
  } catch {
    given = null;
  }
  if (typeof given !== 'object' || given === null) return { ok: false, field: null };
  const parsed = v.safeParse(FileSchema, given);
  if (parsed.success) return { ok: true, settings: parsed.output.settings };
  return { ok: false, field: v.getDotPath(parsed.issues[0]) };
}

/** Every setting that was ever changed, as the text of a file. */
export async function settingsText(): Promise<string> {
  const settings = await browser.storage.local.get([...SETTINGS]);
  return `${JSON.stringify({ format: FORMAT, version: 1, settings }, null, 2)}\n`;
}

/** Takes the settings of a file in place of those that are there; the others stay. Answers what they were, for the way back. */
export async function takeSettings(settings: { [name in SettingName]?: unknown }): Promise<
  Record<string, unknown>
> {
  const names = Object.keys(settings);
  const before = await browser.storage.local.get(names);
  await browser.storage.local.set(settings);
  return before;
}

/** The way back from `takeSettings`. */
export async function giveBackSettings(
  names: readonly string[],
  before: Record<string, unknown>,
): Promise<void> {
  await browser.storage.local.remove(names.filter((name) => !(name in before)));
  await browser.storage.local.set(before);
}
