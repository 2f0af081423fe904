import { Switch } from '../../components/Switch.tsx';
import { useSetting } from '../../components/use-setting.ts';
import { useWords } from '../../components/words.ts';
import { viewSettings, type ViewSettings } from '../../lib/browser/settings/view-settings.ts';
import { DENSITY_WORDS } from '../../lib/browser/words/density-words.ts';
import { ROLES } from '../../lib/paper/roles.ts';
import { DENSITIES } from '../../lib/skim/ink.ts';
import styles from './Options.module.css';

/** How much of what sentences do is drawn on pages, and which of it. */
export function InkSection() {
  const { say } = useWords();
  const view = useSetting(viewSettings);
  if (!view) return null;
  const change = (fields: Partial<ViewSettings>) => void viewSettings.write({ ...view, ...fields });
  return (
    <>
      <p class={styles['hint']}>{say('options_ink_hint')}</p>
      <fieldset class={styles['choices']}>
        <legend class={styles['subheading']}>{say('density')}</legend>
        {DENSITIES.map((density) => (
          <label key={density} class={styles['choice']} data-setting>
            <input
              type="radio"
              name="density"
              data-density={density}
              checked={view.density === density}
              onChange={() => change({ density })}
            />
            {say(DENSITY_WORDS[density])}
          </label>
        ))}
      </fieldset>
      <h3 class={styles['subheading']}>{say('options_roles')}</h3>
      <ul class={styles['list']}>
        {ROLES.map((role) => (
          <li key={role}>
            <Switch
              name={`role-${role}`}
              isOn={!view.off.includes(role)}
              onSwitch={(isOn) =>
                change({ off: isOn ? view.off.filter((each) => each !== role) : [...view.off, role] })
              }
            >
              {say(`role_${role}`)}
            </Switch>
          </li>
        ))}
        <li>
          <Switch
            name="legend"
            isOn={!view.isFolded}
            hint={say('options_legend_hint')}
            onSwitch={(isOn) => change({ isFolded: !isOn })}
          >
            {say('options_legend')}
          </Switch>
        </li>
      </ul>
    </>
  );
}
