/** What the browser counts of a page: by the thread's own time, which a busy machine does not stretch. */
import type { Tab } from './tab.ts';

/** One of the browser's figures, as `Performance.getMetrics` of the DevTools protocol names them. */
export async function metric(tab: Tab, name: string): Promise<number> {
  const { metrics } = await tab.cdp.send('Performance.getMetrics');
  return metrics.find((each) => each.name === name)?.value ?? 0;
}

/** Seconds that the page's thread worked while `work` went on. */
export async function threadSeconds(tab: Tab, work: () => Promise<unknown>): Promise<number> {
  await tab.cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await metric(tab, 'TaskDuration');
  await work();
  return (await metric(tab, 'TaskDuration')) - before;
}
