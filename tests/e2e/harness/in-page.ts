/**
 * What stands in somebody else's page, held to axe's rules and to geometry where it stands: on its real ground, by the
 * extension's own world, which alone can look into closed shadow roots. Faults of the page around them are not ours.
 */
import { AXE } from './axe.ts';
import { findFaults } from './geometry.ts';
import { inOurWorld } from './our-world.ts';
import type { Tab } from './tab.ts';

/** While `look` runs, closed shadow roots are as open ones in this world; the page's own world sees nothing of it. */
const LOOKING_IN = (look: string): string => `(async () => {
  const kept = Object.getOwnPropertyDescriptor(Element.prototype, 'shadowRoot');
  Object.defineProperty(Element.prototype, 'shadowRoot', {
    configurable: true,
    get() { return this instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(this) : kept.get.call(this); },
  });
  try {
    return await (${look})();
  } finally {
    Object.defineProperty(Element.prototype, 'shadowRoot', kept);
  }
})()`;

/** Axe writes the way to an element in a shadow root as a list of its hosts and itself. */
const RUN_AXE = `async () => {
  ${AXE};
  const { violations } = await axe.run();
  return violations.flatMap(({ id, nodes }) =>
    nodes.filter(({ target }) => Array.isArray(target[0])).map(({ html }) => id + ': ' + html.slice(0, 160)));
}`;

/** What axe and geometry find wrong with what is ours on a page, in words. */
export async function faultsInPage(tab: Tab): Promise<string[]> {
  return [
    ...(await inOurWorld<string[]>(tab, LOOKING_IN(findFaults.toString()))),
    ...(await inOurWorld<string[]>(tab, LOOKING_IN(RUN_AXE))),
  ];
}

/** Changes what is ours on a page, to show that its faults are found. `change`: a function's source, given each root. */
export function changeInPage(tab: Tab, change: string): Promise<void> {
  return inOurWorld(
    tab,
    LOOKING_IN(
      `() => [...document.querySelectorAll('*')].flatMap((each) => each.shadowRoot ?? []).forEach(${change})`,
    ),
  );
}
