/** The sample papers as pages at the addresses their sites have, and as the files that ship with the project. */
import { arxivAbsPage, arxivNewPage, arxivRecentPage, arxivSearchPage } from './arxiv-pages.ts';
import { huggingFaceDailyPage } from './huggingface-pages.ts';
import { SAMPLE_DAY, SAMPLE_LISTING_URL, SAMPLE_RECORDS } from './sample.ts';

export interface SamplePage {
  /** Name in `tests/fixtures/pages`. */
  file: string;
  /** The address it is served at. */
  url: string;
  html: string;
}

/** Every sample page: listings, a search, one page for each paper, and Hugging Face's daily list. */
export function samplePages(): SamplePage[] {
  const current = SAMPLE_RECORDS.filter((record) => record.section === undefined);
  return [
    {
      file: 'arxiv-new.html',
      url: SAMPLE_LISTING_URL,
      html: arxivNewPage(SAMPLE_RECORDS, { date: SAMPLE_DAY }),
    },
    {
      file: 'arxiv-recent.html',
      url: 'https://arxiv.org/list/cs.LG/recent',
      html: arxivRecentPage(current, { date: SAMPLE_DAY }),
    },
    {
      file: 'arxiv-empty.html',
      url: 'https://arxiv.org/list/cs.LG/pastweek',
      html: arxivRecentPage([], { date: SAMPLE_DAY }),
    },
    {
      file: 'arxiv-search.html',
      url: 'https://arxiv.org/search/?query=learning&searchtype=all',
      html: arxivSearchPage(current, 'learning'),
    },
    {
      file: 'huggingface-daily.html',
      url: 'https://huggingface.co/papers',
      html: huggingFaceDailyPage(current, SAMPLE_DAY),
    },
    ...SAMPLE_RECORDS.map((record) => ({
      file: `arxiv-abs-${record.id.replace('/', '-')}.html`,
      url: `https://arxiv.org/abs/${record.id}`,
      html: arxivAbsPage(record),
    })),
  ];
}
