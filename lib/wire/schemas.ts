/** The shape of every payload on the wire, checked before a handler sees it. */
import * as v from 'valibot';
import {
  BibliographySchema,
  ColourSchema,
  NoteSchema,
  PositionSchema,
  QuoteSchema,
  TextSchema,
} from '../paper/schemas.ts';
import { LIMITS } from '../paper/bibliography.ts';
import { isShownPage, type ShownPage } from '../paper/shown-page.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
/** As many as one action may touch: more than any library that we know of holds. */
const ids = v.pipe(v.array(id), v.minLength(1), v.maxLength(200_000));
const key = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
const site = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));
const sighting = v.object({ key, record: BibliographySchema });
const envelope = { document: id, site };

const newMark = v.object({
  id,
  target: v.picklist(['title', 'abstract', 'body']),
  block: v.optional(v.pipe(v.string(), v.maxLength(200))),
  quote: QuoteSchema,
  position: PositionSchema,
  snapshot: v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.abstract)),
  colour: ColourSchema,
  note: NoteSchema,
});

const markEdit = { id, colour: v.optional(ColourSchema), note: v.optional(NoteSchema) };

const action = v.variant('kind', [
  v.object({ kind: v.picklist(['save', 'later', 'dismiss', 'undismiss']), sighting }),
  v.object({
    kind: v.literal('mark'),
    marks: v.pipe(v.array(v.object({ sighting, mark: newMark })), v.minLength(1), v.maxLength(8)),
  }),
  v.object({ kind: v.literal('note'), sighting, note: NoteSchema }),
  v.object({ kind: v.literal('edit-mark'), ...markEdit }),
  v.object({ kind: v.literal('remove-mark'), id }),
  v.object({ kind: v.literal('undo') }),
]);

export const contentSchemas = {
  wake: v.null(),
  greet: v.object({
    ...envelope,
    sightings: v.pipe(v.array(sighting), v.maxLength(200)),
    total: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
  }),
  act: v.object({ ...envelope, operation: id, action }),
  seen: v.object({ ...envelope, keys: v.pipe(v.array(key), v.maxLength(500)) }),
  skim: v.object({
    texts: v.pipe(
      v.array(v.object({ key, text: v.pipe(v.string(), v.maxLength(LIMITS.abstract)) })),
      v.maxLength(40),
    ),
  }),
  anchor: v.object({
    ...envelope,
    texts: v.pipe(
      v.array(
        v.object({
          key,
          text: v.pipe(v.string(), v.maxLength(LIMITS.abstract)),
          isAbstract: v.boolean(),
          version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999))),
          marks: v.pipe(v.array(id), v.maxLength(200)),
        }),
      ),
      v.maxLength(40),
      v.check((texts) => texts.reduce((sum, { marks }) => sum + marks.length, 0) <= 200, 'too many marks'),
    ),
  }),
  startMarking: v.null(),
  startKeys: v.null(),
  browserKeys: v.null(),
  openKeySettings: v.null(),
  noteOf: v.object({ document: id, key, paper: id }),
  answerCompleting: v.object({
    document: id,
    answer: v.picklist(['always', 'off']),
    papers: v.pipe(v.array(id), v.maxLength(500)),
  }),
  // By hand: a schema takes longer over a million numbers than reading what they stand for.
  readLines: v.object({ page: v.custom<ShownPage>(isShownPage, 'not the lines of a page') }),
  readGenerally: v.null(),
  openPanel: v.object({ paper: v.nullable(id) }),
};

/** White space collapsed: two tags never differ by what nobody sees. */
const name = (max: number) =>
  v.pipe(
    TextSchema(max),
    v.transform((value) => value.normalize('NFC').replace(/\s+/gu, ' ').trim()),
    v.minLength(1),
  );
const tag = name(100);
const tags = v.pipe(v.array(tag), v.maxLength(200));
const collectionName = name(200);

