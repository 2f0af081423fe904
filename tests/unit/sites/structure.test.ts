/** A report tells how a page is built, and none of what it says. */
import { describe, expect, it } from 'vitest';
import { structureOf } from '../../../lib/sites/structure.ts';
import { openPage } from '../../../scripts/lab/dom.ts';
import { arxivAbsPage, arxivNewPage } from '../../support/arxiv-pages.ts';
import { huggingFaceDailyPage } from '../../support/huggingface-pages.ts';
import { madeUpRecords } from '../../support/records.ts';

const URL = 'https://arxiv.org/list/cs.LG/new?skip=25';
const shape = (html: string, url = URL) => structureOf(openPage(html, url));

describe('the structure of a page', () => {
  it('tells tags, classes, attributes, nesting and counts', () => {
    const text = shape(
      '<body><ul id="x" class="papers dark"><li class="card-17"><a href="/abs/2401.00001v2">T</a></li><li class="card-18"><a href="/abs/2401.00002">U</a></li></ul></body>',
    );
    expect(text.split('\n')).toEqual([
      'https://arxiv.org/list/…/…?…',
      'body',
      ' ul.papers.dark [id]',
      '  li.card-0 ×2',
      '   a [href=/abs/…] ×2',
    ]);
  });

  it('holds no word, name or identifier of the pages we read', () => {
    const records = madeUpRecords(30, 71);
    for (const html of [arxivNewPage(records), huggingFaceDailyPage(records), arxivAbsPage(records[0]!)]) {
      const text = shape(html);
      expect(text.length).toBeGreaterThan(200);
      expect(text.length).toBeLessThan(30_000);
      for (const { id, title, authors, abstract } of records) {
        for (const secret of [id, title, ...authors, abstract.slice(0, 20)])
          expect(text).not.toContain(secret);
        for (const part of authors.flatMap((name) => name.split(' ')).filter((word) => word.length > 3))
          expect(text).not.toMatch(new RegExp(`\\b${part}\\b`));
      }
    }
  });

  it.each([
    ['an address of a person', '<a href="/jane-doe">x</a>', 'jane'],
    ['an address elsewhere', '<a href="https://jane.example.org/cv">x</a>', 'jane'],
    ['a query', '<a href="/search?q=secret+wish">x</a>', 'secret'],
    ['a mail address', '<a href="mailto:jane@example.org">x</a>', 'jane'],
    ['a value', '<input value="secret" placeholder="secret" data-title="secret">', 'secret'],
    ['a comment', '<!-- secret --><p>x</p>', 'secret'],
    ['a script', '<script>const secret = 1;</script>', 'secret'],
    ['odd class names', '<p class="“secret” wish,secret">x</p>', 'secret'],
    ['an inline picture', '<img src="data:text/plain,secret">', 'secret'],
    ['a fragment', '<a href="#secret">x</a>', 'secret'],
  ])('masks %s', (_what, html, secret) => expect(shape(`<body>${html}</body>`)).not.toContain(secret));

  it('stands deep, long and clobbered pages', () => {
    const deep = '<div>'.repeat(5_000) + 'x';
    const long = `<ul>${'<li><b>x</b></li>'.repeat(30_000)}</ul>`;
    const clobbered =
      '<form><input name="localName"><input name="className"><input name="childNodes"></form>';
    for (const html of [deep, long, clobbered])
      expect(shape(`<body>${html}</body>`).split('\n').length).toBeLessThan(310);
  });
});
