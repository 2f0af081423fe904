/** What our own pages are answered: everything that changes the library. They read it by themselves. */
import type { Course } from '../../lib/library/actions/course.ts';
import { change, remove } from '../../lib/library/actions/change.ts';
import { keepMany } from '../../lib/library/actions/keep-records.ts';
import { forgetMet } from '../../lib/library/actions/keep.ts';
import { attachMark, editMark, removeMark } from '../../lib/library/actions/marks.ts';
import { forgetSeen } from '../../lib/library/actions/met.ts';
import { recognise } from '../../lib/library/works/recognise.ts';
import { sightingKey } from '../../lib/paper/title-key.ts';
import { siteOf } from '../../lib/sites/registry.ts';
import type { LibraryProtocol } from '../../lib/wire/library.ts';
import { librarySchemas } from '../../lib/wire/schemas.ts';
import type { Handlers } from '../../lib/wire/server.ts';
import type { Completing } from './completing.ts';
import { courseHandlers } from './courses.ts';
import type { Keeper } from './keeper.ts';
import { importHandlers } from './import-handlers.ts';
import { organiseHandlers } from './organise-handlers.ts';
import type { Merger } from './merger.ts';
import type { Snapshotter } from './snapshotter.ts';
import type { WeeklyFiler } from './weekly-filer.ts';
import { worksHandlers } from './works-handlers.ts';

/** Actions of our own pages share one history: undo in the panel takes back what the popup did. */
/** The history of what is done in our own pages, and in the browser's menus. */
export const OWN = 'own';

export function libraryHandlers(
  keeper: Keeper,
  completing: Completing,
  snapshotter: Snapshotter,
  weekly: WeeklyFiler,
  merger: Merger,
): Handlers<LibraryProtocol> {
  const request = (operation: string, kind: string) => ({ id: operation, kind, origin: OWN });
  return {
    recognise: {
      schema: librarySchemas.recognise,
      handle: ({ site, sightings }) => keeper.use((store) => recognise(store, sightings, site)),
    },
    saveAll: {
      schema: librarySchemas.saveAll,
      async handle({ operation, site, url, records }) {
        const from = completing.from(siteOf(url)?.id ?? '');
        const saved = await keeper.act(request(operation, 'save-all'), async (writer) => {
          const source = { kind: 'page' as const, site, url };
          const items = records.map((record) => ({ record, source }));
          const [kept] = await Promise.all([
            keepMany(writer, items, 'saved', (kept) => writer.course.reach(kept / items.length)),
            forgetMet(writer, records.map(sightingKey)),
          ]);
          const added = kept.filter(({ outcome }) => outcome === 'added').length;
          return { papers: [...new Set(kept.map(({ paper }) => paper))], added };
        });
        return { ...saved, ask: await completing.kept(saved.papers, await from) };
      },
    },
    setState: {
      schema: librarySchemas.setState,
      handle: ({ operation, papers, state }) =>
        keeper.act(request(operation, state), async (writer) => {
          await change(writer, papers, { state });
          return { papers };
        }),
    },
    remove: {
      schema: librarySchemas.remove,
      handle: ({ operation, papers }) =>
        keeper.act(request(operation, 'remove'), async (writer) => {
          await remove(writer, papers);
          return { papers };
        }),
    },
    setNote: {
      schema: librarySchemas.setNote,
      handle: ({ operation, paper, note }) =>
        keeper.act(request(operation, 'note'), async (writer) => {
          await change(writer, [paper], { note });
          return { papers: [paper] };
        }),
    },
    ...courseHandlers(keeper.courses),
    ...importHandlers(keeper, OWN),
    ...organiseHandlers(keeper, OWN),
    ...worksHandlers(keeper, OWN),
    editMark: {
      schema: librarySchemas.editMark,
      handle: ({ operation, id, ...fields }) =>
        keeper.act(request(operation, 'edit-mark'), async (writer) => ({
          papers: [await editMark(writer, id, fields)],
        })),
    },
    removeMark: {
      schema: librarySchemas.removeMark,
      handle: ({ operation, id }) =>
        keeper.act(request(operation, 'remove-mark'), async (writer) => ({
          papers: [await removeMark(writer, id)],
        })),
    },
    attachMark: {
      schema: librarySchemas.attachMark,
      handle: ({ operation, id, abstract, start, end }) =>
        keeper.act(request(operation, 'attach-mark'), async (writer) => ({
          papers: [await attachMark(writer, id, { abstract, start, end })],
        })),
    },
    complete: {
      schema: librarySchemas.complete,
      handle: async ({ papers, site }) => ({ asked: await completing.want(papers, site) }),
    },
    retryCompleting: {
      schema: librarySchemas.retryCompleting,
      async handle({ site }) {
        await completing.retry(site);
        return null;
      },
    },
    forgetSeen: {
      schema: librarySchemas.forgetSeen,
      handle: async () => ({ forgotten: await keeper.use(forgetSeen) }),
    },
    undo: {
      schema: librarySchemas.undo,
      handle: async ({ operation, of }) => {
        const { kind } = await keeper.undo(request(operation, 'undo'), null, of);
        return { kind };
      },
    },
    redo: {
      schema: librarySchemas.redo,
      handle: async ({ operation }) => {
        const { kind } = await keeper.redo(request(operation, 'redo'), null);
        return { kind };
      },
    },
    snapshot: {
      schema: librarySchemas.snapshot,
      handle: async (asked) => {
        const taken = (course?: Course) => snapshotter.take({ course });
        const facts = await (asked ? keeper.courses.follow(asked.operation, taken) : taken());
        return facts && { at: facts.at, papers: facts.papers };
      },
    },
    lookForDuplicates: {
      schema: librarySchemas.lookForDuplicates,
      handle: async () => ({ isMore: await merger.look() }),
    },
    weeklyFile: {
      schema: librarySchemas.weeklyFile,
      handle: async () => {
        await weekly.look();
        return null;
      },
    },
    adopt: {
      schema: librarySchemas.adopt,
      handle: async ({ database, since }) => ({ papers: await keeper.adopt(database, since) }),
    },
    eraseEverything: {
      schema: librarySchemas.eraseEverything,
      async handle() {
        await keeper.eraseEverything();
        return null;
      },
    },
    health: { schema: librarySchemas.health, handle: () => keeper.health() },
  };
}
