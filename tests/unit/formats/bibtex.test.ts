import { describe, expect, it } from 'vitest';
import { readableMath, withPlainMath } from '../../../lib/formats/bibtex/math-to-text.ts';
import { readBibtex } from '../../../lib/formats/bibtex/read.ts';
import { texToText } from '../../../lib/formats/bibtex/tex-to-text.ts';
import { textToTex } from '../../../lib/formats/bibtex/text-to-tex.ts';
import { writeBibtex } from '../../../lib/formats/bibtex/write.ts';
import { barePaper } from '../../../lib/formats/interchange.ts';
import type { InterchangePaper } from '../../../lib/formats/interchange.ts';

const titles = (text: string): string[] => readBibtex(text).papers.map((paper) => paper.bibliography.title);
const only = (text: string): InterchangePaper => {
  const { papers } = readBibtex(text);
  expect(papers).toHaveLength(1);
  return papers[0] as InterchangePaper;
};
const problems = (text: string): string => {
  const { leftOut, rejected } = readBibtex(text);
  return [...leftOut, ...rejected].map((one) => `${one.line ?? ''} ${one.reason}`).join('\n');
};

describe('TeX in fields', () => {
  it.each([
    [
      String.raw`{\"o} \'{e} {\ss} {\o} {\aa} \c{c} \v{s} {\v s} \H{o} \u{g} \^{\i} \~n \k{a} \.Z \=a`,
      'ö é ß ø å ç š š ő ğ î ñ ą Ż ā',
    ],
    [String.raw`Erd\H os, G\"odel, Fran\c cois, Krej{\v{c}}{\'{\i}}`, 'Erdős, Gödel, François, Krejčí'],
    ['{{GAN}} and {B}ERT', 'GAN and BERT'],
    ["1--2 a---b ``q'' it's", "1–2 a—b “q” it's"],
    [String.raw`\emph{a} \textbf{b} {\em c} {\sc Classic} \textsc{D}`, 'a b c Classic D'],
    [String.raw`50\% \& \# \_ \$5 \{x\} \textasciitilde{} \~{} \textbackslash a`, '50% & # _ $5 {x} ~ ~ \\a'],
    ['$x<y$ and $O(n^{2})$', '$x<y$ and $O(n^{2})$'],
    [String.raw`\(x\) \ensuremath{\alpha}`, String.raw`$x$ $\alpha$`],
    [String.raw`H\textsubscript{2}O and NH\textsuperscript{3}`, 'H₂O and NH³'],
    [String.raw`\url{http://a.b/~c_d} \href{http://a.b}{Home}`, 'http://a.b/~c_d Home'],
    [
      String.raw`\input{/etc/passwd} \write18{ls} \unknown x`,
      String.raw`\input{/etc/passwd} \write18{ls} \unknown x`,
    ],
    [
      String.raw`\aap{} and \mnras`,
      'Astronomy & Astrophysics and Monthly Notices of the Royal Astronomical Society',
    ],
    [
      String.raw`\cyrchar\CYRP\cyrchar\cyri{\cyrchar\cyrr} \alpha-helix \polhk{a} \textmu m`,
      'Пир α-helix ą µm',
    ],
    ['a~b\n\t c', 'a b c'],
  ])('%s', (source, text) => {
    expect(texToText(source)).toBe(text);
  });

  it('turns formulas into Unicode only where Unicode can say them', () => {
    expect(withPlainMath('Cu$_2$O, $\\alpha$-decay, $x^{-1}$, $\\langle 00\\overline{1}\\rangle$')).toBe(
      'Cu₂O, α-decay, x⁻¹, ⟨001̅⟩',
    );
    expect(withPlainMath('$\\frac{a+b}{c}$, $\\frac{1}{2}$ and $x^{Q}$')).toBe(
      '$\\frac{a+b}{c}$, 1/2 and $x^{Q}$',
    );
  });
  it('protects the capitals of names in a title that has them for names alone', () => {
    expect(textToTex('A proof of the Riemann hypothesis: On Markov chains', true)).toBe(
      'A proof of the {Riemann} hypothesis: On {Markov} chains',
    );
    expect(textToTex('Attention Is All You Need', true)).toBe('Attention Is All You Need');
    expect(textToTex('BERT for $H_0$ in practice', true)).toBe('{BERT} for {$H_0$} in practice');
  });

  it('writes formulas for the eye, where Unicode has no signs for them', () => {
    expect(
      readableMath('$\\mathcal{O}(\\sqrt{T})$ on $\\mathbb{R}^{n\\times m}$, $SU(2)_L$, \\(x^2\\)'),
    ).toBe('O(√T) on R^(n×m), SU(2)_L, x²');
    expect(withPlainMath('$SU(2)_L$ and $\\sqrt{a+b}$')).toBe('$SU(2)_L$ and √(a+b)');
    expect(readableMath('Dispersion$\\unicode{x2013}$Galaxy, $\\unicode{945}$, $\\unicode{xd800}$')).toBe(
      'Dispersion–Galaxy, α, $\\unicode{xd800}$',
    );
    expect(readableMath('it costs $5 and $6')).toBe('it costs $5 and $6');
    expect(readableMath('$\\unheardof{x}$')).toBe('$\\unheardof{x}$');
  });
});

