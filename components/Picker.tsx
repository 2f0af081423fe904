import { useState } from 'preact/hooks';
import type { MarkColour } from '../lib/paper/rows.ts';
import { foldedName } from './folded-name.ts';
import { MenuItem } from './Menu.tsx';
import { NameInput } from './NameInput.tsx';
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

/** Inside a menu: what there is to choose from, narrowed by typing, and a new one of the name typed. */
export function Picker({ items, placeholder, newLabel, onToggle, onCreate }: PickerProps) {
  const [draft, setDraft] = useState('');
  const name = draft.replace(/\s+/g, ' ').trim();
  const wanted = foldedName(name);
  const shown = (
    wanted === '' ? items : items.filter((item) => foldedName(item.name).includes(wanted))
  ).slice(0, MOST);
  const same = items.find((item) => foldedName(item.name) === wanted);
  const create = () => {
    setDraft('');
    onCreate(name);
  };
  return (
    <>
      <div class={styles['field']}>
        <NameInput
          value={draft}
          label={placeholder}
          onInput={setDraft}
          onGive={() => {
            if (name === '') return;
            // What is there already is taken, in its own spelling; else a new one.
            if (same) {
              setDraft('');
              if (same.state !== true) onToggle(same, true);
            } else create();
          }}
        />
      </div>
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
          >
            {item.colour && <i class={styles['colour']} data-colour={item.colour} />}
            <bdi>{item.name}</bdi>
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
