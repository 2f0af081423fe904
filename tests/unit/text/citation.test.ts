import { describe, expect, it } from 'vitest';
import { parseCitation } from '../../../lib/text/citation/index.ts';
import { readMarkup } from '../../../lib/text/citation/markup.ts';

interface Expected {
  title: string;
  authors: string[];
  year?: number;
  venue?: string;
  truncated?: boolean;
}

const CASES: [string, string, Expected][] = [
  [
    'APA',
    'Moe, I., Okafor, A., & van der Meer, P. (2021). The grammar of tide tables. Journal of Navigation, 74(1), 1–19. https://doi.org/10.1000/nav.7',
    {
      title: 'The grammar of tide tables',
      authors: ['Moe, I.', 'Okafor, A.', 'van der Meer, P.'],
      year: 2021,
      venue: 'Journal of Navigation',
    },
  ],
  [
    'MLA',
    'Okafor, Amara, et al. “What Ages a Buoy?” Ocean Engineering, vol. 241, no. 2, 2023, pp. 110–125.',
    {
      title: 'What Ages a Buoy?',
      authors: ['Okafor, Amara'],
      truncated: true,
      year: 2023,
      venue: 'Ocean Engineering',
    },
  ],
  [
    'Chicago',
    'Okafor, Amara, and Ingrid Moe. 2018. “Evolving Sails in a Tank.” Artificial Life 24 (2): 85–99.',
    {
      title: 'Evolving Sails in a Tank',
      authors: ['Okafor, Amara', 'Ingrid Moe'],
      year: 2018,
      venue: 'Artificial Life',
    },
  ],
  [
    'IEEE',
    '[12] A. Okafor, W.-L. Chou, and I. Moe, “Harmonic priors for sparse gauges,” in Proc. Int. Conf. Ocean Comput., 2019, pp. 5998–6008.',
    {
      title: 'Harmonic priors for sparse gauges',
      authors: ['A. Okafor', 'W.-L. Chou', 'I. Moe'],
      year: 2019,
      venue: 'Proc. Int. Conf. Ocean Comput.',
    },
  ],
  [
    'Vancouver',
    'Okafor A, Moe I, Brandt LJ. Salt in sensors. Nature. 2015;521(7553):436-44. doi:10.1000/salt',
    { title: 'Salt in sensors', authors: ['Okafor A', 'Moe I', 'Brandt LJ'], year: 2015, venue: 'Nature' },
  ],
  [
    'LNCS',
    'Chou, W., Lee, K., Okafor, A.: TIDES: pre-training for gauges. In: NAACL-HLT, pp. 4171–4186 (2019)',
    {
      title: 'TIDES: pre-training for gauges',
      authors: ['Chou, W.', 'Lee, K.', 'Okafor, A.'],
      year: 2019,
      venue: 'NAACL-HLT',
    },
  ],
  [
    'ACM',
    'Ingrid Moe, Kofi Mensah, and Amara Okafor. 2019. Reading Tides from Video. In Proceedings of the 2019 Conference on Harbours, pages 41–46, Brest, France.',
    {
      title: 'Reading Tides from Video',
      authors: ['Ingrid Moe', 'Kofi Mensah', 'Amara Okafor'],
      year: 2019,
      venue: 'Proceedings of the 2019 Conference on Harbours',
    },
  ],
  [
    'GOST',
    'Иванов И.И., Петров П.П. О сходимости рядов Фурье // Математические заметки. 2010. Т. 87, № 3. С. 345–360.',
    {
      title: 'О сходимости рядов Фурье',
      authors: ['Иванов И.И.', 'Петров П.П.'],
      year: 2010,
      venue: 'Математические заметки',
    },
  ],
  [
    'a CV with markers and commas',
    '**Okafor, A.§**, and Vastola, J.J.†, (2024), Spray models paint like sailors: outline first, details later, *TMLR*',
    {
      title: 'Spray models paint like sailors: outline first, details later',
      authors: ['Okafor, A.', 'Vastola, J.J.'],
      year: 2024,
      venue: 'TMLR',
    },
  ],
  [
    'title first, with badges',
    'Seeing Through Spray on Decks. Amara Okafor, Tomás Ferreira, Wei Li. CVPR, 2016 (Oral). [pdf] [code]',
    {
      title: 'Seeing Through Spray on Decks',
      authors: ['Amara Okafor', 'Tomás Ferreira', 'Wei Li'],
      year: 2016,
      venue: 'CVPR',
    },
  ],
  [
    'lines of a home page',
    'Sails that Evolve in a Tank\nLukas J. Brandt, Ingrid Moe\nGECCO, 2018\npdf | code | bibtex',
    {
      title: 'Sails that Evolve in a Tank',
      authors: ['Lukas J. Brandt', 'Ingrid Moe'],
      year: 2018,
      venue: 'GECCO',
    },
  ],
  [
    'a venue in brackets and a remark',
    'F. Moe*, D. Abara, T. Kip*, Object-centric learning with slots, (NeurIPS 2020), Spotlight [Link, PDF (arXiv)], *equal contribution.',
    {
      title: 'Object-centric learning with slots',
      authors: ['F. Moe', 'D. Abara', 'T. Kip'],
      year: 2020,
      venue: 'NeurIPS',
    },
  ],
  [
    'a workshop in italics after a preposition',
    'Kuntala C., Moe, I., and **Okafor, A.** (2023), Understanding buoys at scale, in *UniSea Workshop: Unifying Models of the Sea*, in *NeurIPS 2023*',
    { title: 'Understanding buoys at scale', authors: ['Kuntala C.', 'Moe, I.', 'Okafor, A.'], year: 2023 },
  ],
  [
    'GB/T 7714, of a journal',
    '[1] 沈一鸣, 何静. 面向潮汐预报的稀疏回归方法[J]. 海洋学报, 2020, 43(9): 1615-1642.',
    { title: '面向潮汐预报的稀疏回归方法', authors: ['沈一鸣', '何静'], year: 2020, venue: '海洋学报' },
  ],
  [
    'GB/T 7714, of proceedings',
    '[5] Moe I, Okafor A, et al. Harmonic priors for sparse gauges[C]//Advances in Ocean Computing. 2017: 5998-6008.',
    {
      title: 'Harmonic priors for sparse gauges',
      authors: ['Moe I', 'Okafor A'],
      truncated: true,
      year: 2017,
      venue: 'Advances in Ocean Computing',
    },
  ],
  [
    'a Japanese date',
    '中村 海斗, 石井 遥. 浮標の故障検出. 航海学会年次大会論文集, pp.1021-1026, 2025年3月.',
    {
      title: '浮標の故障検出',
      authors: ['中村 海斗', '石井 遥'],
      year: 2025,
      venue: '航海学会年次大会論文集',
    },
  ],
  [
    'co-authors in brackets',
    '"Do Harbour Dues Slow Automation?" (with Ingrid Moe), Journal of Navigation, forthcoming 2023.',
    {
      title: 'Do Harbour Dues Slow Automation?',
      authors: ['Ingrid Moe'],
      year: 2023,
      venue: 'Journal of Navigation',
    },
  ],
  [
    'a title with the number of its part',
    'Southworth, J., & Clausen, J. V. (2006). Dimensions of eclipsing binaries. XXIV. The system DW Carinae. Astronomy and Astrophysics, 461, 1077–1093.',
    {
      title: 'Dimensions of eclipsing binaries. XXIV. The system DW Carinae',
      authors: ['Southworth, J.', 'Clausen, J. V.'],
      year: 2006,
      venue: 'Astronomy and Astrophysics',
    },
  ],
];

