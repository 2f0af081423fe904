import { Button } from '../../../components/Button.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../components/words.ts';

/** The way back from what took the list's place. */
export function Back({ action = 'leave-view', onPress }: { action?: string; onPress(): void }) {
  const { say } = useWords();
  return (
    <Button action={action} onPress={onPress}>
      <Icon name="back" />
      {say('back')}
    </Button>
  );
}
