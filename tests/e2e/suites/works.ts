/** One paper once: whatever pages it is met on, whatever the reader says of it, and that what they say holds. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { arxivAbsPage } from '../../support/arxiv-pages.ts';
import { huggingFaceDailyPage } from '../../support/huggingface-pages.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { until } from '../harness/deadline.ts';
import { keyOf, type Row, type Stage } from './stage.ts';

interface Bibliography {
  title: string;
  authors: { name: string }[];
  ids: Record<string, string>;
  year?: number;
  venue?: string;
  url?: string;
  links?: { url: string }[];
}

const bibliographyOf = (row: Row | undefined): Bibliography => row?.bibliography as Bibliography;

export function worksTests(stage: Stage): void {
  /** Saves from a page of arXiv or Hugging Face, as a reader does. */
  async function saveFrom(url: string, html: string, record: SampleRecord): Promise<void> {
    const records = async () => JSON.stringify(await stage.rows('records'));
    const before = await records();
    const tab = await stage.page(url, html);
    await tab.settled();
    await tab.click(keyOf(record), 'save');
    // The rail of a paper that is known already says "saved" before this page's record is kept.
    await until('what the page says is kept', async () => (await records()) !== before, 30_000);
    await tab.rail(keyOf(record), 'saved');
    await tab.page.close();
  }

  /** Asks the background what our own pages may ask. */
  async function ask(page: Page, method: string, payload: object): Promise<void> {
    const answer = await page.evaluate(
      ([name, asked]) => {
        const { chrome } = globalThis as unknown as {
          chrome: { runtime: { sendMessage(call: unknown): Promise<unknown> } };
        };
        const operation = `e2e-${Math.random()}`;
        return chrome.runtime.sendMessage({ to: 'library', method: name, payload: { operation, ...asked } });
      },
      [method, payload] as const,
    );
    expect(answer).toMatchObject({ ok: true });
  }

  /** Saves what an own page was told of a page, as the popup does on a site without a reader of its own. */
  const saveAll = (page: Page, site: string, records: Bibliography[]) =>
    ask(page, 'saveAll', { site, url: `https://${site}.example/`, records });

  const papersNamed = async (title: string): Promise<Row[]> =>
    (await stage.rows('papers')).filter(
      (row) => row.deletedAt === undefined && bibliographyOf(row).title.startsWith(title),
    );
  const recordsOf = async (paper: Row | undefined): Promise<Row[]> =>
    (await stage.rows('records')).filter((row) => row.paper === paper?.id);

  async function openedIn(panel: Page, title: string): Promise<void> {
    await panel
      .locator('[data-paper]', { hasText: title })
      .first()
      .locator('[data-action="open"]')
      .first()
      .click();
    await until('details are shown', async () => (await panel.locator('[data-details] h2').count()) === 1);
  }

  const cvOf = (record: SampleRecord): Bibliography => ({
    title: record.title,
    authors: record.authors.map((name) => ({ name: name.replace(/^(\S)\S* /, '$1. ') })),
    ids: {},
    url: 'https://author.example/publications',
  });

  test('two versions on arXiv, a hub, a CV and the proceedings are one paper with all its links', async () => {
    const [record] = madeUpRecords(1, 710) as [SampleRecord];
    const panel = await stage.offprint.panel();
    for (const version of [1, 3]) {
      const url = `https://arxiv.org/abs/${record.id}v${version}`;
      await saveFrom(url, arxivAbsPage({ ...record, version }), record);
    }
    await saveFrom('https://huggingface.co/papers', huggingFaceDailyPage([record]), record);
    const proceedings: Bibliography = {
      title: record.title,
      authors: record.authors.map((name) => ({ name })),
      ids: { doi: '10.5555/3600270.3600401' },
      venue: 'NeurIPS',
      year: 2026,
      url: 'https://proceedings.example/401',
    };
    await saveAll(panel, 'generic', [cvOf(record)]);
    await saveAll(panel, 'neurips', [proceedings]);
    const papers = await papersNamed(record.title);
    expect(papers).toHaveLength(1);
    const { ids, venue, url, links = [] } = bibliographyOf(papers[0]);
    expect(ids).toMatchObject({ arxiv: record.id, doi: proceedings.ids.doi });
    expect(venue).toBe('NeurIPS');
    const all = [url, ...links.map((link) => link.url)].join(' ');
    for (const part of ['arxiv.org/abs', 'huggingface.co', 'author.example', 'proceedings.example'])
      expect(all).toContain(part);
    expect((await recordsOf(papers[0])).length).toBeGreaterThanOrEqual(4);
    await panel.close();
  });

  test('what is taken apart stays apart when it is met again, and is undone and redone in one step', async () => {
    const [record] = madeUpRecords(1, 720) as [SampleRecord];
    const panel = await stage.offprint.panel();
    const url = `https://arxiv.org/abs/${record.id}`;
    await saveFrom(url, arxivAbsPage(record), record);
    await saveAll(panel, 'generic', [cvOf(record)]);
    expect(await papersNamed(record.title)).toHaveLength(1);
    await openedIn(panel, record.title);
    await panel.locator('[data-action="choose-sources"]').click();
    const sources = panel.locator('[data-section="sources"] [data-record]');
    await until('both sources are shown', async () => (await sources.count()) === 2);
    await sources.nth(1).locator('input').check();
    await panel.locator('[data-action="split"]').click();
    const areKept = (number: number) =>
      until(`${number} are kept`, async () => (await papersNamed(record.title)).length === number);
    await areKept(2);
    await panel.locator('[data-action="undo-message"]').click();
    await areKept(1);
    await panel.locator('[data-action="redo"]').click();
    await areKept(2);
    await saveAll(panel, 'generic', [cvOf(record)]);
    await saveAll(panel, 'generic', [{ ...cvOf(record), year: 2026 }]);
    await saveFrom(`${url}v2`, arxivAbsPage({ ...record, version: 2 }), record);
    expect(await papersNamed(record.title)).toHaveLength(2);
    const counts = await Promise.all((await papersNamed(record.title)).map(recordsOf));
    expect(
      counts.map((rows) => new Set(rows.map((row) => (row.source as { site: string }).site)).size),
    ).toEqual([1, 1]);
    await panel.close();
  });

  test('papers that are called the same are one, with what was on either, undone and redone in one step', async () => {
    const [first, second] = madeUpRecords(2, 730) as [SampleRecord, SampleRecord];
    const panel = await stage.offprint.panel();
    for (const record of [first, second])
      await saveFrom(`https://arxiv.org/abs/${record.id}`, arxivAbsPage(record), record);
    const [noted] = await papersNamed(second.title);
    await ask(panel, 'setNote', { paper: noted?.id, note: 'On the second.' });
    await openedIn(panel, first.title);
    await panel.locator('[data-action="choose-same"]').click();
    await panel.locator('[data-action="search-same"]').fill(second.title);
    await until(
      'the search has answered',
      async () => (await panel.locator('[data-offers]').getAttribute('data-offers')) === second.title,
    );
    await panel
      .locator('[data-offer]', { hasText: second.title })
      .locator('[data-action="offer-same"]')
      .click();
    await until('the preview is shown', async () => (await panel.locator('[data-preview]').count()) === 1);
    await panel.locator('[data-action="same"]').click();
    const bothKept = async () =>
      (await papersNamed(first.title)).length + (await papersNamed(second.title)).length;
    await until('they are one', async () => (await bothKept()) === 1);
    await panel.locator('[data-action="undo-message"]').click();
    await until('they are two', async () => (await bothKept()) === 2);
    await panel.locator('[data-action="redo"]').click();
    await until('they are one again', async () => (await bothKept()) === 1);
    const [one] = [...(await papersNamed(first.title)), ...(await papersNamed(second.title))];
    expect(one?.note).toBe('On the second.');
    // Either of them, met again, is that one.
    await saveFrom(`https://arxiv.org/abs/${second.id}v2`, arxivAbsPage({ ...second, version: 2 }), second);
    await saveFrom(`https://arxiv.org/abs/${first.id}v2`, arxivAbsPage({ ...first, version: 2 }), first);
    expect(await bothKept()).toBe(1);
    await panel.close();
  });

  test('an edit stands when the paper is met again, shows as the reader’s, and goes back', async () => {
    const [record] = madeUpRecords(1, 740) as [SampleRecord];
    await saveFrom(`https://arxiv.org/abs/${record.id}`, arxivAbsPage(record), record);
    const panel = await stage.offprint.panel();
    await openedIn(panel, record.title);
    await panel.locator('[data-action="edit-fields"]').click();
    await panel.locator('[data-field="year"]').fill('no year');
    await panel.locator('[data-action="save-fields"]').click();
    expect(await panel.locator('[data-field="year"]').getAttribute('aria-invalid')).toBe('true');
    await panel.locator('[data-field="year"]').fill('1999');
    await panel.locator('[data-field="venue"]').fill('Annals of Careful Reading');
    await panel.locator('[data-action="save-fields"]').click();
    await until('the form is closed', async () => (await panel.locator('[data-fields]').count()) === 0);
    await saveFrom(
      `https://arxiv.org/abs/${record.id}v2`,
      arxivAbsPage({ ...record, version: 2, title: `${record.title} again` }),
      record,
    );
    const edited = (await papersNamed(record.title))[0];
    expect(bibliographyOf(edited)).toMatchObject({ year: 1999, venue: 'Annals of Careful Reading' });
    await panel.locator('[data-action="edit-fields"]').click();
    await panel.locator('[data-action="reset-year"]').click();
    await until('the year is the source’s again', async () =>
      (await papersNamed(record.title)).every((row) => bibliographyOf(row).year !== 1999),
    );
    expect(bibliographyOf((await papersNamed(record.title))[0]).venue).toBe('Annals of Careful Reading');
    await panel.close();
  });

  test('a citation that is pasted becomes a paper, and the page that shows it is the same paper', async () => {
    const [record] = madeUpRecords(1, 750) as [SampleRecord];
    const panel = await stage.offprint.panel();
    await panel.locator('[data-action="filters"]').click();
    await panel.locator('[data-action="view-add"]').first().click();
    await panel.locator('[data-action="paste-paper"]').fill(`arXiv:${record.id}`);
    await panel.locator('[data-action="read-paper"]').click();
    expect(await panel.locator('[data-field="arxiv"]').inputValue()).toBe(record.id);
    await panel.locator('[data-action="save-fields"]').click();
    await until('the paper is opened', async () => (await panel.locator('[data-details]').count()) === 1);
    const [added] = await papersNamed(`arXiv:${record.id}`);
    expect(added).toBeDefined();
    await saveFrom(`https://arxiv.org/abs/${record.id}`, arxivAbsPage(record), record);
    const papers = await papersNamed(record.title);
    expect(papers.map(({ id }) => id)).toEqual([added?.id]);
    await panel.close();
  });

  test('an entry of a file and several papers, pasted to add one, are looked at together before they are saved', async () => {
    const panel = await stage.offprint.panel();
    await panel.locator('[data-action="filters"]').click();
    await panel.locator('[data-action="view-add"]').first().click();
    const [one, other] = madeUpRecords(2, 751) as [SampleRecord, SampleRecord];
    const entry = ({ id, title }: SampleRecord) => `@misc{x${id}, title = {${title}}, eprint = {${id}}}`;
    await panel.locator('[data-action="paste-paper"]').fill(`${entry(one)}\n${entry(other)}`);
    await panel.locator('[data-action="read-paper"]').click();
    await panel.locator('[data-action="bring-in-save"]').click();
    await panel.locator('[data-result]').waitFor();
    for (const { title } of [one, other]) expect(await papersNamed(title)).toHaveLength(1);
    await panel.close();
  });

  test('papers that may be the same are offered beside the list, and "different" is kept', async () => {
    const panel = await stage.offprint.panel();
    const near = (title: string, year: number, authors: string[]): Bibliography => ({
      title,
      authors: authors.map((name) => ({ name })),
      ids: {},
      year,
    });
    await saveAll(panel, 'one', [
      near('Deep maps of the ventral stream in macaques', 2021, ['Binh Tran', 'Carla Ponti']),
    ]);
    await saveAll(panel, 'two', [near('Deep maps of the ventral streams', 2022, ['B. Tran', 'C. Ponti'])]);
    const papers = await papersNamed('Deep maps of the ventral stream');
    expect(papers).toHaveLength(2);
    // Opened before the quiet minutes in which they would have been found.
    await panel.locator('[data-action="filters"]').click();
    await panel.locator('[data-action="view-alike"]').first().click();
    const pair = panel.locator(
      `[data-alike="${papers
        .map(({ id }) => id)
        .toSorted()
        .join(' ')}"]`,
    );
    await pair.locator('[data-action="alike-not-same"]').click();
    await pair.waitFor({ state: 'detached' });
    const decided = (await stage.rows('decisions')).filter(({ same }) => same === false);
    expect(decided.length).toBeGreaterThan(0);
    expect(await papersNamed('Deep maps of the ventral stream')).toHaveLength(2);
    await panel.close();
  });
}
