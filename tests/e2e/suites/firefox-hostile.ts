/** Pages that mean ill in Firefox, beyond those that are against marks (`marks-in-both.ts`). Nothing is written, nothing is told. */
import { arxivNewPage } from '../../support/arxiv-pages.ts';
import {
  hardDocuments,
  LOOK_ALIKES,
  MADE_UP_EVENTS,
  oddDocuments,
  OUR_ELEMENTS,
  shadowed,
} from '../../support/hostile-listings.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import type { FirefoxOffprint } from '../harness/firefox.ts';
import type { FirefoxTab } from '../harness/firefox-tab.ts';
import { paperRows } from '../harness/paper-rows.ts';
import { counted } from '../harness/scorecard.ts';
import { keyOf } from './stage.ts';

/** Identifiers of the papers that are kept, told by the database. */
const KEPT = paperRows('rows.map((row) => row.bibliography.ids.arxiv)');

const one = (seed: number): SampleRecord => madeUpRecords(1, seed)[0]!;

export function firefoxHostileTests(firefoxOf: () => FirefoxOffprint): void {
  const served = (url: string, html: string): Promise<FirefoxTab> => {
    firefoxOf().shelf.put(url, html);
    return firefoxOf().open(url);
  };
  const listed = (record: SampleRecord, archive: string): Promise<FirefoxTab> =>
    served(`https://arxiv.org/list/${archive}/new`, arxivNewPage([record], { archive }));

  /** What a page did is done by then: the background answers in the order in which it is asked. */
  async function isKept(record: SampleRecord): Promise<boolean> {
    const page = await firefoxOf().ownPage('recovery.html');
    await page.evaluate(`browser.runtime.sendMessage({ to: 'library', method: 'health', payload: null })`);
    const kept = await page.evaluate<string[]>(KEPT);
    await page.close();
    return kept.includes(record.id);
  }

  counted('H6', 'in Firefox: a listing on a look-alike host', async (tally) => {
    for (const host of LOOK_ALIKES) {
      const tab = await served(`https://${host}/list/cs.LG/new`, arxivNewPage([one(7_060)]));
      tally.count((await tab.evaluate<number>(OUR_ELEMENTS)) > 0 && host);
      await tab.close();
    }
  });

  counted('H10', 'in Firefox: events that the page made up, on every element', async (tally) => {
    const record = one(7_100);
    const tab = await listed(record, 'cs.H10');
    await tab.rail(keyOf(record), 'new');
    tally.n = await tab.evaluate<number>(MADE_UP_EVENTS);
    if (await isKept(record)) tally.failures.push('a made-up event saved the paper');
    await tab.close();
  });

  counted('H20', 'in Firefox: our own words, spoken by the page', async (tally) => {
    const record = one(7_200);
    const tab = await listed(record, 'cs.H20');
    await tab.rail(keyOf(record), 'new');
    tally.n = await tab.evaluate<number>(`(() => {
      let sent = 0;
      const sighting = { key: ${JSON.stringify(keyOf(record))}, record: { title: ${JSON.stringify(record.title)}, authors: [], ids: {} } };
      for (const method of ['act', 'greet', 'anchor', 'skim', 'saveAll', 'remove', 'eraseEverything', 'changed'])
        for (const to of ['background', 'library', 'page']) {
          const call = { to, method, payload: { document: 'x', site: 'arxiv', operation: 'x', action: { kind: 'save', sighting } } };
          window.postMessage(call, '*');
          for (const target of [window, document, document.documentElement])
            target.dispatchEvent(new CustomEvent(method, { detail: call, bubbles: true, composed: true }));
          sent += 4;
        }
      if (window.browser?.runtime || window.chrome?.runtime) throw new Error('the page can speak to the background');
      return sent;
    })()`);
    if (await isKept(record)) tally.failures.push('a message of the page saved a paper');
    await tab.close();
  });

  counted(
    'H23',
    'in Firefox: documents written anew, a base elsewhere, a policy that forbids all, a patched world',
    async (tally) => {
      for (const index of hardDocuments('').keys()) {
        const record = one(7_230 + index);
        const archive = `cs.H23${index}`;
        const { name, html, script } = hardDocuments(arxivNewPage([record], { archive }))[index]!;
        const tab = await served(`https://arxiv.org/list/${archive}/new`, html);
        await tab.rail(keyOf(record), 'new');
        if (script) {
          await tab.evaluate(
            `(() => { const made = document.createElement('script'); made.textContent = ${JSON.stringify(`setTimeout(() => { ${script} })`)}; document.documentElement.append(made); return true; })()`,
          );
        }
        const isSaved = await until('it can be saved', async () => {
          await tab.click(keyOf(record), 'save');
          return tab.rail(keyOf(record), 'saved', 2_000).then(
            () => true,
            () => null,
          );
        }).catch(() => false);
        tally.count(!isSaved && name);
        await tab.close();
      }
    },
    120_000,
  );

  counted(
    'H24',
    'in Firefox: a page looks for our identity, our files, papers it does not show',
    async (tally) => {
      const [shown, other] = [one(7_240), one(7_241)];
      const first = await listed(other, 'cs.H24a');
      await first.click(keyOf(other), 'save');
      await first.rail(keyOf(other), 'saved');
      await first.close();
      const tab = await listed(shown, 'cs.H24b');
      await tab.click(keyOf(shown), 'save');
      await tab.rail(keyOf(shown), 'saved');
      const found = await tab.evaluate<{
        reached: string[];
        everything: string;
        open: number;
      }>(`(async () => {
      const reached = [];
      for (const file of ['manifest.json', 'popup.html', 'icon/16.png', 'background.js', 'content-scripts/reader.js', 'models/roles.bin', 'library.html'])
        if (await fetch('${firefoxOf().origin}/' + file).then(() => true, () => false)) reached.push(file);
      const hosts = [...document.querySelectorAll('*')].filter((each) => each.localName.endsWith('-x'));
      return {
        reached,
        open: hosts.filter((host) => host.shadowRoot !== null || host.textContent !== '').length,
        everything: [document.documentElement.outerHTML, Object.getOwnPropertyNames(window).join(' '), document.cookie,
          ...Object.values(localStorage), ...[...document.styleSheets].map((sheet) => sheet.href ?? ''),
          ...[...CSS.highlights].flatMap(([name, ranges]) => [name, ...[...ranges].map(String)])].join('\\n'),
      };
    })()`);
      tally.count(found.reached.length > 0 && `files reached: ${found.reached.join(' ')}`);
      tally.count(found.open > 0 && `${found.open} of our elements are open`);
      const uuid = firefoxOf().origin.split('/')[2]!;
      for (const secret of [uuid, other.id, other.title])
        tally.count(found.everything.includes(secret) && `the page found “${secret}”`);
      await tab.close();
    },
  );

  counted('H25', 'in Firefox: names that shadow the DOM’s own', async (tally) => {
    const record = one(7_250);
    const html = shadowed(arxivNewPage([record], { archive: 'cs.H25' }));
    const tab = await served('https://arxiv.org/list/cs.H25/new', html);
    await tab.rail(keyOf(record), 'new');
    await tab.click(keyOf(record), 'save');
    await tab.rail(keyOf(record), 'saved');
    tally.count(!(await isKept(record)) && 'it was not saved');
    await tab.close();
  });

  counted('H27', 'in Firefox: quirks, frames, an empty page', async (tally) => {
    const record = one(7_270);
    for (const [index, { name, html }] of oddDocuments(arxivNewPage([record])).entries()) {
      const tab = await served(`https://arxiv.org/list/cs.H27${index}/new`, html);
      const isRead = name !== 'quirks' || (await tab.rail(keyOf(record), 'new')) !== null;
      tally.count(!isRead && name);
      await tab.close();
    }
  });
}