describe('a free-form reference', () => {
  it.each(CASES)('is read in the style of %s', (_style, text, expected) => {
    const citation = parseCitation(text);
    expect(citation?.title).toBe(expected.title);
    expect(citation?.authors.map((author) => author.name)).toEqual(expected.authors);
    expect(citation?.authorsTruncated ?? false).toBe(expected.truncated ?? false);
    expect(citation?.year).toBe(expected.year);
    if (expected.venue) expect(citation?.venue).toBe(expected.venue);
    expect(citation?.confidence).toBeGreaterThan(0.7);
  });

  it('gives up its identifiers', () => {
    const citation = parseCitation(
      'Ho J, Jain A. Denoising tides. arXiv preprint arXiv:2006.11239v2. 2020. https://doi.org/10.1000/AB.7.',
    );
    expect(citation?.ids).toEqual({ arxiv: '2006.11239', arxivVersion: 2, doi: '10.1000/ab.7' });
    expect(citation?.year).toBe(2020);
  });

  it('takes the date where month and day are given', () => {
    expect(parseCitation('Moe, I. (2024, March 4). The long ebb of harbours. Tide Magazine.')).toMatchObject({
      year: 2024,
      date: '2024-03-04',
    });
  });

  it('uses the emphasis its caller saw', () => {
    const text = 'Amara Okafor, Ingrid Moe Of Time and Tide Harbour Press 2019';
    const start = text.indexOf('Of Time');
    const citation = parseCitation(text, [{ start, end: start + 'Of Time and Tide'.length, kind: 'link' }]);
    expect(citation?.title).toBe('Of Time and Tide');
  });

  it('is none without words', () => {
    expect(parseCitation('')).toBeNull();
    expect(parseCitation('12, 34 (56)')).toBeNull();
  });

  it('is sure of a reference and not of a sentence', () => {
    const sentence = parseCitation(
      'can we move our meeting from Thursday to Friday, since Mary and I are away',
    );
    expect(sentence?.confidence ?? 0).toBeLessThan(0.6);
  });

  it('takes bounded time on hostile text', () => {
    const hostile = [
      'A. B., '.repeat(70_000),
      '"'.repeat(500_000),
      '(2019) '.repeat(70_000),
      '[pdf, '.repeat(80_000),
      'x'.repeat(500_000),
      '10.1000/'.repeat(60_000),
      '*a'.repeat(250_000),
      '. '.repeat(250_000),
      'In: '.repeat(120_000),
    ];
    for (const text of hostile) {
      const started = performance.now();
      parseCitation(text);
      expect(performance.now() - started).toBeLessThan(1_500);
    }
  });
});

