import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { Course } from '../../components/Course.tsx';
import { useWords } from '../../components/words.ts';
import { refusalWords } from '../../lib/browser/words/refusal-words.ts';
import { saveFile } from '../../lib/browser/files/export-file.ts';
import { askLibrary, newOperation } from '../../lib/browser/pages/library-client.ts';
import { onPointer, readPointer, type DatabasePointer } from '../../lib/browser/pages/library-pointer.ts';
import { readSnapshotFailure } from '../../lib/browser/backups/snapshot-failure.ts';
import { opfsSnapshots, snapshotFile } from '../../lib/browser/backups/snapshot-place.ts';
import { sayMoment, saySize } from '../../lib/browser/words/words.ts';
import type { SnapshotFacts } from '../../lib/library/backup/snapshots.ts';
import type { ReadableStore } from '../../lib/library/database/store.ts';
import { useUnderWay } from '../library/use-under-way.ts';
import { Restore } from './Restore.tsx';
import { WeeklyFile } from './WeeklyFile.tsx';
import styles from './Recovery.module.css';

export interface BackupsProps {
  store: ReadableStore;
  /** The library is damaged: what is offered first is to bring it back. */
  isLost: boolean;
  onRestored(): void;
}

interface Chosen {
  file: Blob;
  name: string;
}

/** The snapshots there are, what each holds, and the way back from one of them or from a file. */
export function Backups({ store, isLost, onRestored }: BackupsProps) {
  const { say, sayCount } = useWords();
  const [snapshots, setSnapshots] = useState<SnapshotFacts[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [pointer, setPointer] = useState<DatabasePointer | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [message, setMessage] = useState('');
  const [[underWay], waiting] = useUnderWay();
  const input = useRef<HTMLInputElement>(null);
  const look = async () => {
    setPointer(await readPointer());
    setFailure(await readSnapshotFailure());
    try {
      setSnapshots((await opfsSnapshots.list()).toReversed());
    } catch {
      setSnapshots([]);
    }
  };
  useEffect(() => {
    void look();
    onPointer(() => void look());
  }, []);

  async function choose(snapshot: SnapshotFacts) {
    setMessage('');
    setChosen({ file: await snapshotFile(snapshot.name), name: sayMoment(snapshot.at) });
  }
  async function takeNow() {
    setMessage(say('backing_up'));
    const operation = newOperation();
    const answer = await waiting.waitFor(operation, askLibrary.snapshot({ operation }));
    if (!answer.ok) setMessage(refusalWords(answer));
    else setMessage(answer.value ? sayCount('backed_up', answer.value.papers) : say('nothing_to_back_up'));
    await look();
  }
  async function goBack(database: string) {
    const answer = await askLibrary.adopt({ database });
    setMessage(answer.ok ? say('went_back') : refusalWords(answer));
    if (answer.ok) onRestored();
  }

  if (snapshots === null || pointer === null) return null;
  const newest = snapshots[0];
  if (chosen)
    return (
      <Restore
        store={store}
        file={chosen.file}
        name={chosen.name}
        isLost={isLost}
        onLeave={(said) => {
          setChosen(null);
          setMessage(said);
          void look();
          if (said) onRestored();
        }}
      />
    );
  return (
    <section class={styles['backups']} aria-label={say('backups')}>
      <p role="status" class={styles['message']} data-status={underWay ? 'working' : 'said'}>
        {underWay?.isStopping ? say('stopping') : message}
      </p>
      {underWay && <Course {...underWay} onStop={() => waiting.stop(underWay.operation)} />}
      {isLost && newest && (
        <Button kind="solid" action="restore-last" wraps onPress={() => void choose(newest)}>
          {say('restore_last', sayMoment(newest.at))}
        </Button>
      )}
      <h2 class={styles['heading']}>{say('snapshots')}</h2>
      <p class={styles['aside']}>{say('snapshots_hint')}</p>
      {failure && <p class={styles['warning']}>{say('snapshot_failed', failure)}</p>}
      {snapshots.length === 0 && <p>{say('no_snapshots')}</p>}
      <ul class={styles['snapshots']}>
        {snapshots.map((snapshot) => (
          <li key={snapshot.name} data-snapshot={snapshot.name}>
            <span class={styles['when']}>{sayMoment(snapshot.at)}</span>
            <span class={styles['aside']}>
              {sayCount('papers', snapshot.papers)} · {saySize(snapshot.bytes)}
            </span>
            <span class={styles['buttons']}>
              <Button action="restore" onPress={() => void choose(snapshot)}>
                {say('restore')}
              </Button>
              <Button
                action="save-snapshot"
                onPress={async () => saveFile(await snapshotFile(snapshot.name), `offprint-${snapshot.name}`)}
              >
                {say('save_as_file')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <p class={styles['buttons']}>
        {!isLost && (
          <Button action="back-up" isDisabled={underWay !== undefined} onPress={() => void takeNow()}>
            {say('back_up_now')}
          </Button>
        )}
        <Button action="restore-file" onPress={() => input.current?.click()}>
          {say('restore_file')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,.gz,application/json,application/gzip"
          class="unseen"
          tabIndex={-1}
          aria-hidden="true"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            currentTarget.value = '';
            if (file) setChosen({ file, name: file.name });
          }}
        />
        {pointer.before && (
          <Button action="go-back" wraps onPress={() => void goBack(pointer.before!)}>
            {say('go_back', sayMoment(pointer.since ?? 0))}
          </Button>
        )}
      </p>
      {!isLost && <WeeklyFile />}
    </section>
  );
}
