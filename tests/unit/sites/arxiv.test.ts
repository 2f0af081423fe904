import { describe, expect, test } from 'vitest';
import { arxiv } from '../../../lib/sites/arxiv.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import { openPage } from '../../../scripts/lab/dom.ts';
import { fixturePage, list, listEntry, readHtml, recordsOf } from './support.ts';

const NEW = 'https://arxiv.org/list/cs.LG/new';

describe('the pages it knows', () => {
  const kindOf = (address: string): string | null => arxiv.recognise(new URL(address));
  test('lists, catchup, searches and author lists', () => {
    for (const path of [
      '/list/cs.LG/new',
      '/list/cs/2301',
      '/list/astro-ph/2024-08?skip=50',
      '/catchup/cs.LG/2026-11-20?abs=True',
      '/search/?query=x',
      '/search/advanced?terms-0-term=x',
      '/a/warner_s_1',
    ]) {
      expect(kindOf(`https://arxiv.org${path}`), path).toBe('listing');
    }
  });
  test('abstract and HTML pages of both styles of identifier', () => {
    for (const path of ['/abs/2611.10001', '/abs/math/0502036v2', '/html/2611.10001v1']) {
      expect(kindOf(`https://arxiv.org${path}`), path).toBe('paper');
    }
  });
  test('no others', () => {
    for (const path of ['/', '/help', '/pdf/2611.10001', '/abs/', '/listing', '/login']) {
      expect(kindOf(`https://arxiv.org${path}`), path).toBeNull();
    }
  });
});

describe('a list', () => {
  test('gives every entry its own elements: rail beside the identifier, title and abstract apart', () => {
    const [first] = readPage(fixturePage('arxiv', 'new')).sightings;
    expect(first?.elements.entry.localName).toBe('dt');
    expect(first?.elements.anchor.textContent).toContain('arXiv:2611.10001');
    expect(first?.elements.title?.className).toBe('list-title mathjax');
    expect(first?.elements.abstract?.localName).toBe('p');
  });

  test('never gives an entry without a body its neighbour’s', () => {
    const [only] = recordsOf(
      readHtml(
        NEW,
        list('<dt><a href="/abs/2611.00001">arXiv:2611.00001</a></dt>', listEntry('2611.00002', {})),
      ),
    );
    expect(only?.ids.arxiv).toBe('2611.00002');
    expect(only?.title).toBe('Title 2611.00002');
  });

  test('a body without an entry before it is nobody’s', () => {
    const stray = '<dd><div class="meta"><div class="list-title">Title: Stray</div></div></dd>';
    expect(recordsOf(readHtml(NEW, list(stray, listEntry('2611.00002', {})))).map((r) => r.title)).toEqual([
      'Title 2611.00002',
    ]);
  });

  test('reads several lists under one repeated id, and entries that stand in none', () => {
    const html =
      list(listEntry('2611.00001', {})) + list(listEntry('2611.00002', {})) + listEntry('2611.00003', {});
    expect(recordsOf(readHtml(NEW, html)).map((r) => r.ids.arxiv)).toEqual([
      '2611.00001',
      '2611.00002',
      '2611.00003',
    ]);
  });

  test('takes the section from the heading, else from the mark behind the identifier', () => {
    const marked = listEntry('2611.00004', { mark: '(cross-list from math.PR)' });
    expect(recordsOf(readHtml(NEW, list(marked)))[0]?.section).toBe('cross-list');
    expect(recordsOf(readPage(fixturePage('arxiv', 'new'))).map((r) => r.section)).toEqual([
      'new',
      'new',
      'cross-list',
      'replacement',
    ]);
  });

  test('says nothing is wrong with a day without announcements', () => {
    const listing = readPage(fixturePage('arxiv', 'empty'));
    expect(listing).toMatchObject({ site: 'arxiv', kind: null, sightings: [], broken: [] });
  });

  test('notices that a list it cannot read has papers all the same', () => {
    const html = '<body><ul><li><a href="/abs/2611.00001">Some title</a> by A. Author</li></ul></body>';
    expect(readHtml(NEW, html).broken).not.toEqual([]);
  });

  test('a hundred names on a list are a list that arXiv has cut without a word', () => {
    const names = (n: number): string =>
      Array.from({ length: n }, (_, i) => `<a href="/search">N. ${i}</a>`).join(', ');
    const [cut, whole] = recordsOf(
      readHtml(
        NEW,
        list(
          listEntry('2611.00001', { authors: names(100) }),
          listEntry('2611.00002', { authors: names(99) }),
        ),
      ),
    );
    expect(cut?.authorsTruncated).toBe(true);
    expect(whole?.authorsTruncated).toBeUndefined();
  });

  test('withdrawn is what comments say or an abstract begins with, not what it speaks of', () => {
    const read = (fields: object): boolean | undefined =>
      recordsOf(readHtml(NEW, list(listEntry('2611.00001', fields))))[0]?.withdrawn;
    expect(read({ comments: 'Withdrawn due to an error in Lemma 2' })).toBe(true);
    expect(read({ comments: '12 pages. This submission has been withdrawn' })).toBe(true);
    expect(read({ abstract: 'This paper has been withdrawn by the author.' })).toBe(true);
    expect(
      read({ abstract: 'Troops have withdrawn. We study why money is withdrawn from banks.' }),
    ).toBeUndefined();
    expect(read({ comments: 'We discuss how funds are withdrawn' })).toBeUndefined();
  });
});

