/** The paper whose PDF a tab shows: nothing of ours reads a PDF, but its address tells which paper it is. */
import { browser } from 'wxt/browser';
import type { PapersWithMarks } from '../../library/reading/first-look.ts';
import type { Bibliography } from '../../paper/bibliography.ts';
import { sightingKey } from '../../paper/title-key.ts';
import type { PageReport } from '../../wire/content.ts';
import { takeFirstLook } from './first-look.ts';
import { askLibrary } from './library-client.ts';

/** As a page that shows one paper; `own`: what the reader wrote on it. */
export interface FileInTab {
  report: PageReport;
  own: PapersWithMarks | null;
}

/** Null where the tab shows no PDF, or one whose address names no paper, or may not be told of. */
export async function fileInTab(tab: number): Promise<FileInTab | null> {
  const { url = '', title = '' } = await browser.tabs.get(tab);
  const path = /^https?:/.test(url) ? new URL(url).pathname : '';
  if (!/\/pdf(?:\/|$)|\.pdf$/i.test(path)) return null;
  const { linkedPaper } = await import('../../sites/pasted/linked.ts');
  const { url: _file, ...named } = linkedPaper(url, title) ?? { title: '' };
  if (!('ids' in named)) return null;
  const record: Bibliography = { ...named, links: [{ kind: 'pdf', url }] };
  const key = sightingKey(record);
  const known = await askLibrary.recognise({ site: 'generic', sightings: [{ key, record }] });
  const [state] = known.ok ? known.value : [];
  let own: PapersWithMarks | null = null;
  if (state?.paper !== undefined) {
    const look = takeFirstLook();
    own = await look.papers([state.paper]).finally(() => look.close());
  }
  const [paper] = own?.papers ?? [];
  const sighting = {
    key,
    // The library knows more of it than an address tells.
    record: paper
      ? { ...record, title: paper.bibliography.title, authors: paper.bibliography.authors }
      : record,
    state: state?.state ?? ('new' as const),
    marks: state?.marks.length ?? 0,
    ...(state?.paper !== undefined && { paper: state.paper }),
    ...(state?.met && { met: state.met }),
  };
  return {
    own,
    report: {
      site: 'generic',
      kind: 'paper',
      url,
      empty: false,
      broken: [],
      sightings: [sighting],
      guesses: [],
      limited: false,
    },
  };
}
