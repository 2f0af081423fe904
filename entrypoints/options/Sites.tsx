import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { Switch } from '../../components/Switch.tsx';
import { useWords } from '../../components/words.ts';
import { ask, withdraw, type SiteGrants } from '../../lib/browser/sites/grants.ts';
import { switchSite } from '../../lib/browser/settings/view-settings.ts';
import { SiteHosts } from './SiteHosts.tsx';
import { useSites } from './use-sites.ts';
import styles from './Options.module.css';

/** Which sites Offprint reads. The browser asks before a new one; an optional one that is switched off is given back. */
export function Sites() {
  const { say } = useWords();
  const now = useSites();
  const [message, setMessage] = useState('');
  if (!now) return null;
  const isShown = (grants: SiteGrants) => !now.offSites.includes(grants.site.id);
  const isAnyGranted = ({ hosts }: SiteGrants) => hosts.some(({ isGranted }) => isGranted);
  const missing = now.grants.filter(
    (each) => !each.isByHost && !each.hosts.every(({ isGranted }) => isGranted),
  );

  /** Must run directly in the click: the browser asks only then. */
  function change(asked: Promise<boolean>, then: () => Promise<void> = async () => undefined) {
    setMessage('');
    void asked.then(
      (isAllowed) => (isAllowed ? then() : setMessage(say('not_allowed'))),
      (error: unknown) => setMessage(String(error)),
    );
  }

  function onSwitch({ site, hosts }: SiteGrants, isOn: boolean) {
    const patterns = hosts.map(({ pattern }) => pattern);
    if (isOn && !hosts.every(({ isGranted }) => isGranted))
      change(ask(patterns), () => switchSite(site.id, true));
    else if (site.required || isOn) void switchSite(site.id, isOn);
    else change(withdraw(patterns), () => switchSite(site.id, true));
  }

  return (
    <>
      <p class={styles['hint']}>{say('options_sites_hint')}</p>
      <ul class={styles['list']}>
        {now.grants.map((grants) => {
          const { site, hosts, isByHost } = grants;
          const withheld = site.required && !isAnyGranted(grants);
          return (
            <li key={site.id} data-site={site.id}>
              {isByHost ? (
                <SiteHosts
                  grants={grants}
                  onSwitch={(patterns, isOn) => change(isOn ? ask(patterns) : withdraw(patterns))}
                />
              ) : (
                <Switch
                  name={site.id}
                  isOn={isShown(grants) && isAnyGranted(grants)}
                  onSwitch={(isOn) => onSwitch(grants, isOn)}
                  hint={[hosts.map(({ host }) => host).join(', '), site.proven ? '' : say('site_unproven')]
                    .filter((part) => part !== '')
                    .join(' · ')}
                >
                  {site.name}
                </Switch>
              )}
              {withheld && <p class={styles['warning']}>{say('site_withheld', site.name)}</p>}
            </li>
          );
        })}
      </ul>
      {missing.length > 1 && (
        <div class={styles['buttons']}>
          <Button
            action="switch-on-all"
            onPress={() =>
              change(ask(missing.flatMap(({ hosts }) => hosts.map(({ pattern }) => pattern))), async () => {
                for (const { site } of missing) await switchSite(site.id, true);
              })
            }
          >
            {say('switch_on_all')}
          </Button>
        </div>
      )}
      <p role="status" class={styles['message']}>
        {message}
      </p>
    </>
  );
}