/** What is chosen beside a search's words: field by field, so that nothing else is ever stored. */
const year = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999));
const searchFilters = v.object({
  states: v.optional(v.pipe(v.array(v.picklist(['saved', 'later'])), v.maxLength(2))),
  tags: v.optional(tags),
  collection: v.optional(id),
  sites: v.optional(v.pipe(v.array(site), v.maxLength(100))),
  years: v.optional(v.object({ from: v.optional(year), to: v.optional(year) })),
  has: v.optional(v.pipe(v.array(v.picklist(['notes', 'marks', 'pdf'])), v.maxLength(3))),
  isStarred: v.optional(v.boolean()),
});
const { cut: _cut, section: _section, ...editable } = BibliographySchema.entries;
const field = v.picklist(Object.keys(editable) as (keyof typeof editable)[]);
const fields = v.pipe(v.array(field), v.maxLength(Object.keys(editable).length));

const operation = { operation: id };
export const librarySchemas = {
  recognise: v.object({ site, sightings: v.pipe(v.array(sighting), v.maxLength(5_000)) }),
  saveAll: v.object({
    ...operation,
    site,
    url: v.pipe(v.string(), v.maxLength(LIMITS.url)),
    records: v.pipe(v.array(BibliographySchema), v.maxLength(5_000)),
  }),
  setState: v.object({ ...operation, papers: ids, state: v.picklist(['saved', 'later']) }),
  remove: v.object({ ...operation, papers: ids }),
  setNote: v.object({ ...operation, paper: id, note: NoteSchema }),
  setStar: v.object({ ...operation, papers: ids, star: v.boolean() }),
  setRead: v.object({
    ...operation,
    papers: ids,
    read: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15))),
  }),
  tagPapers: v.object({ ...operation, papers: ids, add: tags, remove: tags }),
  renameTag: v.object({ ...operation, from: tag, to: tag }),
  colourTag: v.object({ ...operation, name: tag, colour: v.nullable(ColourSchema) }),
  deleteTag: v.object({ ...operation, name: tag }),
  addCollection: v.object({
    ...operation,
    name: collectionName,
    parent: v.optional(id),
    papers: v.optional(ids),
  }),
  renameCollection: v.object({ ...operation, id, name: collectionName }),
  moveCollection: v.object({ ...operation, id, parent: v.nullable(id) }),
  deleteCollection: v.object({ ...operation, id }),
  filePapers: v.object({ ...operation, papers: ids, collection: id, isIn: v.boolean() }),
  saveSearch: v.object({
    ...operation,
    name: collectionName,
    text: TextSchema(1_000),
    filters: searchFilters,
    sort: v.picklist(['relevance', 'saved', 'year', 'title']),
  }),
  renameSearch: v.object({ ...operation, id, name: collectionName }),
  deleteSearch: v.object({ ...operation, id }),
  split: v.object({
    ...operation,
    paper: id,
    records: v.pipe(v.array(id), v.minLength(1), v.maxLength(2_000)),
  }),
  same: v.object({ ...operation, papers: v.pipe(v.array(id), v.minLength(2), v.maxLength(50)) }),
  notSame: v.object({ ...operation, papers: v.pipe(v.array(id), v.minLength(2), v.maxLength(50)) }),
  editFields: v.object({
    ...operation,
    paper: id,
    set: v.partial(v.object(editable)),
    clear: fields,
    reset: fields,
  }),
  addByHand: v.object({ ...operation, record: BibliographySchema }),
  editMark: v.object({ ...operation, ...markEdit }),
  removeMark: v.object({ ...operation, id }),
  attachMark: v.object({
    ...operation,
    id,
    abstract: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
    start: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LIMITS.abstract)),
    end: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.abstract)),
  }),
  complete: v.object({ papers: ids, site: v.optional(site) }),
  retryCompleting: v.object({ site }),
  forgetSeen: v.null(),
  bringIn: v.object({
    ...operation,
    import: id,
    except: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(200_000)),
  }),
  howFar: v.object({ of: id }),
  stop: v.object({ of: id }),
  undo: v.object({ ...operation, of: v.optional(id) }),
  redo: v.object(operation),
  snapshot: v.nullable(v.object(operation)),
  lookForDuplicates: v.null(),
  weeklyFile: v.null(),
  adopt: v.object({
    database: v.pipe(v.string(), v.regex(/^offprint[0-9a-z-]{0,30}$/)),
    since: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  }),
  eraseEverything: v.null(),
  health: v.null(),
};