describe('a .bib file', () => {
  it('gives every field its place', () => {
    const paper = only(String.raw`
      @STRING{nips = "Advances in " # "NIPS"}
      @inproceedings{vaswani:2017,
        author = {Vaswani, Ashish and Shazeer, Noam and {Google Brain} and others},
        title = "{Attention} Is All You Need.",
        booktitle = nips # { 30},
        year = 2017, month = jun # "~12", pages = {5998--6008}, editor = {van der Berg, Jan},
        doi = {https://doi.org/10.5555/3295222.3295349},
        eprint = {1706.03762v5}, archivePrefix = {arXiv}, primaryClass = {cs.CL},
        url = {https://example.org/a_b\%20c}, keywords = {transformers, attention},
        abstract = {We propose \emph{attention}.}, annote = {Read
        again.}, isbn = {978-0-262-03561-3, 1}, date-added = {2024-02-03T04:05:06Z}
      }`);
    expect(paper).toMatchObject({
      key: 'vaswani:2017',
      bibliography: {
        title: 'Attention Is All You Need',
        authors: [
          { name: 'Ashish Vaswani', given: 'Ashish', family: 'Vaswani' },
          { name: 'Noam Shazeer', given: 'Noam', family: 'Shazeer' },
          { name: 'Google Brain', family: 'Google Brain' },
        ],
        authorsTruncated: true,
        venue: 'Advances in NIPS 30',
        year: 2017,
        date: '2017-06-12',
        abstract: 'We propose attention.',
        ids: {
          doi: '10.5555/3295222.3295349',
          arxiv: '1706.03762',
          arxivVersion: 5,
          isbn: '978-0-262-03561-3',
        },
        url: 'https://example.org/a_b%20c',
        details: { type: 'paper-conference', pages: '5998-6008', editors: [{ name: 'Jan van der Berg' }] },
      },
      tags: ['transformers', 'attention'],
      note: 'Read\nagain.',
      saved: Date.UTC(2024, 1, 3, 4, 5, 6),
    });
  });

  it('in biblatex has dates, subtitles and journals', () => {
    const paper = only(
      '@article{k, title={A}, subtitle={B}, journaltitle={J}, date={2019-06/2019-07}, eprinttype={arxiv}, eprint={math.GT/0309136}}',
    );
    expect(paper.bibliography).toMatchObject({
      title: 'A: B',
      venue: 'J',
      date: '2019-06',
      year: 2019,
      ids: { arxiv: 'math/0309136' },
    });
  });

  it('inherits what a crossref names, the title as the book’s, and ends in no ring', () => {
    const text =
      '@inproceedings{a, title={Paper}, crossref={B}} @proceedings{b, title={Proceedings}, year=2020, crossref={a}}';
    expect(readBibtex(text).papers[0]?.bibliography).toMatchObject({
      title: 'Paper',
      venue: 'Proceedings',
      year: 2020,
    });
    expect(titles('@misc{a, title={T}, crossref={a}}')).toEqual(['T']);
  });

  it.each([
    ['year = {May 1979}', { year: 1979, date: '1979-05' }],
    ['year = 2020, month = {March 5--7}', { date: '2020-03-05' }],
    ['year = 2020, month = 3, day = 31', { date: '2020-03-31' }],
    ['year = 2020, month = 2, day = 31', { date: '2020-02' }],
    ['date = {2004-22~}', { year: 2004 }],
    ['year = {"1999"}', { year: 1999 }],
  ])('reads %s', (field, expected) => {
    expect(only(`@article{k, title={T}, ${field}}`).bibliography).toMatchObject(expected);
  });

  it('leaves out a year that is none, and says so', () => {
    const text = '@article{k, title={T}, year={in press}}';
    expect(only(text).bibliography.year).toBeUndefined();
    expect(problems(text)).toBe('1 "in press" is not a year');
  });

  it('keeps an arXiv id wherever Scholar, DBLP or Mendeley put it', () => {
    for (const field of [
      'journal={arXiv preprint arXiv:1706.03762}',
      'journal={CoRR}, volume={abs/1706.03762}',
      'arxivId={1706.03762}',
      'url={http://arxiv.org/abs/1706.03762v1}',
    ]) {
      expect(only(`@article{k, title={T}, ${field}}`).bibliography.ids.arxiv).toBe('1706.03762');
    }
  });
});

