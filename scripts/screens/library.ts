/** Libraries to look at: nothing, a few papers that are hard to set, thousands. */
import { arxivAbsPage, arxivNewPage } from '../../tests/support/arxiv-pages.ts';
import type { Offprint } from '../../tests/e2e/harness/chromium.ts';
import { until } from '../../tests/e2e/harness/deadline.ts';
import { auditPapers } from '../../tests/e2e/harness/raw-library.ts';
import { madeUpRecords, type SampleRecord } from '../../tests/support/records.ts';

/** Three hundred characters, as titles of reports have them. */
export const LONG_TITLE =
  'On the Unreasonable Difficulty of Keeping Titles Short: A Comparative, Longitudinal, Multi-Institutional, Pre-Registered and Fully Reproducible Study of Methods for Summarising Very Long Descriptions of Very Small Improvements, with Applications to Electroencephalographically-Informed Neuroarchitectures';
export const RIGHT_TO_LEFT = 'تعلّم التمثيلات العميقة للنصوص العربية القصيرة: دراسة مقارنة';
const HAN = '面向长文本理解的分层稀疏注意力机制及其在科学文献检索中的应用研究';

/** Three papers with what is hard to lay out: a very long title, other scripts, many authors, one word without a break. */
export function hardRecords(): SampleRecord[] {
  const [first, second, third] = madeUpRecords(3, 77);
  if (!first || !second || !third) throw new Error('no records');
  return [
    {
      ...first,
      title: LONG_TITLE,
      authors: Array.from({ length: 60 }, (_, at) => `Wilhelmina A. Featherstonehaugh-${at}`),
    },
    { ...second, title: RIGHT_TO_LEFT, authors: ['محمد بن موسى الخوارزمي', 'Ada Lovelace', 'עדה יונת'] },
    {
      ...third,
      title: HAN,
      authors: ['王小明', '山田太郎', 'Jean-Baptiste de la Très-Longue-Particule'],
      comments: 'x'.repeat(120),
    },
  ];
}

/** A paper that is met in two versions, marked on the first. */
export const TWICE = madeUpRecords(1, 81)[0]!;

/** Most papers that are handed over at a time. */
const CHUNK = 500;

/** Fills an empty library through the extension's own door. */
export async function fillWith(offprint: Offprint, papers: number): Promise<void> {
  const records =
    papers <= 3 ? hardRecords().slice(0, papers) : [...hardRecords(), ...madeUpRecords(papers - 3, 78)];
  for (let at = 0; at < records.length; at += CHUNK)
    await offprint.ask('saveAll', {
      operation: `fill-${at}`,
      site: 'arxiv',
      url: 'https://arxiv.org/list/cs.LG/new',
      records: records.slice(at, at + CHUNK).map(({ id, title, authors, abstract }) => ({
        title,
        authors: authors.map((name) => ({ name })),
        abstract,
        year: 2020 + (Number(id.slice(-2)) % 7),
        ids: { arxiv: id },
      })),
    });
  if (records.length === 0) return;
  const rank = new Map(records.map(({ id }, at) => [id, at]));
  const ids = (await auditPapers(await offprint.desk()))
    .toSorted((one, other) => (rank.get(one.arxiv) ?? 0) - (rank.get(other.arxiv) ?? 0))
    .map(({ id }) => id);
  await offprint.ask('addCollection', {
    operation: 'collect',
    name: 'Everything that must be read before the end of the year, in order of urgency',
    papers: ids.slice(0, 2),
  });
  const some = ids.slice(0, 3);
  await offprint.ask('tagPapers', {
    operation: 'tag',
    papers: some,
    add: ['vision', 'a-tag-whose-name-is-a-good-deal-longer-than-most', 'للقراءة'],
    remove: [],
  });
  await offprint.ask('setNote', {
    operation: 'note',
    paper: some[0],
    note: `# Read this\n\nIt claims **much**: $\\int_0^1 f(x)\\,dx$.\n\n- one\n- two\n\nhttps://example.org/${'long/'.repeat(30)}`,
  });
  await offprint.ask('setStar', { operation: 'star', papers: some.slice(0, 1), star: true });
}

/** Of the first version: words that the second one has too, and words that it lacks. */
const [STAYED, LOST] = ['improves accuracy by', 'adds only a small head'];

/** Adds what few libraries have: a paper in two versions with a mark that lost its words, papers that may be the same, shelves in shelves. */
export async function enrich(offprint: Offprint): Promise<void> {
  const url = 'https://arxiv.org/list/cs.LO/new';
  offprint.shelf.put(url, arxivNewPage([TWICE], { archive: 'cs.LO' }));
  const listing = await offprint.open(url);
  await listing.settled();
  await listing.mark(LOST, 'green');
  await listing.mark(STAYED, 'rose');
  const abstract = TWICE.abstract.replace(/The method learns[^.]*\. /, 'It keeps a frozen model as it is. ');
  const next = `https://arxiv.org/abs/${TWICE.id}v2`;
  offprint.shelf.put(next, arxivAbsPage({ ...TWICE, version: 2, abstract }));
  const second = await offprint.open(next);
  await second.settled();
  await until(
    'its marks have come to the second version',
    async () => (await second.colouredShare(STAYED)) > 0.35,
  );
  await listing.close();
  await second.close();

  await offprint.ask('saveAll', {
    operation: 'elsewhere',
    site: 'generic',
    url: 'https://author.example/publications',
    records: [
      { title: TWICE.title, authors: TWICE.authors.map((name) => ({ name })), ids: { arxiv: TWICE.id } },
    ],
  });
  const near = {
    one: ['Deep maps of the ventral stream in macaques', 2021, 'Binh Tran', 'Carla Ponti'],
    two: ['Deep maps of the ventral streams', 2022, 'B. Tran', 'C. Ponti'],
  } as const;
  for (const [site, [title, year, ...names]] of Object.entries(near))
    await offprint.ask('saveAll', {
      operation: `near-${site}`,
      site: 'generic',
      url: `https://${site}.example/`,
      records: [{ title, year, ids: {}, authors: names.map((name) => ({ name })) }],
    });
  await until(
    'all papers were looked at',
    async () => !(await offprint.ask<{ isMore: boolean }>('lookForDuplicates', null)).isMore,
    60_000,
  );

  let parent: string | undefined;
  for (const name of [
    'Thesis',
    'Chapter 2',
    'Related work of the second chapter, to be sorted by method',
    'Seminar',
  ]) {
    const { id } = await offprint.ask<{ id: string }>('addCollection', {
      operation: `in-${name}`,
      name,
      ...(parent ? { parent } : {}),
    });
    parent = id;
  }
  await offprint.ask('saveSearch', {
    operation: 'search',
    name: 'Attention to medical images since 2020, with marks of mine',
    text: 'attention since:2020',
    filters: {},
    sort: 'relevance',
  });
  await offprint.ask('colourTag', { operation: 'colour', name: 'vision', colour: 'blue' });
}
