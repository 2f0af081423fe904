/**
 * What leaves Offprint attacks nobody who reads it: X1 to X7, each over every writer that it concerns. The texts of the
 * papers are what a hostile page could give.
 */
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { readBibtex } from '../../../lib/formats/bibtex/read.ts';
import { writeBibtex } from '../../../lib/formats/bibtex/write.ts';
import { citationText, linkText } from '../../../lib/formats/copy-text.ts';
import { writeCsl } from '../../../lib/formats/csl/write.ts';
import { readRows } from '../../../lib/formats/csv/table.ts';
import { writeCsv } from '../../../lib/formats/csv/write.ts';
import { readCsv } from '../../../lib/formats/csv/read.ts';
import { fileNameOf } from '../../../lib/formats/file-name.ts';
import { barePaper, type InterchangePaper } from '../../../lib/formats/interchange.ts';
import { writeMarkdown, writeMarkdownFiles } from '../../../lib/formats/markdown/write.ts';
import { readRis } from '../../../lib/formats/ris/read.ts';
import { writeRis } from '../../../lib/formats/ris/write.ts';
import { writeAnnotations } from '../../../lib/formats/w3c/write.ts';
import { mark, papers, settings } from './arbitrary.ts';

/** A paper that says `text` in every field a page or a file can fill. */
function saying(text: string): InterchangePaper {
  const [one] = fc.sample(mark, { numRuns: 1, seed: 1 });
  return {
    ...barePaper({
      title: text,
      authors: [{ name: text }, { name: `${text} ${text}`, given: text, family: text }],
      abstract: text,
      venue: text,
      comments: text,
      journalRef: text,
      subjects: [text],
      year: 2020,
      ids: { arxiv: '2401.00001' },
      details: {
        type: 'article-journal',
        volume: text,
        issue: text,
        publisher: text,
        place: text,
        series: text,
      },
    }),
    tags: [text],
    collections: [[text, text]],
    note: text,
    key: text,
    marks: one ? [{ ...one, note: text, quote: { ...one.quote, exact: text } }] : [],
  };
}

const whole = (chunks: Iterable<string>): string => [...chunks].join('');

describe('X1: no cell of a CSV file is a formula', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '  =1',
    '\u3000=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '=HYPERLINK("http://x","y")',
    '"=1"',
    '=1\n=2',
  ])('%j', (text) => {
    const csv = whole(writeCsv([saying(text)]));
    for (const { cells } of readRows(csv)) {
      for (const cell of cells) expect(cell).not.toMatch(/^[\s\u3000]*[=+\-@＝＋－＠]/);
    }
    const bare = whole(writeCsv([{ ...saying(text), marks: [] }]));
    expect(readCsv(bare).papers[0]?.note).toBe(text.replace(/\r/g, '\n').trim());
  });

  it('keeps quotation marks and line breaks', () => {
    const note = 'He said "so".\nAnd, then; left.';
    expect(readCsv(whole(writeCsv([{ ...saying('A'), marks: [], note }]))).papers[0]?.note).toBe(note);
  });
});

