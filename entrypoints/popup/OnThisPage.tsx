import { browser } from 'wxt/browser';
import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { refusalWords } from '../../lib/browser/words/refusal-words.ts';
import type { Bibliography } from '../../lib/paper/bibliography.ts';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useWords, type WordKey } from '../../components/words.ts';
import { askLibrary, newOperation } from '../../lib/browser/pages/library-client.ts';
import { askPage } from '../../lib/browser/pages/page-client.ts';
import { openClaimsOf, openLibrary } from '../../lib/browser/pages/panel.ts';
import { siteName } from '../../lib/browser/sites/site-names.ts';
import { switchSite } from '../../lib/browser/settings/view-settings.ts';
import { fileOf } from '../../lib/paper/paper-files.ts';
import { isWebAddress } from '../../lib/paper/schemas.ts';
import type { ReadableStore } from '../../lib/library/database/store.ts';
import type { CompletingQuestion, PageReport } from '../../lib/wire/content.ts';
import type { Waiting } from '../library/use-under-way.ts';
import { Ask } from './Ask.tsx';
import { Broken } from './Broken.tsx';
import { Guesses } from './Guesses.tsx';
import { Offer } from './Offer.tsx';
import { Paused } from './Paused.tsx';
import { PageList } from './PageList.tsx';
import { PageMarks } from './PageMarks.tsx';
import { isKept, type PageState, type Shown } from './use-page.ts';
import styles from './Popup.module.css';

export interface OnThisPageProps {
  page: PageState;
  store: ReadableStore;
  /** The library has changed since the page was asked. */
  isChanged: boolean;
  /** Asks the page again what it shows: after our reader was started there. */
  ask(): Promise<void>;
  say(message: string): void;
  /** Waits for an action that may take its time. */
  waiting: Waiting;
  /** These papers were saved, one by its own button or several at once. */
  onSaved(papers: readonly string[], isTogether: boolean): void;
  part: 'head' | 'list';
}

/** What is on the page in front of the reader: figures and one button above the search, the papers below it. */
export function OnThisPage({
  page,
  store,
  isChanged,
  ask,
  say: tell,
  waiting,
  onSaved,
  part,
}: OnThisPageProps) {
  const { say, sayCount } = useWords();
  const [asks, setAsks] = useState<{ question: CompletingQuestion; papers: string[] } | null>(null);
  if (page.state === 'asking') return null;
  if (page.state === 'silent') {
    if (part === 'list' || !page.place) return null;
    return <Offer {...page.place} onStarted={ask} say={tell} />;
  }
  const { report, tab, own, isFile } = page;
  const { sightings } = report;
  async function save(records: Bibliography[], isTogether: boolean) {
    const operation = newOperation();
    const asked = askLibrary.saveAll({ operation, site: report.site, url: report.url, records });
    const answer = await waiting.waitFor(operation, asked);
    if (!answer.ok) return tell(refusalWords(answer));
    const { papers, added, ask: question } = answer.value;
    tell(added > 0 ? sayCount('saved_count', added) : sayCount('all_saved', papers.length));
    onSaved(papers, isTogether);
    if (question) setAsks({ question, papers });
  }

  const saveAll = (papers: Shown[]) =>
    save(
      papers.map(({ record }) => record),
      true,
    );
  const guesses = <Guesses guesses={report.guesses} onSave={(record) => save([record], false)} />;

  if (sightings.length === 0) {
    if (part === 'list') return guesses;
    return (
      <Notice title={say(titleWhenEmpty(report))}>
        {report.broken.length > 0 ? (
          <Broken report={report} tab={tab} />
        ) : (
          !report.empty && say('no_papers_hint')
        )}
      </Notice>
    );
  }

  const question = asks && (
    <Ask {...asks} host={new URL(report.url).hostname} onAnswered={() => setAsks(null)} />
  );
  if (part === 'head') {
    return (
      <>
        <Head sightings={sightings} report={report} tab={tab} onSave={saveAll} />
        {question}
      </>
    );
  }
  return (
    <>
      {question}
      <PageMarks first={own} isChanged={isChanged} sightings={sightings} store={store} tab={tab} say={tell} />
      <PageList
        sightings={sightings}
        onOpen={(each) =>
          void (isFile ? openElsewhere(each, report.url) : askPage(tab).reveal({ key: each.key }))
        }
        onSave={({ record }) => save([record], false)}
      />
      {guesses}
    </>
  );
}

