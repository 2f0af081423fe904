import { browser } from 'wxt/browser';
import { useWords, type WordKey } from '../../components/words.ts';
import { COMPLETING } from '../../lib/sites/completion.ts';
import styles from './Options.module.css';

/** Why each permission is asked for. A permission without its reason does not pass the tests. */
export const REASONS: Readonly<Record<string, WordKey>> = {
  activeTab: 'permission_active_tab',
  alarms: 'permission_alarms',
  contextMenus: 'permission_context_menus',
  downloads: 'permission_downloads',
  offscreen: 'permission_offscreen',
  scripting: 'permission_scripting',
  sidePanel: 'permission_side_panel',
  storage: 'permission_storage',
  unlimitedStorage: 'permission_unlimited_storage',
};

/** Every request that can ever be sent, every permission with its reason, and what a page can notice of us. */
export function Privacy() {
  const { say } = useWords();
  const { permissions = [], optional_permissions: optional = [] } = browser.runtime.getManifest();
  return (
    <>
      <p class={styles['hint']}>{say('privacy_hint')}</p>
      <h3 class={styles['subheading']}>{say('privacy_requests')}</h3>
      <p class={styles['aside']}>{say('privacy_requests_hint')}</p>
      <dl class={styles['facts']}>
        {COMPLETING.map(({ id, name, paperPage }) => (
          <div key={id} data-request={id}>
            <dt>
              <code>{`GET ${paperPage?.({ arxiv: '2401.01234' }) ?? ''}`}</code>
            </dt>
            <dd>{say('privacy_request_why', name)}</dd>
          </div>
        ))}
      </dl>
      <h3 class={styles['subheading']}>{say('privacy_permissions')}</h3>
      <dl class={styles['facts']}>
        {[...permissions, ...optional].map((name) => (
          <div key={name} data-permission={name}>
            <dt>
              <code>{name}</code>
              {optional.includes(name as never) && (
                <span class={styles['aside']}>{say('privacy_optional')}</span>
              )}
            </dt>
            <dd>{say(REASONS[name] as WordKey)}</dd>
          </div>
        ))}
        <div data-permission="hosts">
          <dt>{say('privacy_hosts')}</dt>
          <dd>{say('privacy_hosts_why')}</dd>
        </div>
      </dl>
      <h3 class={styles['subheading']}>{say('privacy_visible')}</h3>
      <p data-visible>{say('privacy_visible_hint')}</p>
    </>
  );
}