describe('a broken .bib file', () => {
  it('without a key keeps the entry', () => {
    expect(titles('@article{author={A, B}, title={T}}')).toEqual(['T']);
  });

  it('with an unbalanced brace loses no later entry and says where', () => {
    const text =
      '@article{a, title={A {broken},\n year=2020\n}\n\n@article{b,\n title={B}}\n@article{c, title={C}}';
    expect(titles(text)).toEqual(['A broken', 'B', 'C']);
    expect(problems(text)).toMatch(/1 entry "a": it is not closed before the next entry/);
  });

  it('with a missing closing brace ends where the next entry starts', () => {
    expect(titles('@article{a, title={A},\n@article{b, title={B}}')).toEqual(['A', 'B']);
  });

  it('with stray lines, missing commas and comments keeps the fields around them', () => {
    const text = '@article{a,\n title={A}\n year=2001,\n what is this\n %% note\n doi={10.1000/x}\n}';
    expect(only(text).bibliography).toMatchObject({ title: 'A', year: 2001, ids: { doi: '10.1000/x' } });
    expect(problems(text)).toMatch(/"what is this" is not a field/);
  });

  it('skips comments with and without braces, # and % lines, and the preamble', () => {
    const text =
      '@comment{ @article{no, title={No}} }\n@comment jabref\n# @article{no, title={No}}\n%@article{no, title={No}}\n@preamble{"\\def\\x{1}"}\n@article{b, title={B}}';
    expect(titles(text)).toEqual(['B']);
  });

  it('expands no macro bomb and no macro of itself', () => {
    const bomb = Array.from({ length: 40 }, (_, at) => `@string{a${at + 1} = a${at} # a${at}}`).join('\n');
    const text = `@string{a0 = "0123456789"}\n${bomb}\n@string{s = s # s}\n@article{k, title = a40, note = s}`;
    const start = performance.now();
    const { papers, rejected } = readBibtex(text);
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(papers.length + rejected.length).toBe(1);
    expect(problems(text)).toMatch(/expand to more than/);
  });

  it('has keys of any kind', () => {
    const long = 'k'.repeat(10_000);
    expect(
      readBibtex(
        `@a{Ünï:code, title={A}} @a{${long}, title={B}} @a{x, title={C}} @a{x, title={D}}`,
      ).papers.map((paper) => paper.key?.length),
    ).toEqual([8, 200, 1, 1]);
    expect(titles('@a{one, two, title={C}}')).toEqual(['C']);
  });

  it('has a thousand authors, groups, and names of many commas', () => {
    const many = Array.from({ length: 1_000 }, (_, at) => `Family${at}, Given`).join(' and ');
    expect(only(`@a{k, title={T}, author={${many}}}`).bibliography.authors).toHaveLength(1_000);
    expect(
      only('@a{k, title={T}, author={{{A Group}} and a, b, c, d, e}}').bibliography.authors.map(
        (author) => author.name,
      ),
    ).toEqual(['A Group', 'b, c, d, e a']);
    expect(problems(`@a{k, title={T}, author={${'A and '.repeat(5_001)}B}}`)).toMatch(/5002 authors/);
  });

  it('counts loaded and refused to the number of its entries', () => {
    const text = Array.from({ length: 300 }, (_, at) =>
      at % 3 === 0 ? `@a{k${at},}` : at % 3 === 1 ? `@a{k${at}, title={}}` : `@a{, title={T${at}}}`,
    ).join('\n');
    const { papers, rejected } = readBibtex(text);
    expect(papers.length + rejected.length).toBe(300);
  });

  it.each([
    ['nested braces', `@a{k, title={${'{'.repeat(10_000)}x${'}'.repeat(10_000)}}}`],
    ['no entry at all', 'x'.repeat(500_000)],
    ['spaces', `@a{k, title={x${' '.repeat(500_000)}}}`],
    ['line breaks', `@a{k, title={x}${'\n'.repeat(500_000)}}`],
    ['at signs', '@a{'.repeat(170_000)],
    ['open fields', '@a{k,b={'.repeat(60_000)],
    ['open quotes', '@a{k,b="'.repeat(60_000)],
    ['open entries, one a line', '@article{k,b={\n'.repeat(30_000)],
    ['backslashes', `@a{k, title={${'\\'.repeat(500_000)}}}`],
    ['open formulas', `@a{k, title={${'\\('.repeat(250_000)}}}`],
    ['dollars', `@a{k, title={${'$ '.repeat(250_000)}}}`],
    ['accents', `@a{k, title={${"\\'{".repeat(150_000)}}}`],
    ['and', `@a{k, title={x}, author={${'and '.repeat(125_000)}}}`],
    ['commas', `@a{k, title={x}, author={${','.repeat(500_000)}}}`],
    ['hashes', `@a{k, title=${'a#'.repeat(250_000)}}`],
    ['equals', '@a{k,'.concat('a='.repeat(250_000))],
    ['comment lines', '%@\n'.repeat(170_000)],
    ['one long comment line', `%${'@'.repeat(500_000)}`],
  ])('of 500 kB of %s takes linear time', (_name, text) => {
    const start = performance.now();
    readBibtex(text);
    // Half a second on a quiet machine; anything quadratic takes minutes.
    expect(performance.now() - start).toBeLessThan(6_000);
  });
});

