import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { NameInput } from '../../components/NameInput.tsx';
import styles from './NameField.module.css';

export interface NameFieldProps {
  label: string;
  value: string;
  button: string;
  action?: string;
  onGive(name: string): void | Promise<void>;
}

/** A name to be given, and the button that gives it; Enter does too. */
export function NameField({ label, value, button, action = 'give-name', onGive }: NameFieldProps) {
  const [name, setName] = useState(value);
  const isGiven = name.trim() !== '';
  return (
    <form
      class={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isGiven) void onGive(name.trim());
      }}
    >
      <NameInput value={name} label={label} selects onInput={setName} />
      <Button action={action} isDisabled={!isGiven} onPress={() => void onGive(name.trim())}>
        {button}
      </Button>
    </form>
  );
}
