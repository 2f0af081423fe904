/** Pages that speak: markup in what they show, messages in our own words, probes for what we are. Nothing runs, nothing is told. */
import { arxivNewPage } from '../../support/arxiv-pages.ts';
import { hardDocuments, oddDocuments } from '../../support/hostile-listings.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { counted } from '../harness/scorecard.ts';
import { sightingOf } from './hostile-messages.ts';
import { keyOf, type Stage } from './stage.ts';

const CANARY = 'window.__pwned = 1';
const IMAGE = `<img src=x onerror="${CANARY}">`;

/** Text that would run wherever it is taken for markup, by where it stands. */
const ATTACKS: [name: string, field: 'title' | 'abstract' | 'author', text: string][] = [
  ['H1', 'title', IMAGE],
  ['H2', 'abstract', `<script>${CANARY}</script>`],
  ['H2', 'abstract', `<svg onload="${CANARY}"><animate onbegin="${CANARY}"></svg>`],
  ['H2', 'abstract', `<math><mtext><style><img src=x onerror="${CANARY}"></style></mtext></math>`],
  ['H2', 'abstract', `<template shadowrootmode="open"><script>${CANARY}</script></template>`],
  ['H3', 'author', `<a href="javascript:${CANARY}">Eve</a> Link`],
  ['H4', 'title', `&lt;img src=x onerror=&quot;${CANARY}&quot;&gt;`],
  ['H4', 'abstract', `&amp;lt;script&amp;gt;${CANARY}&amp;lt;/script&amp;gt;`],
];

function one(seed: number, more: Partial<SampleRecord> = {}): SampleRecord {
  const [record] = madeUpRecords(1, seed);
  if (!record) throw new Error('no record');
  return { ...record, ...more };
}

