/** Where the browser wakes us: wires the wire to the library, and decides nothing. Every listener is set at once. */
import { browser } from 'wxt/browser';
import { noteCutOff } from '../../lib/browser/faults/cut-off.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { logError } from '../../lib/browser/faults/error-log.ts';
import { localSentinel } from '../../lib/browser/backups/sentinel-place.ts';
import { GreetedTabs } from '../../lib/browser/sites/greeted.ts';
import { settingsSync } from '../../lib/browser/settings/follow-sync.ts';
import { closeTab, registerSites } from '../../lib/browser/sites/sites.ts';
import { stayAwake } from '../../lib/browser/stay-awake.ts';
import { discardLeft } from '../../lib/library/import/staged.ts';
import { sweepExports } from '../../lib/library/export/export-place.ts';
import { forgetOldest } from '../../lib/library/actions/met.ts';
import { forgetOldOperations } from '../../lib/library/actions/undo.ts';
import { forgetOldDatabases, openStore } from '../../lib/browser/pages/library-name.ts';
import { serve, type Sender } from '../../lib/wire/server.ts';
import { Announcer } from './announcer.ts';
import { Badge } from './badge.ts';
import { Completing } from './completing.ts';
import { contentHandlers } from './content-handlers.ts';
import { admitContent, admitOwnPage } from './gate.ts';
import { listenToCommands } from './commands.ts';
import { Keeper } from './keeper.ts';
import { listenToMenus, makeMenus } from './menus.ts';
import { Quiet } from './quiet.ts';
import { Skimmer } from './skimmer.ts';
import { Merger } from './merger.ts';
import { welcome } from './welcome.ts';
import { Snapshotter } from './snapshotter.ts';
import { WeeklyFiler } from './weekly-filer.ts';
import { libraryHandlers } from './library-handlers.ts';

export default defineBackground({
  type: 'module',
  main() {
    const greeted = new GreetedTabs();
    const announcer = new Announcer(greeted);
    const keeper = new Keeper(openStore(), localSentinel, announcer);
    const completing = new Completing(keeper, announcer);
    const quiet = new Quiet();
    const snapshotter = new Snapshotter(keeper, quiet);
    keeper.onSettled(() => void snapshotter.due());
    const merger = new Merger(keeper, quiet);
    const badge = new Badge();
    const answerContent = serve(
      'background',
      contentHandlers(keeper, greeted, badge, new Skimmer(), completing),
      admitContent,
      logError,
    );
    const answerOwnPage = serve(
      'library',
      libraryHandlers(keeper, completing, snapshotter, new WeeklyFiler(snapshotter), merger),
      admitOwnPage,
      logError,
    );
    for (const type of ['error', 'unhandledrejection'] as const)
      self.addEventListener(type, (event) => {
        const { error, reason } = event as Partial<ErrorEvent & PromiseRejectionEvent>;
        const thrown: unknown = error ?? reason;
        const isError = thrown instanceof Error;
        logError('background', isError ? thrown.name : type, isError ? thrown.message : String(thrown));
      });

    browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
      const answer = answerContent(message, sender as Sender) ?? answerOwnPage(message, sender as Sender);
      if (!answer) return undefined;
      quiet.note();
      void answer.then(respond);
      // Keeps the channel open until the answer is there.
      return true;
    });

    listenToMenus(keeper, badge);
    listenToCommands(badge);
    const settings = settingsSync();
    settings.follow();

    browser.tabs.onRemoved.addListener((tab) => {
      void greeted.forget(tab);
      void closeTab(tab);
    });

    // What a stopped worker left waiting is taken up at the next start, whatever woke it.
    completing.woken();
    browser.alarms.onAlarm.addListener(({ name }) => completing.woken(name));

    // Sites are switched on and off in the popup or in the browser's own settings: both end here.
    browser.permissions.onAdded.addListener(() => void registerSites());
    browser.permissions.onRemoved.addListener(() => void registerSites());

    const started = Date.now();
    const forget = () => {
      void forgetOldDatabases();
      void sweepExports();
      // A library that is not in order says so where it is looked at.
      keeper
        .use(async (store) => {
          await forgetOldOperations(store);
          await forgetOldest(store);
          await noteCutOff(await store.use((db) => discardLeft(db, started)));
        })
        .catch(() => undefined);
    };
    browser.runtime.onInstalled.addListener(({ reason }) => {
      void registerSites();
      void makeMenus();
      void settings.catchUp();
      // Before anything notes that there is a library.
      if (reason === 'install') void welcome().finally(forget);
      else forget();
    });
    browser.runtime.onStartup.addListener(() => {
      forget();
      void settings.catchUp();
    });
    void probeOnce(keeper, quiet);

    // Opens the panel from the toolbar's context menu in Chrome; Firefox has its own sidebar button.
    void browser.sidePanel?.setPanelBehavior({ openPanelOnActionClick: false });
  },
});

/** Damage that no count shows is looked for once in a session of the browser, when its start is over. */
async function probeOnce(keeper: Keeper, quiet: Quiet): Promise<void> {
  const { probed } = await browser.storage.session.get('probed');
  if (probed) return;
  await browser.storage.session.set({ probed: true });
  // Long after: who has just started the browser is about to open a page of ours.
  await stayAwake(async () => {
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    await keeper.probe(() => quiet.wait());
  });
}
