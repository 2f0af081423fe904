/** The worker is stopped while it saves: nothing that was said to be saved is lost, nothing is saved twice. */
import { seeded } from '../../../../lib/paper/seeded.ts';
import { madeUpRecords } from '../../../support/records.ts';
import { until } from '../../harness/deadline.ts';
import { counted, quantile, rounds, type Tally } from '../../harness/scorecard.ts';
import type { Tab } from '../../harness/tab.ts';
import { WorkerWatch } from '../../harness/worker-watch.ts';
import { keyOf, type Stage } from '../stage.ts';

/** Papers of one listing: few, since every look at the rails reads them all. */
const PER_PAGE = 10;
/** ms after the click within which the worker is stopped. */
const WITHIN = 150;

/** Saves a paper per round by the mouse; `stop` takes the worker away while that is going on. */
async function saveUnderStops(
  stage: Stage,
  tally: Tally,
  count: number,
  seed: number,
  stop: (tab: Tab) => Promise<void>,
): Promise<void> {
  const random = seeded(seed);
  const times: number[] = [];
  let inFlight = 0;
  for (let page = 0; page * PER_PAGE < count && tally.hasTime(); page++) {
    const records = madeUpRecords(Math.min(PER_PAGE, count - page * PER_PAGE), seed + page);
    const tab = await stage.listing(records, `cs.${seed}${page}`);
    const watch = await WorkerWatch.on(tab, stage.offprint.origin);
    for (const record of records) {
      // Awake, so that the stop finds it at work.
      await stage.offprint.ask('health', null);
      const stops = watch.stops;
      const began = performance.now();
      await tab.click(keyOf(record), 'save');
      // Early stops are the ones that catch the save on its way.
      const wait = WITHIN * random() ** 2;
      await new Promise((resolve) => setTimeout(resolve, wait));
      await stop(tab);
      await until('the worker is stopped', () => watch.stops > stops);
      const starts = watch.starts;
      const isSaved = await tab.rail(keyOf(record), 'saved', 20_000).then(
        () => true,
        () => false,
      );
      times.push(performance.now() - began);
      if (watch.starts > starts) inFlight += 1;
      tally.count(!isSaved && `${record.id}: never said to be saved`);
    }
    const papers = await stage.rows('papers');
    const kept = papers.map((row) => (row['bibliography'] as { ids: { arxiv?: string } }).ids.arxiv);
    for (const { id } of records) {
      const rows = kept.filter((each) => each === id).length;
      if (rows !== 1) tally.failures.push(`${id}: ${rows} rows`);
    }
    await watch.end();
    await tab.close();
  }
  if (inFlight === 0) tally.failures.push('no stop caught a save on its way');
  tally.figure(`${inFlight} on their way, said saved after p95 ${Math.round(quantile(times, 0.95))} ms`);
}

export function workerStopTests(stage: Stage): void {
  const stops = rounds({ quick: 40, full: 100, nightly: 2_000 });
  counted(
    'F1',
    'worker stopped while a save is on its way',
    (tally) =>
      saveUnderStops(stage, tally, stops, 4_100, async (tab) => {
        await tab.cdp.send('ServiceWorker.stopAllWorkers');
      }),
    60_000 + stops * 2_000,
  );
  const closes = rounds({ full: 10, nightly: 30 });
  if (closes > 0)
    counted(
      'F2',
      'worker’s target closed while a save is on its way',
      async (tally) => {
        const session = await stage.offprint.browserSession();
        await saveUnderStops(stage, tally, closes, 4_600, async () => {
          const { targetInfos } = await session.send('Target.getTargets');
          for (const { targetId, type, url } of targetInfos)
            if (type === 'service_worker' && url.startsWith(stage.offprint.origin))
              await session.send('Target.closeTarget', { targetId });
        });
      },
      120_000,
    );
}
