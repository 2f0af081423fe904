/** A library that came back empty: what every page of ours shows then. Comes last, since nothing of the library is left. */
import { until } from '../../tests/e2e/harness/deadline.ts';
import { opened, PANEL, POPUP, press, SETTINGS, TAB, type Screen, type Stage } from './screen.ts';

/** Takes the library away past our own code, as a browser's cleaner does, unless it is gone already. */
async function lose({ offprint }: Stage): Promise<void> {
  if ((await offprint.ask<{ state: string }>('health', null)).state === 'lost') return;
  const desk = await offprint.desk();
  await desk.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('offprint');
        deleting.addEventListener('success', () => resolve());
        deleting.addEventListener('error', () => reject(deleting.error));
      }),
  );
  await until(
    'the loss is noticed',
    async () => (await offprint.ask<{ state: string }>('health', null)).state === 'lost',
  );
}

const LOST = '[data-recovery="lost"]';
const lost = { isOfLibrary: false, least: 1 } as const;

const open = (path: string) => async (stage: Stage) => {
  await lose(stage);
  return opened(stage, path, LOST);
};

export const LOSSES: readonly Screen[] = [
  { name: 'lost-recovery', ...SETTINGS, ...lost, open: open('recovery.html') },
  {
    name: 'lost-accept',
    ...SETTINGS,
    ...lost,
    open: async (stage) =>
      press(await open('recovery.html')(stage), '[data-action="accept"]', '[data-action="accept-now"]'),
  },
  { name: 'lost-popup', ...POPUP, ...lost, open: open('popup.html') },
  { name: 'lost-panel', ...PANEL, ...lost, open: open('sidepanel.html') },
  { name: 'lost-tab', ...TAB, ...lost, open: open('library.html') },
];