/** Of a file there is no place to go to: its paper is shown in the library, or on its own page. */
async function openElsewhere({ paper, record }: Shown, here: string): Promise<void> {
  if (paper !== undefined) return openLibrary(paper);
  const url = fileOf(record, 'abstract', here);
  if (url !== null) await browser.tabs.create({ url });
}

function titleWhenEmpty({ site, empty }: PageReport): WordKey {
  if (site === 'generic') return 'no_papers_found';
  return empty ? 'empty_listing' : 'no_papers_here';
}

function Head({
  sightings,
  report,
  tab,
  onSave,
}: {
  sightings: Shown[];
  report: PageReport;
  tab: number;
  onSave(papers: Shown[]): Promise<void>;
}) {
  const { say, sayCount } = useWords();
  const [isBusy, setBusy] = useState(false);
  const unsaved = sightings.filter((each) => !isKept(each) && each.state !== 'dismissed');
  const fresh = sightings.filter((each) => each.state === 'new');
  const saved = sightings.filter(isKept).length;
  const elsewhere = sightings.filter(
    (each) => each.met && each.met.site !== (report.insteadOf ?? report.site),
  ).length;
  const only = sightings.length === 1 ? sightings[0] : undefined;
  const save = async (papers: Shown[]) => {
    setBusy(true);
    await onSave(papers);
    setBusy(false);
  };
  return (
    <header class={styles['head']}>
      <p class={styles['figure']}>
        <Figure name="page" words={sayCount('on_this_page', sightings.length)} isBig />
      </p>
      <p class={styles['figures']}>
        <Figure name="new" words={say('count_new', fresh.length)} />
        {saved > 0 && ' · '}
        {saved > 0 && <Figure name="saved" words={say('count_saved', saved)} />}
        {elsewhere > 0 && ' · '}
        {elsewhere > 0 && <Figure name="elsewhere" words={say('count_seen_elsewhere', elsewhere)} />}
      </p>
      {report.broken.length > 0 && <Broken report={report} tab={tab} />}
      <Paused site={report.insteadOf ?? report.site} />
      {report.thrownOut && (
        <p class={styles['warning']} data-thrown-out>
          {say('page_throws_out')}
        </p>
      )}
      {report.limited && <p class={styles['warning']}>{say('page_limited', sightings.length)}</p>}
      <div class={styles['buttons']}>
        {fresh.length > 0 && fresh.length < unsaved.length && (
          <Button kind="solid" action="save-new" isDisabled={isBusy} onPress={() => void save(fresh)}>
            {sayCount('save_the_new', fresh.length)}
          </Button>
        )}
        {unsaved.length > 0 ? (
          <Button
            kind={fresh.length > 0 && fresh.length < unsaved.length ? 'quiet' : 'solid'}
            action="save-all"
            isDisabled={isBusy}
            onPress={() => void save(unsaved)}
          >
            {sayCount('save_all', unsaved.length)}
          </Button>
        ) : (
          <span class={styles['quiet']} data-all-saved>
            {saved === sightings.length ? sayCount('all_saved', saved) : say('none_left')}
          </span>
        )}
        {only?.paper !== undefined && (
          <Button action="open-in-library" onPress={() => void openLibrary(only.paper)}>
            {say('open_in_library')}
          </Button>
        )}
        {sightings.filter(({ record }) => record.abstract !== undefined).length > 1 && (
          <Button action="page-claims" onPress={() => void openClaimsOf(tab)}>
            {say('claims_title')}
          </Button>
        )}
      </div>
      {report.site !== 'generic' && isWebAddress(report.url) && (
        <span class={styles['pause']}>
          <Button
            kind="icon"
            action="switch-off"
            label={say('show_nothing', siteName(report.site))}
            onPress={() => void switchSite(report.site, false)}
          >
            <Icon name="pause" />
          </Button>
        </span>
      )}
    </header>
  );
}

/** The number set off from its words, wherever the language puts it. */
function Figure({ name, words, isBig = false }: { name: string; words: string; isBig?: boolean }) {
  const [before = '', figure = '', after = ''] = words.split(/([\p{N}.,\u00a0\u202f]*\p{N})/u);
  return (
    <span>
      {before}
      <b class={isBig ? styles['big'] : undefined} data-figure={name}>
        {figure}
      </b>
      {after}
    </span>
  );
}
