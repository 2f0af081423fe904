/** What content scripts are answered. Only papers that the asking document greeted can be acted on. */
import { browser } from 'wxt/browser';
import { toldKey, type GreetedTabs } from '../../lib/browser/sites/greeted.ts';
import { Anchorer } from '../../lib/library/texts/anchorer.ts';
import { rememberSeen } from '../../lib/library/actions/met.ts';
import { keysOfPaper } from '../../lib/library/works/belongings.ts';
import { paperOfMark, recognise, recognisePapers } from '../../lib/library/works/recognise.ts';
import type { RecordSource } from '../../lib/paper/rows.ts';
import type { KnownState, TextToAnchor } from '../../lib/paper/sightings.ts';
import type { ContentProtocol, PageAction } from '../../lib/wire/content.ts';
import { contentSchemas } from '../../lib/wire/schemas.ts';
import { Refusal, type Handlers, type Sender } from '../../lib/wire/server.ts';
import { remembersSeen } from '../../lib/browser/settings/seen-setting.ts';
import { browserKeys, openKeySettings } from '../../lib/browser/keys/browser-keys.ts';
import { bringGeneralReader } from '../../lib/browser/sites/sites.ts';
import { siteOf } from '../../lib/sites/registry.ts';
import { isWelcomePage } from './gate.ts';
import type { Badge } from './badge.ts';
import type { Completing } from './completing.ts';
import type { Keeper } from './keeper.ts';
import { Pace } from './pace.ts';
import { perform, sightingsOf } from './page-actions.ts';
import { PageReading } from './page-reading.ts';
import type { Skimmer } from './skimmer.ts';

/** Papers and marks a minute and tab that a page can bring into the library: above a reader's hand, below a script's. */
const MOST_KEPT_A_MINUTE = 30;
/** All actions a minute and tab: quick triage by keyboard stays far below. */
const MOST_ACTIONS_A_MINUTE = 240;
/** Readings of whole pages a minute and tab: an endless list that grows by a screen a second stays below. */
const MOST_READ_A_MINUTE = 90;
/** Actions that bring something into the library. */
const KEEPING: ReadonlySet<PageAction['kind']> = new Set(['save', 'later', 'note', 'mark']);

