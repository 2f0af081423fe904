/** The library in pictures, in Firefox: the map is painted, walked over by keyboard, and pictures leave as files. */
import { expect, test } from 'vitest';
import { madeUpRecords } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import type { FirefoxOffprint } from '../harness/firefox.ts';
import type { FirefoxTab } from '../harness/firefox-tab.ts';
import { libraryRows, putRows } from './library-rows.ts';

const COUNT = 40;

/** What the page hands over as a file, kept for who asks. */
const KEEP_FILES = `(() => {
  const make = URL.createObjectURL.bind(URL);
  globalThis.files = [];
  URL.createObjectURL = (file) => (globalThis.files.push(file), make(file));
})()`;

export function overviewInFirefox(firefox: () => FirefoxOffprint): void {
  const press = (page: FirefoxTab, action: string, within = 'document') =>
    until(action, () =>
      page.evaluate<boolean>(`(() => {
        const button = ${within}.querySelector('[data-action="${action}"]');
        button?.click();
        return button !== null;
      })()`),
    );

  test('the overview is drawn, and its map painted', async () => {
    const desk = await firefox().ownPage('library.html');
    const rows = libraryRows(madeUpRecords(COUNT, 811), { long: 'A'.repeat(300), arabic: 'نظرية تحليلية' });
    await desk.evaluate(`(${putRows.toString()})(${JSON.stringify(rows)})`);
    await desk.close();
    const page = await firefox().ownPage('library.html#view=overview');
    await until('it is drawn', () =>
      page.evaluate<boolean>(
        `document.querySelector('[data-overview="drawn"] canvas[data-painted]') !== null`,
      ),
    );
    const map = await page.evaluate<{ papers: number; names: number; painted: number }>(`(() => {
      const canvas = document.querySelector('[data-map] canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let painted = 0;
      for (let at = 3; at < data.length; at += 4) painted += data[at] === 255;
      return {
        papers: Number(document.querySelector('[data-map]').dataset.map),
        names: document.querySelectorAll('[data-map] text[data-region]').length,
        painted,
      };
    })()`);
    expect(map.papers).toBeGreaterThanOrEqual(COUNT);
    expect(map.names).toBeGreaterThan(0);
    // Each point is seven pixels wide.
    expect(map.painted).toBeGreaterThan(COUNT * 10);
    await page.evaluate(`document.querySelector('[data-map]').focus()`);
    // The arrow to the right, as WebDriver writes it.
    await page.type('\uE014');
    await until('a paper is pointed at', () =>
      page.evaluate<boolean>(`document.querySelector('[data-map]').dataset.active !== undefined`),
    );
    await page.close();
  });

  test('a picture leaves as SVG with its points, and as PNG', async () => {
    const page = await firefox().ownPage('library.html#view=overview');
    await until('it is drawn', () =>
      page.evaluate<boolean>(`document.querySelector('[data-overview="drawn"] [data-map]') !== null`),
    );
    await page.evaluate(KEEP_FILES);
    const frame = `document.querySelector('[data-picture="map"]')`;
    for (const type of ['svg', 'png']) {
      await press(page, 'save-picture', frame);
      await until(type, () =>
        page.evaluate<boolean>(`(() => {
          const item = ${frame}.querySelector('[data-action="save-picture-as"][data-type="${type}"]');
          item?.click();
          return item !== null;
        })()`),
      );
      await until('there is a file', () =>
        page.evaluate<boolean>(`globalThis.files.some(({ type }) => type.startsWith('image/${type}'))`),
      );
    }
    const found = await page.evaluate<{ points: number; title: string; wide: number }>(`(async () => {
      const [svg] = globalThis.files.filter(({ type }) => type.startsWith('image/svg'));
      const [png] = globalThis.files.filter(({ type }) => type.startsWith('image/png'));
      const file = new DOMParser().parseFromString(await svg.text(), 'image/svg+xml');
      const paths = [...file.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '');
      return {
        points: paths.join('').split('h0').length - 1,
        title: file.querySelector('text').textContent,
        wide: (await createImageBitmap(png)).width,
      };
    })()`);
    expect(found.points).toBeGreaterThanOrEqual(COUNT);
    expect(found.title).not.toBe('');
    expect(found.wide).toBeGreaterThan(1_000);
    await page.close();
  });
}
