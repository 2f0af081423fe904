/** Pages that want to press our buttons: by events of their own, under a veil, under a cover, under a moving bar. And readers who only like it dark. */
import { expect } from 'vitest';
import { MADE_UP_EVENTS } from '../../support/hostile-listings.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { counted } from '../harness/scorecard.ts';
import type { Tab } from '../harness/tab.ts';
import { keyOf, words, type Stage } from './stage.ts';

const SHEET = (more: string) =>
  `(() => { const sheet = document.createElement('div'); sheet.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;margin:0;border:0;padding:0;background:#fff;pointer-events:none;z-index:2147483647'; ${more} })()`;

/** What hides our rail from the reader, all of it by one rule. */
const HIDINGS: [name: string, script: string][] = [
  ['html faded', `document.documentElement.style.opacity = '0.01'`],
  ['body faded', `document.body.style.opacity = '0.01'`],
  [
    'our host faded',
    `for (const each of document.querySelectorAll('*')) if (each.localName.endsWith('-x')) each.style.setProperty('opacity', '0.01', 'important')`,
  ],
  ['everything cut away', `document.documentElement.style.clipPath = 'inset(0 0 99% 0)'`],
  ['the list cut away', `document.querySelector('dl').style.clipPath = 'circle(1px)'`],
  ['everything shrunk', `document.body.style.transform = 'scale(0.1)'`],
  ['everything made see-through by a filter', `document.body.style.filter = 'opacity(0.02)'`],
  ['everything blurred', `document.body.style.filter = 'blur(40px)'`],
  ['everything blackened', `document.documentElement.style.filter = 'brightness(0)'`],
  [
    'our host made invisible',
    `for (const each of document.querySelectorAll('*')) if (each.localName.endsWith('-x')) each.style.setProperty('visibility', 'hidden', 'important')`,
  ],
];

const COVERS: [name: string, script: string][] = [
  ['a sheet over all', SHEET('document.documentElement.append(sheet);')],
  [
    'a popover over all',
    SHEET(`sheet.popover = 'manual'; document.body.append(sheet); sheet.showPopover();`),
  ],
  [
    'a dialog over all',
    `(() => { const dialog = document.createElement('dialog'); dialog.style.cssText = 'width:100vw;height:100vh;max-width:none;max-height:none;background:#fff;pointer-events:none'; document.body.append(dialog); dialog.showModal(); })()`,
  ],
];

/** What honest readers have on their pages. */
const HONEST: [name: string, script: string][] = [
  ['a dark mode by filter', `document.documentElement.style.filter = 'invert(1) hue-rotate(180deg)'`],
  [
    'warmer colours by filter',
    `document.documentElement.style.filter = 'sepia(0.4) contrast(0.9) brightness(0.8)'`,
  ],
  ['a zoom by style', `document.documentElement.style.zoom = '1.4'`],
  ['a zoom by transform', `document.body.style.cssText = 'transform:scale(1.3);transform-origin:0 0'`],
  ['an opacity of .99', `document.documentElement.style.opacity = '0.99'`],
  [
    'a dark style sheet',
    `document.documentElement.style.cssText = 'background:#111;color:#eee;color-scheme:dark'`,
  ],
];

function one(seed: number): SampleRecord {
  const [record] = madeUpRecords(1, seed);
  if (!record) throw new Error('no record');
  return record;
}

/** Place of the save button on the screen, and a press there by the mouse as a hand would. */
async function pressSave(tab: Tab, record: SampleRecord): Promise<void> {
  const rail = (await tab.rails()).find(({ key }) => key === keyOf(record));
  const box = rail?.buttons.find(({ action }) => action === 'save')?.box;
  if (!box) return;
  await tab.page.mouse.move(box.x + box.width / 2 - 2, box.y + box.height / 2 - 2);
  await tab.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await tab.page.mouse.down();
  await tab.page.mouse.up();
}

