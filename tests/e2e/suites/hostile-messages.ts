/** Our own script, taken over by its page: what it may ask of the worker is narrow, and everything else is refused. */
import { librarySchemas } from '../../../lib/wire/schemas.ts';
import { seeded } from '../../../lib/paper/seeded.ts';
import { madeUpRecords, type SampleRecord } from '../../support/records.ts';
import { inOurWorld } from '../harness/our-world.ts';
import { counted, rounds } from '../harness/scorecard.ts';
import type { Tab } from '../harness/tab.ts';
import { keyOf, type Stage } from './stage.ts';

const FUZZED = rounds({ quick: 1_000, full: 5_000 });

function one(seed: number): SampleRecord {
  const [record] = madeUpRecords(1, seed);
  if (!record) throw new Error('no record');
  return record;
}

/** A sighting as our own script would send it. */
export function sightingOf(record: SampleRecord): object {
  return {
    key: keyOf(record),
    record: {
      title: record.title,
      authors: record.authors.map((name) => ({ name })),
      ids: { arxiv: record.id },
    },
  };
}

interface Told {
  ok: boolean;
  error?: string;
  message?: string;
}

const tell = (tab: Tab, message: unknown): Promise<Told | undefined> =>
  inOurWorld(tab, `chrome.runtime.sendMessage(${JSON.stringify(message)})`);

export function messageTests(stage: Stage): void {
  counted('H21', 'our script taken over: every question of our own pages is refused', async (tally) => {
    const record = one(9_210);
    const tab = await stage.listing([record], 'cs.H21');
    for (const method of Object.keys(librarySchemas)) {
      const payload = { operation: 'x', papers: ['x'], database: 'offprint', site: 'arxiv', of: 'x' };
      for (const each of [payload, null]) {
        const told = await tell(tab, { to: 'library', method, payload: each });
        tally.count(told?.error !== 'refused' && `${method}: ${JSON.stringify(told)}`);
      }
    }
    await tab.close();
  });

  counted(
    'H21',
    `${FUZZED} random messages of our script: nothing thrown, nothing written`,
    async (tally) => {
      const record = one(9_211);
      const tab = await stage.listing([record], 'cs.H211');
      const before = (await stage.rows('papers')).length;
      const random = seeded(921);
      const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
      const junk = (depth: number): unknown =>
        pick<() => unknown>([
          () => null,
          () => random() * 1e9 - 5e8,
          () =>
            pick(['', 'x', '__proto__', 'constructor', '\u0000', '<img>', keyOf(record), 'a'.repeat(5_000)]),
          () => random() < 0.5,
          () => (depth > 3 ? [] : Array.from({ length: Math.floor(random() * 4) }, () => junk(depth + 1))),
          () =>
            depth > 3
              ? {}
              : Object.fromEntries(
                  Array.from({ length: Math.floor(random() * 4) }, () => [
                    pick([
                      'document',
                      'site',
                      'operation',
                      'action',
                      'kind',
                      'sighting',
                      'keys',
                      'texts',
                      'id',
                    ]),
                    junk(depth + 1),
                  ]),
                ),
        ])();
      const methods = ['greet', 'act', 'seen', 'skim', 'anchor', 'answerCompleting', 'nothing', '__proto__'];
      const messages = Array.from({ length: FUZZED }, () =>
        random() < 0.1
          ? junk(0)
          : { to: pick(['background', 'library']), method: pick(methods), payload: junk(0) },
      );
      for (let at = 0; at < FUZZED; at += 500) {
        const answers = await inOurWorld<(boolean | null)[]>(
          tab,
          `Promise.all(${JSON.stringify(messages.slice(at, at + 500))}.map((each) => chrome.runtime.sendMessage(each).then((answer) => answer === undefined || answer === null ? null : answer.ok === false || answer.ok === true, (error) => /channel closed|port closed/.test(String(error)) ? null : false)))`,
        );
        for (const answer of answers) tally.count(answer === false && 'an answer that is none');
      }
      if ((await stage.rows('papers')).length !== before) tally.failures.push('something was written');
      await tab.close();
    },
  );

  counted(
    'H22',
    'our script taken over: it learns of no more papers than one page may show, and acts on none it has not',
    async (tally) => {
      const record = one(9_220);
      const hidden = one(9_221);
      const tab = await stage.listing([record], 'cs.H22');
      let refused = 0;
      const BATCH = 200;
      for (let batch = 0; batch < 30; batch++) {
        const sightings = Array.from({ length: BATCH }, (_, at) => ({
          key: `arxiv:2501.${String(batch * BATCH + at).padStart(5, '0')}`,
          record: { title: `Flood ${batch * BATCH + at}`, authors: [], ids: {} },
        }));
        const told = await tell(tab, {
          to: 'background',
          method: 'greet',
          payload: { document: 'flood', site: 'arxiv', sightings, total: 1 },
        });
        if (told?.ok === false && told.error === 'too-many') refused += 1;
        tally.count();
      }
      if (refused < 5) tally.failures.push(`only ${refused} of the last 5 batches were refused`);
      const acted = await tell(tab, {
        to: 'background',
        method: 'act',
        payload: {
          document: 'other',
          site: 'arxiv',
          operation: 'forged',
          action: { kind: 'save', sighting: sightingOf(hidden) },
        },
      });
      tally.count(acted?.error !== 'refused' && 'it saved a paper that the page never showed');
      if ((await stage.papersOf(hidden)).length > 0) tally.failures.push('a forged save is in the library');
      await tab.close();
    },
  );
}
