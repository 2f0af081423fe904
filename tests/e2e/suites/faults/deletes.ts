/** The worker is stopped between a deletion and the note that counts it, over and over: never taken for a loss. */
import { numberedPaper } from '../../../support/numbered-papers.ts';
import { seeded } from '../../../../lib/paper/seeded.ts';
import { until } from '../../harness/deadline.ts';
import { auditPapers } from '../../harness/raw-library.ts';
import { counted, rounds } from '../../harness/scorecard.ts';
import { WorkerWatch } from '../../harness/worker-watch.ts';
import type { Stage } from '../stage.ts';

/** Far from the numbers of the other tests. */
const FIRST = 500_000;
const AT_ONCE = 3;
/** ms after the question: a deletion of three papers takes some ten. */
const WITHIN = 40;

export function deleteTests(stage: Stage): void {
  const count = rounds({ full: 200, nightly: 1_000 });
  if (count === 0) return;
  counted(
    'F1 deletes',
    'worker stopped around a deletion: no false alarm, no half deletion',
    async (tally) => {
      const { offprint } = stage;
      const random = seeded(910);
      const tab = await offprint.open('about:blank');
      const watch = await WorkerWatch.on(tab, offprint.origin);
      const desk = await offprint.desk();
      const expected = (await auditPapers(desk)).length;
      let halves = 0;
      for (let round = 0; round < count && tally.hasTime(); round++) {
        const records = Array.from({ length: AT_ONCE }, (_, at) =>
          numberedPaper(FIRST + round * AT_ONCE + at),
        );
        const { papers } = await offprint.ask<{ papers: string[] }>('saveAll', {
          operation: `kept-${round}`,
          site: 'arxiv',
          url: 'https://arxiv.org/list/cs.LG/new',
          records,
        });
        const stops = watch.stops;
        await desk.evaluate(
          ([operation, ids]) => {
            chrome.runtime
              .sendMessage({ to: 'library', method: 'remove', payload: { operation, papers: ids } })
              .catch(() => undefined);
          },
          [`gone-${round}`, papers] as const,
        );
        await new Promise((resolve) => setTimeout(resolve, WITHIN * random()));
        await tab.cdp.send('ServiceWorker.stopAllWorkers');
        await until('the worker is stopped', () => watch.stops > stops);
        const { state } = await offprint.ask<{ state: string }>('health', null);
        tally.count(state !== 'good' && `round ${round}: ${state}`);
      }
      const tried = tally.n;
      const rows = await auditPapers(desk);
      if (rows.length !== expected + tried * AT_ONCE)
        tally.failures.push(`${rows.length} rows of ${expected + tried * AT_ONCE}`);
      const isGone = new Map(rows.map((row) => [row.arxiv, row.isDeleted]));
      let done = 0;
      for (let round = 0; round < tried; round++) {
        const gone = Array.from({ length: AT_ONCE }, (_, at) =>
          isGone.get(numberedPaper(FIRST + round * AT_ONCE + at).ids.arxiv),
        ).filter(Boolean).length;
        if (gone === AT_ONCE) done += 1;
        else if (gone > 0) halves += 1;
      }
      if (halves > 0) tally.failures.push(`${halves} half deletions`);
      // Both outcomes must have come up, or the stops were all too early or all too late.
      if (done === 0 || done === tried) tally.failures.push(`all stops fell on one side (${done} done)`);
      tally.figure(`${done} deletions had been made, ${tried - done} had not`);
      await watch.end();
      await tab.close();
    },
    60_000 + count * 2_000,
  );
}