export function voiceTests(stage: Stage): void {
  counted(
    'H1–H4',
    'markup in titles, abstracts, authors, once and twice encoded: text on the page, in popup, panel and full tab',
    async (tally) => {
      const records = ATTACKS.map(([, field, text], index): SampleRecord => {
        const plain = one(9_000 + index);
        return field === 'author'
          ? { ...plain, authors: [text, 'Ada Honest'] }
          : { ...plain, [field]: `${plain[field]} ${text}` };
      });
      const tab = await stage.listing(records, 'cs.H1');
      for (const record of records) {
        await tab.click(keyOf(record), 'save');
        await tab.rail(keyOf(record), 'saved');
      }
      const popup = await stage.offprint.popup(tab);
      const panel = await stage.offprint.panel();
      const full = await stage.offprint.ownPage('library.html', { width: 1_200, height: 800 });
      const pages = { page: tab.page, popup, panel, full };
      for (const page of [popup, panel, full])
        await page.evaluate(() => {
          addEventListener('securitypolicyviolation', () => Object.assign(window, { violated: true }));
        });
      await popup
        .locator('[data-paper]')
        .nth(records.length - 1)
        .waitFor();
      const look = async (where: keyof typeof pages, index: number): Promise<void> => {
        const seen = await pages[where].evaluate(() => ({
          ran: '__pwned' in window,
          violated: 'violated' in window,
          made: document.querySelectorAll('img[src="x"], svg[onload], a[href^="javascript:"]').length,
        }));
        const isBad = seen.ran || seen.violated || (where !== 'page' && seen.made > 0);
        tally.count(isBad && `${ATTACKS[index]?.[0]} in ${where}: ${ATTACKS[index]?.[2]}`);
      };
      for (const where of ['panel', 'full'] as const) {
        const page = pages[where];
        // Behind another tab a browser draws a frame a second, and every click waits for one.
        await page.bringToFront();
        for (const [index, record] of records.entries()) {
          const study = /Study \d+\.\d+/.exec(record.title)?.[0] ?? '';
          await page
            .locator('[data-paper]', { hasText: study })
            .first()
            .locator('[data-action="open"]')
            .click();
          await until('it is opened', async () =>
            (await page.locator('[data-details]').innerText()).includes(study),
          );
          await look(where, index);
          if (where === 'panel') await page.locator('[data-details] [data-action="back"]').click();
        }
      }
      for (const where of ['page', 'popup'] as const)
        for (const index of records.keys()) await look(where, index);
      for (const page of [popup, panel, full]) await page.close();
      await tab.close();
    },
  );

  counted('H20', 'our own words, spoken by the page: none reaches the worker', async (tally) => {
    const record = one(9_200);
    const tab = await stage.listing([record], 'cs.H20');
    tally.n = await tab.page.evaluate(
      ([sighting, methods]) => {
        let sent = 0;
        for (const method of methods)
          for (const to of ['background', 'library', 'page']) {
            const call = {
              to,
              method,
              payload: { document: 'x', site: 'arxiv', operation: 'x', action: { kind: 'save', sighting } },
            };
            window.postMessage(call, '*');
            for (const target of [window, document, document.documentElement])
              target.dispatchEvent(new CustomEvent(method, { detail: call, bubbles: true, composed: true }));
            const { chrome: reachable } = window as unknown as {
              chrome?: { runtime?: { sendMessage?: unknown } };
            };
            if (reachable?.runtime?.sendMessage) throw new Error('the page can speak to the worker');
            sent += 4;
          }
        return sent;
      },
      [
        sightingOf(record),
        ['act', 'greet', 'anchor', 'skim', 'saveAll', 'remove', 'eraseEverything', 'changed'],
      ] as [object, string[]],
    );
    await stage.offprint.ask('health', null);
    if ((await stage.papersOf(record)).length > 0) tally.failures.push('a message of the page saved a paper');
    await tab.close();
  });

  counted(
    'H23',
    'documents written anew, a base elsewhere, a policy that forbids all, enforced trusted types',
    async (tally) => {
      const record = one(9_230);
      const listing = arxivNewPage([record], { archive: 'cs.H23' });
      for (const [index, { name, html, script }] of hardDocuments(listing).entries()) {
        const paper = { ...one(9_231 + index) };
        const of = (text: string) =>
          text.replaceAll(record.id, paper.id).replaceAll(record.title, paper.title);
        const tab = await stage.page(`https://arxiv.org/list/cs.H23${index}/new`, of(html));
        await tab.rail(keyOf(paper), 'new');
        if (script)
          await tab.page
            .evaluate((code) => void setTimeout(new Function(code)), of(script))
            .catch(() => undefined);
        const isSaved = await until('it can be saved', async () => {
          await tab.click(keyOf(paper), 'save');
          return tab.rail(keyOf(paper), 'saved', 2_000).then(
            () => true,
            () => null,
          );
        }).catch(() => false);
        tally.count(!isSaved && name);
        await tab.close();
      }
    },
  );

  counted(
    'H24',
    'a page looks for our identity, our files, notes and marks of papers it does not show',
    async (tally) => {
      const [shown, other] = [one(9_240), one(9_241)];
      const [id] = [stage.offprint.origin.split('/')[2] ?? ''];
      const first = await stage.listing([other], 'cs.H24a');
      await first.click(keyOf(other), 'save');
      await first.rail(keyOf(other), 'saved');
      const [paper] = await stage.papersOf(other);
      await stage.offprint.ask('setNote', { operation: 'secret', paper: paper?.id, note: 'A secret remark' });
      await stage.offprint.ask('tagPapers', {
        operation: 'secret-tag',
        papers: [paper?.id],
        add: ['secret-tag'],
        remove: [],
      });
      await first.mark('adds only a small head');
      await first.close();
      const tab = await stage.listing([shown], 'cs.H24b');
      await tab.click(keyOf(shown), 'save');
      await tab.rail(keyOf(shown), 'saved');
      await tab.mark('adds only a small head');
      await until('it is painted', () =>
        tab.evaluate<boolean>(`[...CSS.highlights.keys()].some((name) => name.includes('mark-'))`),
      );
      const found = await tab.page.evaluate(async (ours) => {
        const files = [
          'manifest.json',
          'popup.html',
          'icon/16.png',
          'background.js',
          'content-scripts/reader.js',
          'content-scripts/reader.css',
          'models/roles.bin',
          'library.html',
        ];
        const reached: string[] = [];
        for (const file of files) {
          const url = `chrome-extension://${ours}/${file}`;
          const isFetched = await fetch(url).then(
            () => true,
            () => false,
          );
          const isLoaded = await new Promise((resolve) => {
            const image = new Image();
            image.addEventListener('load', () => resolve(true));
            image.addEventListener('error', () => resolve(false));
            image.src = url;
          });
          if (isFetched || isLoaded) reached.push(file);
        }
        const hosts = [...document.querySelectorAll('*')].filter((each) => each.localName.endsWith('-x'));
        const painted = [...CSS.highlights].flatMap(([name, ranges]) =>
          [...ranges].map((range) => ({ name, text: (range as Range).toString() })),
        );
        const everything = [
          document.documentElement.outerHTML,
          JSON.stringify(performance.getEntries()),
          Object.getOwnPropertyNames(window).join(' '),
          document.cookie,
          ...Object.values(localStorage),
          ...[...document.styleSheets].map((sheet) => sheet.href ?? ''),
          painted.map(({ name, text }) => `${name} ${text}`).join(' '),
        ].join('\n');
        return {
          reached,
          everything,
          hosts: hosts.map((host) => ({
            attributes: [...host.attributes].map(({ name }) => name),
            isOpen: host.shadowRoot !== null,
            text: host.textContent,
          })),
          painted: painted.map(({ name, text }) => ({ name, words: text.length })),
        };
      }, id);
      tally.count(found.reached.length > 0 && `files reached: ${found.reached.join(' ')}`);
      for (const secret of [id, 'A secret remark', 'secret-tag', other.id, other.title, paper?.id ?? 'none'])
        tally.count(found.everything.includes(secret) && `the page found “${secret}”`);
      for (const host of found.hosts)
        tally.count((host.isOpen || host.text !== '') && 'one of our elements is open');
      const attributes = [...new Set(found.hosts.flatMap((host) => host.attributes))].toSorted();
      const names = [...new Set(found.painted.map(({ name }) => name.replace(/[a-z0-9]{8,}/g, '…')))];
      tally.figure(
        `to be seen: ${found.hosts.length} empty elements (attributes ${attributes.join(', ') || 'none'}), painted ranges named ${names.join(', ')}`,
      );
      await tab.close();
    },
  );

  counted('H27', 'XHTML, quirks, frames, an empty page: nothing breaks', async (tally) => {
    const record = one(9_270);
    const listing = arxivNewPage([record], { archive: 'cs.H27' });
    for (const [index, { name, html }] of oddDocuments(listing).entries()) {
      const tab = await stage.page(`https://arxiv.org/list/cs.H27${index}/new`, html);
      await tab.page.waitForLoadState('load');
      if (name === 'quirks') await tab.rail(keyOf(record), 'new');
      tally.count(tab.pageErrors.length > 0 && `${name}: ${tab.pageErrors[0]}`);
      await tab.close();
    }
  });

  counted('T2', 'a site switched off in the popup: nothing of ours is in its pages', async (tally) => {
    const record = one(9_280);
    const tab = await stage.listing([record], 'cs.T2');
    const popup = await stage.offprint.popup(tab);
    await popup.locator('[data-action="switch-off"]').click();
    const traces = () =>
      tab.page.evaluate(() => ({
        hosts: [...document.querySelectorAll('*')].filter((each) => each.localName.endsWith('-x')).length,
        painted: CSS.highlights.size,
      }));
    await tab.page.bringToFront();
    await until('nothing of ours is there', async () => (await traces()).hosts === 0);
    for (const when of ['at once', 'after a reload']) {
      if (when === 'after a reload') await tab.page.reload({ waitUntil: 'load' });
      const { hosts, painted } = await traces();
      tally.count((hosts > 0 || painted > 0) && `${when}: ${hosts} elements, ${painted} painted`);
    }
    await popup.reload();
    await popup.locator('[data-action="switch-on"]').click();
    await tab.page.bringToFront();
    await tab.rail(keyOf(record));
    await popup.close();
    await tab.close();
  });
}
