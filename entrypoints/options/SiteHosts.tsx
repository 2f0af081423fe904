import { Switch } from '../../components/Switch.tsx';
import { useWords } from '../../components/words.ts';
import type { HostGrant, SiteGrants } from '../../lib/browser/sites/grants.ts';
import { language } from '../../lib/browser/words/words.ts';
import styles from './Options.module.css';

/** A site with a host for each country: its own first, the countries folded below it. */
export function SiteHosts({
  grants: { site, hosts },
  onSwitch,
}: {
  grants: SiteGrants;
  onSwitch(patterns: string[], isOn: boolean): void;
}) {
  const { say, number } = useWords();
  const [own, ...others] = hosts;
  if (!own) return null;
  const on = others.filter(({ isGranted }) => isGranted).length;
  const line = (each: HostGrant, words: string) => (
    <Switch
      key={each.host}
      name={each.host}
      isOn={each.isGranted}
      hint={each.host}
      onSwitch={(isOn) => onSwitch([each.pattern], isOn)}
    >
      {words}
    </Switch>
  );
  return (
    <>
      {line(own, site.name)}
      <details class={styles['hosts']}>
        <summary class={styles['aside']}>
          {say('options_countries', number(on), number(others.length))}
        </summary>
        <div class={styles['countries']}>{others.map((each) => line(each, countryOf(each.host)))}</div>
      </details>
    </>
  );
}

/** "Germany" of "scholar.google.de": the country a host's last label stands for. */
function countryOf(host: string): string {
  const label = host.slice(host.lastIndexOf('.') + 1).toUpperCase();
  // The one country whose domain is not its code.
  const code = label === 'UK' ? 'GB' : label;
  return new Intl.DisplayNames(language(), { type: 'region', fallback: 'none' }).of(code) ?? host;
}
