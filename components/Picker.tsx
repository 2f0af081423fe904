import { useState } from 'preact/hooks';
import type { MarkColour } from '../lib/paper/rows.ts';
import { MenuItem } from './Menu.tsx';
import styles from './Picker.module.css';

export interface PickerItem {
  id: string;
  name: string;
  /** Whether the papers have it: "mixed" where some of several do. */
  state: boolean | 'mixed';
  /** How far it is nested. */
  depth?: number;
  colour?: MarkColour | undefined;
}

export interface PickerProps {
  items: readonly PickerItem[];
  placeholder: string;
  /** Says what making a new one of this name is called. */
  newLabel(name: string): string;
  onToggle(item: PickerItem, isOn: boolean): void;
  onCreate(name: string): void;
}

/** More are found by typing. */
const MOST = 100;
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Inside a menu: what there is to choose from, narrowed by typing, and a new one of the name typed. */
export function Picker({ items, placeholder, newLabel, onToggle, onCreate }: PickerProps) {
  const [draft, setDraft] = useState('');
  const name = draft.replace(/\s+/g, ' ').trim();
  const wanted = fold(name);
  const shown = (wanted === '' ? items : items.filter((item) => fold(item.name).includes(wanted))).slice(
    0,
    MOST,
  );
  const same = items.find((item) => fold(item.name) === wanted);
  const create = () => {
    setDraft('');
    onCreate(name);
  };
  return (
    <>
      <input
        class={styles['input']}
        value={draft}
        placeholder={placeholder}
        aria-label={placeholder}
        maxLength={100}
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        onInput={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || name === '') return;
          event.preventDefault();
          // What is there already is taken, in its own spelling; else the only one left, else a new one.
          if (same) {
            setDraft('');
            if (same.state !== true) onToggle(same, true);
          } else create();
        }}
      />
      {shown.map((item) => (
        <MenuItem
          key={item.id}
          action="pick"
          data={{ 'data-name': item.name }}
          isChecked={item.state}
          onPress={() => onToggle(item, item.state !== true)}
        >
          <span
            class={styles['name']}
            style={{ paddingInlineStart: `${Math.min(6, item.depth ?? 0) * 12}px` }}
            dir="auto"
          >
            {item.colour && <i class={styles['colour']} data-colour={item.colour} />}
            {item.name}
          </span>
        </MenuItem>
      ))}
      {name !== '' && !same && (
        <MenuItem action="pick-new" onPress={create}>
          {newLabel(name)}
        </MenuItem>
      )}
    </>
  );
}