describe('author lines', () => {
  const namesIn = (line: string): string[] =>
    recordsOf(readHtml(NEW, list(listEntry('2611.00001', { authors: line }))))[0]?.authors.map(
      (a) => a.name,
    ) ?? [];
  const link = (name: string): string =>
    `<a href="https://arxiv.org/search/cs?searchtype=author&amp;query=X">${name}</a>`;

  test('affiliations in brackets, nested ones too, are no names', () => {
    expect(namesIn(`${link('A. One')} (1), ${link('B. Two')} (X (Y), Z) ((1) Place, (2) Other)`)).toEqual([
      'A. One',
      'B. Two',
    ]);
  });
  test('a bracket left open hides nobody', () => {
    expect(namesIn(`${link('A. One')} (Place, ${link('B. Two')}, ${link('C. Three')}`)).toEqual([
      'A. One',
      'B. Two',
      'C. Three',
    ]);
  });
  test('a group and its first member in one link are two', () => {
    expect(namesIn(`The ${link('Deep Collaboration. Eve Example')}, ${link('B. Two')}`)).toEqual([
      'The Deep Collaboration',
      'Eve Example',
      'B. Two',
    ]);
  });
  test('names without links are read from the text', () => {
    expect(namesIn('A. One (MIT), B. Two and C. Three')).toEqual(['A. One', 'B. Two', 'C. Three']);
  });
});

