/** A library that came back empty: what every page of ours shows then. Comes last, since nothing of the library is left. */
import { until } from '../../tests/e2e/harness/deadline.ts';
import { opened, PANEL, POPUP, press, SETTINGS, TAB, type Screen, type Stage } from './screen.ts';

/** Takes the library away past our own code, as a browser's cleaner does. */
async function lose({ offprint }: Stage): Promise<void> {
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

export const LOSSES: readonly Screen[] = [
  {
    name: 'lost-recovery',
    ...SETTINGS,
    ...lost,
    async open(stage) {
      await lose(stage);
      return opened(stage, 'recovery.html', LOST);
    },
  },
  {
    name: 'lost-accept',
    ...SETTINGS,
    ...lost,
    open: async (stage) =>
      press(
        await opened(stage, 'recovery.html', LOST),
        '[data-action="accept"]',
        '[data-action="accept-now"]',
      ),
  },
  { name: 'lost-popup', ...POPUP, ...lost, open: (stage) => opened(stage, 'popup.html', LOST) },
  { name: 'lost-panel', ...PANEL, ...lost, open: (stage) => opened(stage, 'sidepanel.html', LOST) },
  { name: 'lost-tab', ...TAB, ...lost, open: (stage) => opened(stage, 'library.html', LOST) },
];
