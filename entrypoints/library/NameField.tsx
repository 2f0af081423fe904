import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
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
      <input
        class={styles['input']}
        value={name}
        aria-label={label}
        placeholder={label}
        maxLength={100}
        dir="auto"
        autocomplete="off"
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <Button action={action} isDisabled={!isGiven} onPress={() => void onGive(name.trim())}>
        {button}
      </Button>
    </form>
  );
}
