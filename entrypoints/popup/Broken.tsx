import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../components/words.ts';
import { askPage } from '../../lib/browser/pages/page-client.ts';
import { reportText } from '../../lib/browser/faults/report-text.ts';
import { siteName } from '../../lib/browser/sites/site-names.ts';
import type { PageReport } from '../../lib/wire/content.ts';
import styles from './Popup.module.css';

/** A site's reader broke: what that means for what is shown, and a report that the reader sees before it goes anywhere. */
export function Broken({ report, tab }: { report: PageReport; tab: number }) {
  const { say } = useWords();
  const [text, setText] = useState<string | null>(null);
  const [message, setMessage] = useState('');
  const site = report.insteadOf ?? report.site;

  async function prepare() {
    const answer = await askPage(tab).structure(null);
    if (answer.ok) setText(reportText(site, report.broken, answer.value));
    else setMessage(say('report_failed'));
  }

  async function copy(words: string) {
    await navigator.clipboard.writeText(words);
    setMessage(say('report_copied'));
  }

  return (
    <div class={styles['broken']} data-broken={site}>
      <p class={styles['doubt']}>
        {report.insteadOf ? say('reader_replaced', siteName(site)) : say('reader_broke')}
      </p>
      {text === null ? (
        <Button action="prepare-report" onPress={() => void prepare()}>
          {say('prepare_report')}
        </Button>
      ) : (
        <>
          <label class={styles['label']} for="report">
            {say('report_hint')}
          </label>
          <textarea id="report" dir="ltr" class={styles['report']} readOnly rows={8} value={text} />
          <Button action="copy-report" onPress={() => void copy(text)}>
            {say('copy_report')}
          </Button>
        </>
      )}
      <p role="status" class={styles['label']}>
        {message}
      </p>
    </div>
  );
}