describe('Markdown', () => {
  it('becomes plain text and spans', () => {
    const { text, spans } = readMarkup(
      '**A. Moe**, *Title*, [arXiv: 1](https://arxiv.org/abs/2303.02490) a\\_b 2*3*4',
    );
    expect(text).toBe('A. Moe, Title, arXiv: 1 a_b 2*3*4');
    expect(spans).toEqual([
      { start: 0, end: 6, kind: 'strong' },
      { start: 8, end: 13, kind: 'em' },
      { start: 15, end: 23, kind: 'link', url: 'https://arxiv.org/abs/2303.02490' },
    ]);
  });
});

describe('what conferences and home pages write', () => {
  it('ends a title where names with affiliations begin, whatever mark stands between', () => {
    const citation = parseCitation(
      'Can I Opt Out Yet? Tides and the Illusion of Control,Iris Sanchez-Rola (Harbour University); Matteo Amico (Tide Labs, Oslo)',
    );
    expect(citation?.title).toBe('Can I Opt Out Yet? Tides and the Illusion of Control');
    expect(citation?.authors.map((author) => author.name)).toEqual(['Iris Sanchez-Rola', 'Matteo Amico']);
  });

  it('reads a title between two closing quotation marks', () => {
    const citation = parseCitation(
      'Mary Moor, Julian Berg, ”Integrating Tide Records in One Repository”, Harbour conference, 2018',
    );
    expect(citation?.title).toBe('Integrating Tide Records in One Repository');
  });

  it('takes the year behind the names, not the one of the meeting', () => {
    const citation = parseCitation(
      'Zingale, M., & Zhang, W. 2020, Tides in Rotating Harbours, Journal of Ports: Conference Series, 1623, p. 012021, PORTS-2019 1-5 July 2019, Paris',
    );
    expect(citation?.year).toBe(2020);
  });

  it('leaves the editors of a book out of the title of a chapter', () => {
    const citation = parseCitation(
      'Luck, M. (2015). A Formal Model for the Level 2 Paradigm. In Aichern & B. Alessandro (Eds.), Doctoral Symposium of Formal Methods (pp. 45–48).',
    );
    expect(citation?.title).toBe('A Formal Model for the Level 2 Paradigm');
  });
});
