/** What a screen reader is told of a page, closed shadow roots and all: the browser's own accessibility tree. */
import type { Page } from 'playwright-core';

export interface Heard {
  /** As ARIA names it: "button", "searchbox". */
  role: string;
  name: string;
  /** States and properties that are told with it: `pressed`, `live`, `expanded`. */
  is: Record<string, unknown>;
}

/** Everything that is told, in order; what only holds others and has no name is left out. */
export async function heardOn(page: Page): Promise<Heard[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes
      .filter(
        ({ ignored, role }) => !ignored && !/^(?:none|generic|InlineTextBox)$/.test(String(role?.value)),
      )
      .map(({ role, name, properties = [] }) => ({
        role: String(role?.value),
        name: String(name?.value ?? ''),
        is: Object.fromEntries(properties.map((each) => [each.name, each.value.value])),
      }));
  } finally {
    await session.detach();
  }
}