export function contentHandlers(
  keeper: Keeper,
  greeted: GreetedTabs,
  badge: Badge,
  skimmer: Skimmer,
  completing: Completing,
): Handlers<ContentProtocol> {
  const anchorer = new Anchorer();
  const actions = new Pace(MOST_ACTIONS_A_MINUTE);
  const kept = new Pace(MOST_KEPT_A_MINUTE);
  const reads = new Pace(MOST_READ_A_MINUTE);
  const reading = new PageReading();

  /** Marks are acted on only by a page that was told of them, since it shows their paper. */
  async function showsMark(tab: number, document: string, mark: string): Promise<boolean> {
    const paper = await keeper.use((store) => paperOfMark(store, mark));
    return paper !== undefined && greeted.has(tab, document, toldKey(paper));
  }

  async function showsPaper(tab: number, document: string, paper: string): Promise<boolean> {
    const keys = await keeper.use((store) => store.use((db) => keysOfPaper(db, paper)));
    for (const key of keys) if (await greeted.has(tab, document, key)) return true;
    return false;
  }

  return {
    wake: {
      schema: contentSchemas.wake,
      handle() {
        void keeper.health();
        return null;
      },
    },
    greet: {
      schema: contentSchemas.greet,
      async handle({ document, site, sightings, total }, sender) {
        const tab = tabOf(sender);
        badge.show(tab, total);
        const keys = sightings.map((sighting) => sighting.key);
        const [recognised, isTaken] = await Promise.all([
          keeper.use((store) => recognisePapers(store, sightings, site)),
          greeted.add(tab, document, keys),
        ]);
        const known = recognised.map((each) => each.known);
        if (!isTaken || !(await greeted.add(tab, document, toldKeys(known))))
          throw new Refusal('too-many', 'This page shows more papers than Offprint reads on one page.');
        greeted.note(
          tab,
          document,
          recognised.map(({ paper, under }, index) => ({ key: keys[index]!, under, paper: paper?.id })),
        );
        const source = { kind: 'page', site, url: addressOf(sender) } as const;
        // Not what a guessed layout says, not what a page says of papers that another site shows, and nothing of what is
        // looked at in a private window.
        if (siteOf(source.url)?.id === site && !sender.tab?.incognito)
          void completing.met(sightings, recognised, source).catch(() => undefined);
        return known;
      },
    },
    act: {
      schema: contentSchemas.act,
      async handle({ document, site, operation, action }, sender) {
        const tab = tabOf(sender);
        if (!actions.allows(tab) || (KEEPING.has(action.kind) && !kept.allows(tab)))
          throw new Refusal('too-many', 'Too many changes in one minute from this page.');
        const request = { id: operation, kind: action.kind, origin: document };
        if (action.kind === 'undo') {
          const { kind } = await keeper.undo(request, document);
          return { states: [], undone: kind };
        }
        const sightings = sightingsOf(action);
        for (const { key } of sightings) {
          if (!(await greeted.has(tab, document, key)))
            throw new Refusal('refused', 'This page has not shown that paper.');
        }
        if (
          (action.kind === 'edit-mark' || action.kind === 'remove-mark') &&
          !(await showsMark(tab, document, action.id))
        ) {
          throw new Refusal('refused', 'This page has not shown that mark.');
        }
        const page = { kind: 'page', site, url: addressOf(sender) } as const;
        // Out of a private window nothing is fetched: the request would be made from the other side of it.
        const mayComplete = KEEPING.has(action.kind) && !sender.tab?.incognito;
        const from = mayComplete ? completing.from(siteOf(page.url)?.id ?? '') : null;
        const source: RecordSource = isWelcomePage(sender) ? { kind: 'reader' } : page;
        await keeper.act(request, (writer) => perform(writer, action, source, site));
        if (sightings.length === 0) return { states: [] };
        const states = await keeper.use((store) => recognise(store, sightings, site));
        const told = toldKeys(states);
        if (told.length > 0) await greeted.add(tab, document, told);
        if (!from) return { states };
        const papers = states.flatMap(({ paper }) => paper ?? []);
        return { states, ask: await completing.kept(papers, await from, tab) };
      },
    },
    seen: {
      schema: contentSchemas.seen,
      async handle({ document, site, keys }, sender) {
        // What is looked at in a private window is not remembered, nor anything where the reader wants none of it.
        if (sender.tab?.incognito || isWelcomePage(sender) || !(await remembersSeen.read())) return null;
        const tab = tabOf(sender);
        const mine: string[] = [];
        for (const key of keys) if (await greeted.has(tab, document, key)) mine.push(key);
        if (mine.length > 0) await keeper.use((store) => rememberSeen(store, mine, site));
        return null;
      },
    },
    skim: {
      schema: contentSchemas.skim,
      handle: ({ texts }) => skimmer.skim(texts),
    },
    anchor: {
      schema: contentSchemas.anchor,
      async handle({ document, site, texts }, sender) {
        const tab = tabOf(sender);
        const isTold = (paper: string) => greeted.has(tab, document, toldKey(paper));
        const shown: TextToAnchor[] = [];
        for (const text of texts) {
          const isShown = await greeted.has(tab, document, text.key);
          shown.push(isShown ? text : { ...text, marks: [] });
        }
        // What a private window shows leaves nothing behind.
        const filed = sender.tab?.incognito ? null : site;
        return keeper.use((store) => anchorer.anchor(store, shown, filed, isTold));
      },
    },
    startMarking: {
      schema: contentSchemas.startMarking,
      handle: (_payload, sender) => bring('/content-scripts/marking.js', sender),
    },
    startKeys: {
      schema: contentSchemas.startKeys,
      handle: (_payload, sender) => bring('/content-scripts/keys.js', sender),
    },
    openKeySettings: {
      schema: contentSchemas.openKeySettings,
      async handle() {
        await openKeySettings();
        return null;
      },
    },
    browserKeys: { schema: contentSchemas.browserKeys, handle: browserKeys },
    noteOf: {
      schema: contentSchemas.noteOf,
      async handle({ document, key, paper }, sender) {
        const isShown =
          (await greeted.has(tabOf(sender), document, key)) &&
          (await showsPaper(tabOf(sender), document, paper));
        if (!isShown) throw new Refusal('refused', 'This page has not shown that paper.');
        return keeper.use((store) => store.use(async (db) => (await db.papers.get(paper))?.note ?? ''));
      },
    },
    answerCompleting: {
      schema: contentSchemas.answerCompleting,
      async handle({ document, answer, papers }, sender) {
        const tab = tabOf(sender);
        const shown: string[] = [];
        for (const paper of papers) if (await showsPaper(tab, document, paper)) shown.push(paper);
        await completing.answered(siteOf(addressOf(sender))?.id ?? '', answer, shown, tab);
        return null;
      },
    },
    readLines: {
      schema: contentSchemas.readLines,
      handle({ page }, sender) {
        if (!reads.allows(tabOf(sender)))
          throw new Refusal('too-many', 'Too many readings in one minute from this page.');
        return reading.read(page);
      },
    },
    readGenerally: {
      schema: contentSchemas.readGenerally,
      async handle(_payload, sender) {
        await bringGeneralReader(tabOf(sender));
        return null;
      },
    },
    openPanel: {
      schema: contentSchemas.openPanel,
      handle({ paper }, sender) {
        // Directly in the gesture, before anything is awaited, or the browser refuses.
        const opening = browser.sidePanel?.open({ tabId: tabOf(sender) }) ?? Promise.reject();
        void browser.storage.session.set({ panelPaper: paper });
        // Firefox opens its sidebar for a click on its own buttons only.
        opening.catch(() => browser.tabs.create({ url: browser.runtime.getURL('/library.html') }));
        return null;
      },
    },
  };
}

function toldKeys(states: readonly KnownState[]): string[] {
  return states.flatMap(({ paper, marks }) => (paper && marks.length > 0 ? [toldKey(paper)] : []));
}

/** Brings a further script of ours into the document that asks for it. */
async function bring(
  file: '/content-scripts/marking.js' | '/content-scripts/keys.js',
  sender: Sender,
): Promise<null> {
  await browser.scripting.executeScript({
    target: { tabId: tabOf(sender), frameIds: [0] },
    files: [file],
  });
  return null;
}

function tabOf(sender: Sender): number {
  const tab = sender.tab?.id;
  if (tab === undefined) throw new Refusal('refused', 'Not from a tab.');
  return tab;
}

/** The page's address without what may be private in it: no user, no fragment. */
function addressOf(sender: Sender): string {
  const url = new URL(sender.url ?? '');
  url.username = url.password = url.hash = '';
  return url.href.slice(0, 2_000);
}
