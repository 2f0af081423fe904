import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { Button } from '../../../../components/Button.tsx';
import { Icon } from '../../../../components/Icon.tsx';
import { Menu, MenuItem } from '../../../../components/Menu.tsx';
import { useWords } from '../../../../components/words.ts';
import { sayDate } from '../../../../lib/browser/words/words.ts';
import { today } from '../../../../lib/library/reading/days.ts';
import { useLibrary } from '../../use-library.ts';
import { savePicture } from './save-picture.ts';
import styles from './Overview.module.css';

export interface PictureProps {
  /** `[data-picture="<name>"]` in tests, and in the name of its file. */
  name: string;
  title: string;
  /** One sentence that says what the picture shows. */
  summary: ComponentChildren;
  /** The same data in words: for who reads with ears or fingers, and for who wants the number. */
  list: ComponentChildren;
  /** Further hooks for tests. */
  data?: Record<`data-${string}`, string | number>;
  isWide?: boolean;
  children: ComponentChildren;
}

/** One picture: what it shows in a sentence, the drawing or its data, and the ways to take it along. */
export function Picture({ name, title, summary, list, data, isWide = false, children }: PictureProps) {
  const { say } = useWords();
  const { tell } = useLibrary();
  const [isList, setList] = useState(false);
  const root = useRef<HTMLElement>(null);
  const heading = useId();
  async function save(type: 'svg' | 'png') {
    const drawing = root.current?.querySelector<SVGSVGElement>('[data-drawing]');
    if (!drawing) return;
    const day = sayDate(today(Date.now()), { dateStyle: 'long' });
    try {
      await savePicture(drawing, { name: `offprint-${name}`, title, day }, type);
      tell(say('picture_saved', `offprint-${name}.${type}`));
    } catch {
      tell(say('picture_failed'));
    }
  }
  return (
    <section
      ref={root}
      class={styles['picture']}
      aria-labelledby={heading}
      data-picture={name}
      data-wide={isWide ? '' : undefined}
      {...data}
    >
      <header class={styles['head']}>
        <h3 class={styles['name']} id={heading}>
          {title}
        </h3>
        <span class={styles['tools']}>
          <Button action="as-list" isPressed={isList} onPress={() => setList(!isList)}>
            {say('picture_as_list')}
          </Button>
          {!isList && (
            <Menu
              kind="icon"
              action="save-picture"
              label={say('picture_save')}
              title={say('picture_save')}
              face={<Icon name="download" />}
            >
              {(close) =>
                (['svg', 'png'] as const).map((type) => (
                  <MenuItem
                    key={type}
                    action="save-picture-as"
                    data={{ 'data-type': type }}
                    onPress={() => {
                      close();
                      void save(type);
                    }}
                  >
                    {say(`picture_${type}`)}
                  </MenuItem>
                ))
              }
            </Menu>
          )}
        </span>
      </header>
      <p class={styles['summary']}>{summary}</p>
      {isList ? <div data-list>{list}</div> : children}
    </section>
  );
}