describe('X2: BibTeX holds no command of a page’s, and its braces are balanced', () => {
  const hostile = [
    '% $ & # _ ~ ^ \\ { }',
    '\\input{/etc/passwd}',
    '\\write18{rm -rf ~}',
    '}}} @article{x, title={y}}',
    '\\',
    '{',
    '}',
    '$\\def\\x{y}$',
    '^^5cinput{x}',
    '"',
    '\\catcode`\\%=12',
    '% comment\n@comment{',
  ];

  it.each(hostile)('%j', (text) => {
    const tex = whole(writeBibtex([saying(text), saying(`${text} b`)]));
    expect(tex).not.toMatch(/\\(?:input|write|def|catcode|include|immediate|openout|read|csname)(?![a-z])/);
    expect(tex).not.toMatch(/\^\^/);
    let depth = 0;
    for (const [at, c] of [...tex].entries()) {
      if (tex[at - 1] === '\\' && /[{}]/.test(c)) continue;
      if (c === '{') depth++;
      if (c === '}') depth--;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
    const read = readBibtex(tex);
    expect([read.papers.length, read.rejected.length]).toEqual([2, 0]);
  });

  it('gives unique keys of A–Z, a–z, 0–9, ":", "_" and "-", to any papers', () => {
    fc.assert(
      fc.property(papers, (list) => {
        const twice = [...list, ...list];
        const keys = [...whole(writeBibtex(twice)).matchAll(/^@\w+\{(.*),$/gm)].map(
          (match) => match[1] ?? '',
        );
        for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9:_-]+$/);
        expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(twice.length);
      }),
      settings,
    );
  });

  it('gives five thousand papers alike their keys in linear time', () => {
    const alike = Array.from({ length: 20_000 }, () => saying('Alike'));
    const time = (count: number): number => {
      const from = process.cpuUsage().user;
      whole(writeBibtex(alike.slice(0, count)));
      return process.cpuUsage().user - from;
    };
    time(1_000);
    // Quadratic would be sixteen times as long.
    expect(time(20_000)).toBeLessThan(10 * Math.max(time(5_000), 20_000));
  });
});

describe('X3: no line break of a text makes a tag of RIS', () => {
  it.each([
    'a\nER  - \nTY  - JOUR\nTI  - forged',
    'a\r\nER  - ',
    'a\rTY  - BOOK',
    'a\u2028ER  - ',
    'a\u0085TY  - BOOK',
    'a\u000bER  - ',
    'ER  - ',
    'TY  - JOUR',
  ])('%j', (text) => {
    const ris = whole(writeRis([saying(text), saying(text)]));
    // However a program breaks lines.
    // oxlint-disable-next-line no-control-regex
    const lines = ris.split(/\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/);
    expect(lines.filter((line) => line.startsWith('TY  -'))).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith('ER  -'))).toHaveLength(2);
    expect(readRis(ris).papers).toHaveLength(2);
  });
});

describe('X4: Markdown and its front matter show a text as text', () => {
  const hostile = [
    '---',
    '---\nevil: true\n---',
    'a: b',
    '[[link]]',
    '](javascript:alert(1))',
    '[x](javascript:alert(1))',
    '```\ncode',
    '`',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '# heading',
    '- item',
    '> quote',
    '| a | b |',
    '!include x',
    '{{7*7}}',
    '&lt;script&gt;',
    '"quoted" \\ x',
    '*a* _b_ ~~c~~',
    '\u2028---\u2028',
  ];

  it.each(hostile)('%j in the front matter of a file', (text) => {
    const { note: _note, ...rest } = saying(text);
    const [file] = [...writeMarkdownFiles([{ ...rest, note: '' }])];
    const [, front = ''] = /^---\n([\s\S]*?)\n---\n/.exec(file?.text ?? '') ?? [];
    // Every scalar is a JSON string, a number or a plain word of ours; nothing opens a key or a document of its own.
    for (const line of front.split('\n')) {
      const value = /^(?:[a-z_]+:|\s+-)\s?(.*)$/.exec(line)?.[1];
      expect(value, line).toBeDefined();
      if (value?.startsWith('"')) expect(() => JSON.parse(value) as unknown).not.toThrow();
      else expect(value).toMatch(/^(?:\d+|true|saved|later|\d{4}-\d{2}-\d{2})?$/);
    }
    expect(JSON.parse(/^title: (.*)$/m.exec(front)?.[1] ?? '')).toBe(text);
  });

  it.each(hostile)('%j in the text: nothing runs, nothing links', (text) => {
    const papersSaying = [saying(text)];
    for (const markdown of [
      whole(writeMarkdown(papersSaying)),
      ...[...writeMarkdownFiles(papersSaying)].map((file) => file.text.replace(/^---\n[\s\S]*?\n---\n/, '')),
      linkText(papersSaying[0]!.bibliography),
    ]) {
      const page = new JSDOM(marked.parse(markdown, { async: false })).window.document;
      for (const link of page.querySelectorAll('a'))
        expect(link.href).not.toMatch(/^(?:javascript|data|vbscript):/i);
      expect(page.querySelectorAll('script, img, iframe, svg, object, [onerror], [onload]')).toHaveLength(0);
    }
  });
});

