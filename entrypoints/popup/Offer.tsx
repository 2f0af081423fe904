import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { Listings } from '../../components/Listings.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useWords } from '../../components/words.ts';
import { switchSite } from '../../lib/browser/settings/view-settings.ts';
import {
  askForSite,
  readThisPage,
  registerSites,
  startReader,
  type Standing,
} from '../../lib/browser/sites/sites.ts';

export interface OfferProps {
  tab: number;
  standing: Standing;
  onStarted(): Promise<void>;
  say(message: string): void;
}

/** On a page that nothing of ours runs on: switch its site on, or read it this once. */
export function Offer({ tab, standing, onStarted, say: tell }: OfferProps) {
  const { say } = useWords();
  const [isBusy, setBusy] = useState(false);

  async function run(start: () => Promise<void>) {
    setBusy(true);
    try {
      await start();
      await onStarted();
    } catch (error) {
      tell(say('could_not_read', error instanceof Error ? error.message : String(error)));
    }
    setBusy(false);
  }

  if (standing.kind === 'closed')
    return (
      <Notice title={say('no_papers_here')}>
        <p>{say('no_papers_hint')}</p>
        <Listings />
      </Notice>
    );
  if (standing.kind === 'readable') {
    return (
      <Notice title={say('page_not_read')}>
        <p>{say('read_hint')}</p>
        <Button
          kind="solid"
          action="read-page"
          isDisabled={isBusy}
          onPress={() => void run(() => readThisPage(tab))}
        >
          {say(isBusy ? 'reading_page' : 'read_this_page')}
        </Button>
      </Notice>
    );
  }
  const { site } = standing;
  if (standing.kind === 'off') {
    return (
      <Notice title={site.name}>
        <p>{say('site_is_off', site.name)}</p>
        <Button
          kind="solid"
          action="switch-on"
          isDisabled={isBusy}
          onPress={() => void run(() => switchSite(site.id, true))}
        >
          {say('switch_on', site.name)}
        </Button>
      </Notice>
    );
  }
  return (
    <Notice title={site.name}>
      <p>{say('switch_hint', site.name)}</p>
      <Button
        kind="solid"
        action="switch-on"
        isDisabled={isBusy}
        onPress={() => {
          // Asked directly in the click: the browser shows its question only then.
          const asked = askForSite(standing);
          void run(async () => {
            if (!(await asked)) return tell(say('not_allowed'));
            await registerSites();
            await startReader(tab, site);
          });
        }}
      >
        {say('switch_on', site.name)}
      </Button>{' '}
      <Button action="read-page" isDisabled={isBusy} onPress={() => void run(() => readThisPage(tab))}>
        {say('read_this_page')}
      </Button>
    </Notice>
  );
}
