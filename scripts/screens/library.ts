/** Libraries to look at: nothing, a few papers that are hard to set, thousands. */
import type { Offprint } from '../../tests/e2e/harness/chromium.ts';
import { auditPapers } from '../../tests/e2e/harness/raw-library.ts';
import { madeUpRecords, type SampleRecord } from '../../tests/support/records.ts';

/** Three hundred characters, as titles of reports have them. */
export const LONG_TITLE =
  'On the Unreasonable Difficulty of Keeping Titles Short: A Comparative, Longitudinal, Multi-Institutional, Pre-Registered and Fully Reproducible Study of Methods for Summarising Very Long Descriptions of Very Small Improvements, with Applications to Electroencephalographically-Informed Neuroarchitectures';
const RIGHT_TO_LEFT = 'تعلّم التمثيلات العميقة للنصوص العربية القصيرة: دراسة مقارنة';
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
  const ids = (await auditPapers(await offprint.desk())).map(({ id }) => id);
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