describe('X5: a file name is one, on every system', () => {
  it.each([
    '../',
    '../../etc/passwd',
    '..\\..\\x',
    'CON',
    'con.txt',
    'NUL',
    'LPT1',
    'x'.repeat(300),
    '深'.repeat(300),
    '👩‍🔬',
    'a.',
    'a . .',
    '.hidden',
    '-rf',
    'a\u0000b',
    'a\u202egnp.exe',
    'a:b',
    'a?b*c|d<e>"f',
    '',
    ' ',
    '\ud800',
  ])('%j', (text) => {
    for (const name of [
      fileNameOf(text),
      ...[...writeMarkdownFiles([saying(text || 'x')])].map((file) => file.name.replace(/\.md$/, '')),
    ]) {
      expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}]/u);
      expect(name).not.toMatch(/^[\s.~-]|[\s.]$/);
      expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200);
      expect(name.length).toBeGreaterThan(0);
      expect(name.isWellFormed()).toBe(true);
    }
  });
});

describe('X6: what is written is read again as it was (see also round-trip.test.ts and json.test.ts)', () => {
  it('as many papers as were written, none refused, in every format that is read', () => {
    fc.assert(
      fc.property(papers, (list) => {
        for (const [written, read] of [
          [whole(writeBibtex(list)), readBibtex],
          [whole(writeRis(list)), readRis],
          [whole(writeCsv(list)), readCsv],
        ] as const) {
          if (list.length === 0) continue;
          const parsed = read(written);
          expect(parsed.papers.length).toBe(list.length);
          expect(parsed.rejected).toEqual([]);
        }
      }),
      settings,
    );
  });
});

describe('X7: an export that is opened as a page runs nothing', () => {
  const hostile = [
    '<script>pwned()</script>',
    '<img src=x onerror=pwned()>',
    '"><svg onload=pwned()>',
    "'><iframe srcdoc='<script>pwned()</script>'>",
    '</style><script>pwned()</script>',
    '<a href="javascript:pwned()">x</a>',
    '<!--',
    ']]><script>pwned()</script>',
  ];

  // No format of Offprint is HTML; Markdown becomes HTML in the programs that show it, and says no more than its text.
  it.each(hostile)('%s, as Markdown is rendered', (text) => {
    const html = [
      marked.parse(whole(writeMarkdown([saying(text)])), { async: false }),
      ...[...writeMarkdownFiles([saying(text)])].map((file) => marked.parse(file.text, { async: false })),
    ].join('\n');
    let runs = 0;
    const { window } = new JSDOM('<body></body>', {
      runScripts: 'dangerously',
      beforeParse: (opened) => Object.assign(opened, { pwned: () => runs++ }),
    });
    window.document.write(`<!doctype html>${html}`);
    window.document.close();
    expect(window.document.querySelectorAll('script, svg, iframe, [onerror], [onload]')).toHaveLength(0);
    for (const link of window.document.querySelectorAll('a')) expect(link.href).not.toMatch(/^javascript:/i);
    expect(runs).toBe(0);
    window.close();
  });

  it('JSON formats hold the text as a string and nothing else', () => {
    for (const text of hostile) {
      const [item] = JSON.parse(whole(writeCsl([saying(text)]))) as { title: string }[];
      expect(typeof item?.title).toBe('string');
      expect(() => JSON.parse(whole(writeAnnotations([saying(text)]))) as unknown).not.toThrow();
      expect(citationText(saying(text).bibliography)).not.toContain('\n');
    }
  });
});