describe('BibTeX out', () => {
  const hostile = 'a \\write18{rm} {x $ 50% & # _ ~ ^ } $\\input{x}$ $x_1$ \\';

  it('holds no command of a page’s text, and balanced braces', () => {
    const tex = textToTex(hostile);
    expect(tex).not.toMatch(/\\(?:write|input)/);
    expect(tex).toContain('$x_1$');
    let depth = 0;
    for (const c of tex) {
      if (c === '{') depth++;
      if (c === '}') depth--;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
    expect(texToText(tex)).toBe(hostile);
  });

  it('writes as commands what LaTeX’s first encoding sets as other characters, and takes no bracket of a title for markup', () => {
    const title = 'If a < b | c > d and <i>x</i>';
    const tex = [...writeBibtex([barePaper({ title, authors: [], ids: {} })])].join('');
    expect(tex).not.toMatch(/[<>|]/);
    expect(readBibtex(tex).papers[0]?.bibliography.title).toBe(title);
  });

  it('protects the capitals that have a meaning', () => {
    expect(textToTex('ImageNet Classification with GPT-4 and 3D U-Net', true)).toBe(
      '{ImageNet} Classification with {GPT-4} and {3D} {U-Net}',
    );
  });

  it('writes signs and formulas as every LaTeX sets them, and keeps their capitals from styles in small letters', () => {
    const title = 'f(R) gravity, β-decay at ≤ 5 GeV and almost-$ΛCDM$ cosmologies';
    const tex = textToTex(title, true);
    expect(tex).toBe(
      '{f(R)} gravity, {\\ensuremath\\beta}-decay at {\\ensuremath\\leq} 5 {GeV} and almost-{${\\ensuremath\\Lambda}CDM$} cosmologies',
    );
    expect(texToText(tex)).toBe(title);
    expect(texToText('$\\Lambda CDM$')).toBe('$\\Lambda CDM$');
    expect(textToTex('Η θεωρία')).toBe('Η θεωρία');
  });

  it('writes a preprint of a page as INSPIRE does: its eprint bare, its comments where no style prints them', () => {
    const bibliography = {
      title: 'T',
      authors: [{ name: 'Gabriella De Lucia' }, { name: 'Nguyen Van Anh' }],
      comments: '12 pages',
      ids: { arxiv: '2607.21497', arxivVersion: 2 },
      links: [
        { kind: 'pdf' as const, url: 'https://arxiv.org/pdf/2607.21497' },
        { kind: 'code' as const, url: 'https://example.org/code' },
      ],
    };
    const text = [...writeBibtex([barePaper(bibliography)])].join('');
    expect(text).toContain('@misc{delucia,');
    expect(text).toContain('author = {De Lucia, Gabriella and Nguyen Van Anh}');
    expect(text).toContain('eprint = {2607.21497},');
    expect(text).not.toMatch(/ {2}(?:note|pdf) =/);
    const [back] = readBibtex(text).papers;
    expect(back?.bibliography.ids).toEqual(bibliography.ids);
    expect(back?.bibliography.comments).toBe('12 pages');
    const again = [...writeBibtex([{ ...barePaper(bibliography), key: 'DBLP:conf/x/Y.17' }])].join('');
    expect(again).toMatch(/^@misc\{DBLP:conf\/x\/Y\.17,/);
    expect(again).toContain('note = {12 pages}');
  });

  it('gives every entry a key of its own in ASCII', () => {
    const paper = barePaper({
      title: 'Über den Läufer',
      authors: [{ name: 'Paul Erdős', given: 'Paul', family: 'Erdős' }],
      year: 1950,
      ids: {},
    });
    const text = [
      ...writeBibtex([paper, paper, { ...paper, key: 'bad key{' }, { ...paper, key: 'good:Key_1' }]),
    ].join('');
    expect([...text.matchAll(/^@\w+\{(.*),$/gm)].map((match) => match[1])).toEqual([
      'erdos1950uber',
      'erdos1950uberb',
      'erdos1950uberc',
      'good:Key_1',
    ]);
    expect(
      [...writeBibtex([barePaper({ title: '深層学習', authors: [{ name: '李飞飞' }], ids: {} })])].join(''),
    ).toMatch(/^@misc\{paper,/);
  });

  it('writes an arXiv paper as arXiv does', () => {
    const text = [
      ...writeBibtex([
        barePaper({
          title: 'T',
          authors: [],
          year: 2017,
          ids: { arxiv: '1706.03762' },
          subjects: ['Computation and Language (cs.CL)'],
        }),
      ]),
    ].join('');
    expect(text).toMatch(
      /@misc\{.*eprint = \{1706\.03762\},\n {2}archiveprefix = \{arXiv\},\n {2}primaryclass = \{cs\.CL\}/s,
    );
  });
});
