import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { useSetting } from '../../components/use-setting.ts';
import { useWords } from '../../components/words.ts';
import type { Setting } from '../../lib/browser/settings/setting.ts';
import styles from './Options.module.css';

/** The way back is offered for so long, ms. */
const UNDO_SHOWN = 12_000;

/** Offered where something differs from how it comes; undone by a press in the same place. `back`: the setting as it comes. */
export function resetOf<T>(setting: Setting<T>, back: (value: T) => T): ComponentType {
  return function Reset() {
    const { say } = useWords();
    const value = useSetting(setting);
    const [before, setBefore] = useState<{ value: T } | null>(null);
    useEffect(() => {
      if (!before) return undefined;
      const timer = setTimeout(() => setBefore(null), UNDO_SHOWN);
      return () => clearTimeout(timer);
    }, [before]);
    const isChanged = value !== null && JSON.stringify(back(value)) !== JSON.stringify(value);
    return (
      <span class={styles['reset']} role="status">
        {isChanged ? (
          <Button
            action="reset-section"
            onPress={() => void setting.write(back(value)).then(() => setBefore({ value }))}
          >
            {say('reset_section')}
          </Button>
        ) : (
          before && (
            <>
              <span class={styles['aside']}>{say('section_reset')}</span>{' '}
              <Button
                action="undo-reset"
                onPress={() => void setting.write(before.value).then(() => setBefore(null))}
              >
                {say('undo')}
              </Button>
            </>
          )
        )}
      </span>
    );
  };
}
