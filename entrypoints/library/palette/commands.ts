/**
 * Everything that can be done in the library's pages, as lines of the palette: with the papers at hand, with what is
 * found, with views, filters, formats and settings.
 */
import { browser } from 'wxt/browser';
import type { WordKey, Words } from '../../../components/words.ts';
import { FORMATS, type ExportFormat } from '../../../components/ExportMenu.tsx';
import { DENSITY_WORDS } from '../../../lib/browser/words/density-words.ts';
import type { LibraryKey } from '../../../lib/browser/keys/library-keys.ts';
import { openRecovery } from '../../../lib/browser/pages/panel.ts';
import { SECTION_TITLES } from '../../../lib/browser/settings/section-names.ts';
import { viewSettings } from '../../../lib/browser/settings/view-settings.ts';
import { fileOf } from '../../../lib/paper/paper-files.ts';
import { ROLES } from '../../../lib/paper/roles.ts';
import type { PaperRow, SearchRow } from '../../../lib/paper/rows.ts';
import { DENSITIES } from '../../../lib/skim/ink.ts';
import { ALL_PAPERS, type Question } from '../question.ts';
import { treeOf } from '../pickers.tsx';
import { questionOf } from '../shelves/kept-question.ts';
import type { useCopy } from '../use-copy.ts';
import type { Library } from '../use-library.ts';
import { VIEWS } from '../views.ts';
import type { Overlay } from './Overlays.tsx';

export interface Command {
  /** Stays the same from day to day: what was done last comes first. */
  id: string;
  words: string;
  /** What it belongs to, said small beside it. */
  group: string;
  /** The key that does the same. */
  does?: LibraryKey;
  run(): void;
}

export interface Surroundings {
  library: Library;
  words: Words;
  copy: ReturnType<typeof useCopy>;
  /** The papers chosen, or the one that is open or under the keyboard. */
  papers: string[];
  rows: readonly PaperRow[];
  searches: readonly SearchRow[];
  onExport(format: ExportFormat, papers: string[] | undefined): void;
  onView(id: string | null): void;
  onOverlay(overlay: Overlay): void;
}

type Make = (id: string, words: string, run: () => void, does?: LibraryKey) => Command;

export function commandsFor(around: Surroundings): Command[] {
  return [
    ...forPapers(around),
    ...forTheLibrary(around),
    ...filters(around),
    ...views(around),
    ...exports(around),
    ...settings(around),
  ];
}

const inGroup =
  (group: string): Make =>
  (id, words, run, does) => ({ id, words, group, run, ...(does ? { does } : {}) });

function forPapers({ library, words, copy, papers, rows }: Surroundings): Command[] {
  const { actions, ask, open, writeNote, facets, collections } = library;
  const { say, sayCount } = words;
  const [first] = papers;
  if (first === undefined) return [];
  const make = inGroup(papers.length > 1 ? sayCount('papers_at_hand', papers.length) : say('this_paper'));
  const [row] = rows;
  const isAll = (has: (paper: PaperRow) => boolean) => rows.length > 0 && rows.every(has);
  const isStarred = isAll(({ star }) => star);
  const isLater = isAll(({ state }) => state === 'later');
  const isRead = isAll(({ dates }) => dates.read !== undefined);
  const single: Command[] = [];
  if (papers.length === 1) {
    single.push(
      make('open', say('library_does_open'), () => open(first), 'open'),
      make('note', say('library_does_note'), () => writeNote(first), 'note'),
    );
    for (const kind of ['abstract', 'pdf', 'html'] as const) {
      const address = row && fileOf(row.bibliography, kind, location.href);
      if (address)
        single.push(
          make(kind, say(`does_${kind}_tab`), () => void window.open(address, '_blank', 'noopener'), kind),
        );
    }
  }
  return [
    ...single,
    make('star', say(isStarred ? 'unstar' : 'star'), () => void actions.setStar(papers, !isStarred), 'star'),
    make(
      'later',
      say(isLater ? 'keep_saved' : 'later'),
      () => void actions.setState(papers, isLater ? 'saved' : 'later'),
      'later',
    ),
    make(
      'read',
      say(isRead ? 'mark_unread' : 'mark_read'),
      () => void actions.setRead(papers, !isRead),
      'read',
    ),
    make('tag', say('add_tag'), () => ask('tag'), 'tag'),
    ...(facets?.tags ?? []).map(({ value }) => {
      const has = isAll(({ tags }) => tags.includes(value));
      return make(
        `tag:${value}`,
        say(has ? 'take_tag' : 'give_tag', value),
        () => void (has ? actions.tag(papers, [], [value]) : actions.tag(papers, [value])),
      );
    }),
    ...treeOf(collections).map(({ row: { id, name } }) => {
      const has = isAll((paper) => paper.collections.includes(id));
      return make(
        `file:${id}`,
        say(has ? 'take_from_collection' : 'put_into_collection', name),
        () => void actions.file(papers, id, !has),
      );
    }),
    ...copy.ways.map(({ way, word }) => make(`copy:${way}`, say(word), () => void copy.copy(papers, way))),
    make('remove', say('delete'), () => void actions.remove(papers), 'remove'),
  ];
}