export function handTests(stage: Stage): void {
  /** Two frames and an answer of the worker later: whatever the press did is done. */
  async function wasKept(tab: Tab, record: SampleRecord): Promise<boolean> {
    await tab.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await tab.page.waitForTimeout(250);
    await stage.offprint.ask('health', null);
    return (await stage.papersOf(record)).length > 0;
  }

  counted('H10', 'events that the page made up, on every element and on the document', async (tally) => {
    const record = one(8_001);
    const tab = await stage.listing([record], 'cs.H10');
    const sent = await tab.evaluate<number>(MADE_UP_EVENTS);
    const isKept = await wasKept(tab, record);
    tally.n = sent;
    if (isKept) tally.failures.push('a made-up event saved the paper');
    await tab.close();
  });

  counted(
    'H11',
    'our rail faded, cut away, shrunk, blurred or hidden: a press there writes nothing',
    async (tally) => {
      for (const [index, [name, script]] of HIDINGS.entries()) {
        const record = one(8_100 + index);
        const tab = await stage.listing([record], `cs.H11${index}`);
        await tab.evaluate(script);
        await pressSave(tab, record);
        tally.count((await wasKept(tab, record)) && name);
        await tab.close();
      }
    },
  );

  counted(
    'H12',
    'our rail covered by what lets presses through: a press there writes nothing',
    async (tally) => {
      for (const [index, [name, script]] of COVERS.entries()) {
        const record = one(8_200 + index);
        const tab = await stage.listing([record], `cs.H12${index}`);
        await tab.evaluate(script);
        await pressSave(tab, record);
        tally.count((await wasKept(tab, record)) && name);
        await tab.close();
      }
    },
  );

  counted(
    'H13',
    'our rail slid under a resting pointer just before the press',
    async (tally) => {
      // A page does both in one breath; we need some luck for that on a busy machine, and look whether we had it.
      for (let round = 0; tally.n === 0 && round < 6; round++) {
        const record = one(8_300 + round);
        const tab = await stage.listing([record], `cs.H13${round}`);
        const { box } = (await tab.rail(keyOf(record), 'new')).buttons.find(
          ({ action }) => action === 'save',
        )!;
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        await tab.evaluate(
          `window.pressed = new Promise((resolve) => addEventListener('pointerdown', (event) => resolve(event.timeStamp - window.slid), true)); 0`,
        );
        // The pointer rests below; what it rests on goes, and our rail comes to where it is.
        await tab.page.mouse.move(x, y + 60);
        await Promise.all([
          tab.evaluate(
            `document.body.style.marginTop = '60px'; document.body.offsetTop; window.slid = performance.now()`,
          ),
          tab.page.mouse.down(),
        ]);
        await tab.page.mouse.up();
        const after = await tab.evaluate<number>('window.pressed');
        const moved = (await tab.rail(keyOf(record))).buttons.find(({ action }) => action === 'save')!.box;
        expect(Math.abs(moved.y - box.y - 60)).toBeLessThan(12);
        // Refused in words: the press did land on it. Saved long after it came to rest there: no such attack.
        const isKept = await wasKept(tab, record);
        const { words: said } = await tab.rail(keyOf(record));
        if (isKept ? after < 60 : said.includes(words('press_unseen')))
          tally.count(isKept && 'saved by a press that was meant for the page');
        await tab.close();
      }
    },
    120_000,
  );

  counted('H14', 'the page gives focus around and the reader presses Enter and space', async (tally) => {
    const record = one(8_400);
    const tab = await stage.listing([record], 'cs.H14');
    for (const key of ['Enter', 'Space']) {
      await tab.evaluate(
        `for (const each of document.querySelectorAll('*')) if (each.localName.endsWith('-x')) { each.tabIndex = 0; each.focus(); }`,
      );
      await tab.page.keyboard.press(key);
      tally.count((await wasKept(tab, record)) && key);
    }
    await tab.close();
  });

  counted('T3', 'honest readers: a press saves under a dark mode, a zoom, a veil of .99', async (tally) => {
    for (const [index, [name, script]] of HONEST.entries()) {
      const record = one(8_500 + index);
      const tab = await stage.listing([record], `cs.T3${index}`);
      await tab.evaluate(script);
      await tab.click(keyOf(record), 'save');
      const isSaved = await tab.rail(keyOf(record), 'saved').then(
        () => true,
        () => false,
      );
      tally.count(!isSaved && name);
      await tab.close();
    }
  });
}
