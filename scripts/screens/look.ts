/** Looks at one screen as it stands: pictures it in every theme, and tells what axe and geometry find wrong with it. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { faultsOf } from '../../tests/e2e/harness/axe.ts';
import { until } from '../../tests/e2e/harness/deadline.ts';
import { layoutFaults } from '../../tests/e2e/harness/geometry.ts';
import { faultsInPage } from '../../tests/e2e/harness/in-page.ts';
import { OUR_HOSTS } from '../../tests/e2e/harness/our-elements.ts';
import { Tab } from '../../tests/e2e/harness/tab.ts';
import type { Size } from './screen.ts';

export type Scheme = 'light' | 'dark' | 'forced';

/** Windows are made no higher than this to see what is scrolled to, CSS pixels. */
const HIGHEST = 5_000;

export interface Seen {
  /** Of the picture, without its folder. */
  title: string;
  faults: string[];
}

/** Pictures a screen in a theme, into a folder; what is scrolled to is looked at in a second picture, whole. */
export async function look(
  shown: Page | Tab,
  name: string,
  size: Size,
  scheme: Scheme,
  folder: string,
): Promise<Seen[]> {
  const page = shown instanceof Tab ? shown.page : shown;
  const colorScheme = scheme === 'forced' ? 'light' : scheme;
  await page.setViewportSize(size);
  await page.emulateMedia({
    colorScheme,
    reducedMotion: 'reduce',
    forcedColors: scheme === 'forced' ? 'active' : 'none',
  });
  await twoFrames(page);
  // Rails follow their page's ground once it has faded over.
  await until('rails have the theme', () =>
    page.evaluate(
      `${OUR_HOSTS}.every(({ dataset }) => (dataset.theme ?? '${colorScheme}') === '${colorScheme}')`,
    ),
  );
  const picture = async (title: string): Promise<string> => {
    await page.screenshot({ path: join(folder, `${title}.png`), animations: 'disabled' });
    return title;
  };
  const title = await picture(`${name}-${scheme}-${size.width}`);
  if (shown instanceof Tab) return [{ title, faults: await faultsInPage(shown) }];
  const faults = await layoutFaults(page);
  const height = Math.min(size.height + (await page.evaluate(hidden)), HIGHEST);
  if (height === size.height) return [{ title, faults: [...faults, ...(await faultsOf(page))] }];
  await page.setViewportSize({ width: size.width, height });
  await twoFrames(page);
  const whole = await picture(`${name}-${scheme}-${size.width}-whole`);
  return [
    { title, faults },
    { title: whole, faults: [...(await layoutFaults(page)), ...(await faultsOf(page))] },
  ];
}

/** Lists measure their rows anew for another width, and rails ask what ground they stand on. */
function twoFrames(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/**
 * How many CSS pixels of a page are scrolled to. Runs in the page. Of long lists the rest is as what is seen, and what
 * lies over the page was placed for the window as it is.
 */
function hidden(): number {
  if (document.querySelector(':popover-open, dialog[open]')) return 0;
  const scrolled = [...document.querySelectorAll('*')].filter(
    (element) =>
      element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowY),
  );
  const beyond = scrolled
    .filter((element) => !element.matches('textarea, [data-scroller]'))
    .map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
  return Math.max(0, ...beyond);
}