describe('the page of one paper', () => {
  test('takes the folded part of a long author list, and its own date with the year of the first version', () => {
    const [record] = recordsOf(readPage(fixturePage('arxiv', 'abs')));
    expect(record?.authors.map((a) => a.name)).toEqual(['Ada Okafor', 'Anu Roy', 'B. Lee']);
    expect(record?.authorsTruncated).toBeUndefined();
    expect(record).toMatchObject({ date: '2026-11-21', year: 2026, ids: { arxivVersion: 2 } });
    expect(record?.journalRef).toBe('J. Walks 12 (2026) 1-12');
  });

  test('an abstract address that serves the paper itself is read as the paper', () => {
    const html = fixturePage('arxiv', 'html').document.documentElement.outerHTML;
    const [record] = recordsOf(readHtml('https://arxiv.org/abs/2611.10001', html));
    expect(record?.title).toBe('Bounds for $\\ell_{1}$-regularised walks');
  });

  test('the template of 2010 is read', () => {
    const html = `<body><div id="abs"><div class="dateline">(Submitted on 12 Jun 2010 (<a href="/abs/1006.0001v1">v1</a>), last
      revised 6 Dec 2011 (this version, v5))</div><h1 class="title"><span class="descriptor">Title:</span>
      An old page</h1><div class="authors"><span class="descriptor">Authors:</span>
      <a href="/find/math/1/au:+Silva_J/0/1/0/all/0/1">Jo&atilde;o Silva</a> (IMPA), <a href="/find/math/1/au:+Roy_A/0/1/0/all/0/1">A. Roy</a></div>
      <blockquote class="abstract"><span class="descriptor">Abstract:</span> Text.</blockquote><table><tr>
      <td class="tablecell label">Cite&nbsp;as:</td><td class="tablecell arxivid"><a href="/abs/1006.0001">arXiv:1006.0001</a> [math.GT]</td></tr>
      <tr><td class="tablecell label">&nbsp;</td><td class="tablecell arxividv">(or <span class="arxivid"><a href="/abs/1006.0001v5">arXiv:1006.0001v5</a></span>)</td></tr></table></div></body>`;
    const [record] = recordsOf(readHtml('http://arxiv.org/abs/1006.0001', html));
    expect(record).toMatchObject({
      title: 'An old page',
      authors: [{ name: 'João Silva' }, { name: 'A. Roy' }],
      date: '2011-12-06',
      year: 2010,
      ids: { arxiv: '1006.0001', arxivVersion: 5 },
    });
  });

  test('the version shown is withdrawn when its history says so, not when another version was', () => {
    const page = (history: string): string =>
      `<body><div id="abs"><h1 class="title">Title: T</h1><blockquote class="abstract">A</blockquote></div>
       <div class="submission-history">${history}</div></body>`;
    const read = (history: string): boolean | undefined =>
      recordsOf(readHtml('https://arxiv.org/abs/2611.00001', page(history)))[0]?.withdrawn;
    const other = '<strong><a href="/abs/2611.00001v1">[v1]</a></strong> Tue (3 KB)';
    expect(read(`${other}<br><strong>[v2]</strong> Wed (1 KB) <em>(withdrawn)</em><br>`)).toBe(true);
    expect(read(`${other} (withdrawn)<br><strong>[v2]</strong> Wed (1 KB)<br>`)).toBeUndefined();
  });

  test('a page that lacks the title in its body takes it from its head', () => {
    const html =
      '<head><meta name="citation_title" content="From the head"><meta name="citation_author" content="King, Ada"></head>' +
      '<body><div id="abs"><blockquote class="abstract">Abstract: Text.</blockquote></div></body>';
    const [record] = recordsOf(readHtml('https://arxiv.org/abs/0704.0001', html));
    expect(record).toMatchObject({
      title: 'From the head',
      abstract: 'Text.',
      authors: [{ name: 'Ada King' }],
    });
  });
});

describe('bad input', () => {
  test('a title of 50 kB is cut and marked as cut', () => {
    const [record] = recordsOf(
      readHtml(NEW, list(listEntry('2611.00001', { title: 'word '.repeat(10_000) }))),
    );
    expect(record?.title.length).toBeLessThanOrEqual(1_000);
    expect(record?.cut).toEqual(['title']);
  });

  test('a form whose fields hide its properties neither stops nor hangs the reading', () => {
    const form =
      '<input form="f" name="nextSibling"><input form="f" name="localName"><form id="f" class="x">' +
      '<input name="nextElementSibling"><input name="className"><input name="childNodes"><b>in the form</b></form>';
    const page = openPage(list(listEntry('2611.00001', { abstract: `Before ${form} after.` })), NEW);
    const body = page.document.querySelector('dd .meta') as Element;
    body.insertAdjacentHTML('beforeend', form);
    const [record] = recordsOf(readPage(page));
    expect(record?.title).toBe('Title 2611.00001');
  });

  test('markup nested a thousand deep is read without exhausting the stack', () => {
    const deep = '<b>'.repeat(1_000) + 'deep' + '</b>'.repeat(1_000);
    expect(
      recordsOf(readHtml(NEW, list(listEntry('2611.00001', { abstract: `Text ${deep}` }))))[0]?.title,
    ).toBe('Title 2611.00001');
  });

  test('hostile strings in every field are read in time that grows with their length, not its square', () => {
    const hostile = ['(', ' ', 'withdrawn ', '; ', '\n', 'et al. (', 'a.', ', '].map((s) =>
      s.repeat(100_000 / s.length),
    );
    for (const text of hostile) {
      const html = list(
        listEntry('2611.00001', { title: `T ${text}`, authors: text, comments: text, abstract: text }),
      );
      const page = openPage(html, NEW);
      const start = performance.now();
      readPage(page);
      expect(performance.now() - start, JSON.stringify(text.slice(0, 5))).toBeLessThan(1_000);
    }
  });
});