function forTheLibrary({ library, words: { say }, onOverlay }: Surroundings): Command[] {
  const make = inGroup(say('panel_label'));
  const search = () => document.querySelector<HTMLElement>('input[type=search]')?.focus();
  return [
    // After the palette gave the keyboard back.
    make('search', say('library_does_search'), () => requestAnimationFrame(search), 'search'),
    make('choose-all', say('choose_all_found'), () => library.ask('choose-all')),
    make('undo', say('undo_last'), () => void library.actions.undo(), 'undo'),
    make('redo', say('redo_last'), () => void library.actions.redo()),
    make('help', say('does_help'), () => onOverlay('help'), 'help'),
  ];
}

function filters({ library, words: { say }, searches }: Surroundings): Command[] {
  const make = inGroup(say('palette_show'));
  const ask = (id: string, words: string, question: Partial<Question>) =>
    make(id, words, () => library.show({ ...ALL_PAPERS, ...question }));
  const kept = inGroup(say('saved_searches'));
  return [
    ask('show:all', say('show_all_papers'), {}),
    ask('show:later', say('for_later'), { filters: { states: ['later'] } }),
    ask('show:starred', say('starred'), { filters: { isStarred: true } }),
    ask('show:notes', say('with_notes'), { filters: { has: ['notes'] } }),
    ask('show:marks', say('with_marks'), { filters: { has: ['marks'] } }),
    ...searches.map((row) => kept(`search:${row.id}`, row.name, () => library.show(questionOf(row)))),
    ...(library.facets?.tags ?? []).map(({ value }) =>
      ask(`show:tag:${value}`, say('papers_tagged', value), { filters: { tags: [value] } }),
    ),
    ...treeOf(library.collections).map(({ row: { id, name } }) =>
      ask(`show:in:${id}`, say('papers_in', name), { filters: { collection: id } }),
    ),
  ];
}

function views({ words: { say }, onView }: Surroundings): Command[] {
  const make = inGroup(say('palette_views'));
  return VIEWS.map(({ id, word }) => make(`view:${id}`, say(word), () => onView(id)));
}

function exports({ words: { say }, papers, onExport }: Surroundings): Command[] {
  const make = inGroup(say('export'));
  return FORMATS.flatMap(([format, name]) => [
    ...(papers.length > 0
      ? [make(`export:${format}`, say('export_these_as', name), () => onExport(format, papers))]
      : []),
    make(`export-all:${format}`, say('export_all_as', name), () => onExport(format, undefined)),
  ]);
}

function settings({ words: { say } }: Surroundings): Command[] {
  const make = inGroup(say('settings'));
  const go = (page: string) =>
    void browser.tabs.create({ url: browser.runtime.getURL(page as '/options.html') });
  const change = async (to: (view: Awaited<ReturnType<typeof viewSettings.read>>) => object) => {
    const view = await viewSettings.read();
    await viewSettings.write({ ...view, ...to(view) });
  };
  return [
    ...Object.entries(SECTION_TITLES).map(([name, title]) =>
      make(`settings:${name}`, say(title as WordKey), () => go(`/options.html#${name}`)),
    ),
    ...DENSITIES.map((density) =>
      make(
        `density:${density}`,
        say('ink_of', say(DENSITY_WORDS[density])),
        () => void change(() => ({ density })),
      ),
    ),
    ...ROLES.map((role) =>
      make(
        `role:${role}`,
        say('ink_on_off', say(`role_${role}`)),
        () =>
          void change(({ off }) => ({
            off: off.includes(role) ? off.filter((each) => each !== role) : [...off, role],
          })),
      ),
    ),
    make('welcome', say('welcome_again'), () => go('/welcome.html')),
    make('recovery', say('open_recovery'), () => void openRecovery()),
  ];
}
