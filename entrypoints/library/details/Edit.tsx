import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { FieldForm, type FieldOrigin } from '../../../components/FieldForm.tsx';
import { useWords } from '../../../components/words.ts';
import { askLibrary } from '../../../lib/browser/pages/library-client.ts';
import {
  FIELD_OF,
  readTexts,
  textsOf,
  TEXT_FIELDS,
  type FieldTexts,
  type TextField,
} from '../../../lib/paper/field-texts.ts';
import { useLibrary } from '../use-library.ts';
import type { SectionProps } from './sections.ts';
import { useSourceName } from './use-source-name.ts';

/** The bibliography under the reader's own hand: each field with where it is from, and the way back to that. */
export function Edit({ details: { paper, records } }: SectionProps) {
  const { say } = useWords();
  const { actions } = useLibrary();
  const nameOf = useSourceName();
  const [changed, setChanged] = useState<Partial<FieldTexts> | null>(null);
  const [wrong, setWrong] = useState<TextField[]>([]);
  const close = () => {
    setChanged(null);
    setWrong([]);
  };
  const opener = useRef<HTMLSpanElement>(null);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    if (wasOpen.current && !changed) opener.current?.querySelector('button')?.focus();
    wasOpen.current = changed !== null;
  }, [changed]);
  if (!changed)
    return (
      <span ref={opener}>
        <Button action="edit-fields" onPress={() => setChanged({})}>
          {say('edit_fields')}
        </Button>
      </span>
    );

  const { bibliography: of, provenance } = paper;
  const texts = textsOf(of);
  const origins: Partial<Record<TextField, FieldOrigin>> = {};
  for (const field of TEXT_FIELDS) {
    const from = provenance[FIELD_OF[field]];
    const text = texts[field];
    // Identifiers come from several sources: each from the first that says it.
    const record =
      FIELD_OF[field] === 'ids'
        ? records.find(({ given }) => text !== '' && textsOf(given)[field] === text)
        : records.find(({ id }) => id === from?.from);
    if (from?.byReader) origins[field] = { text: say('yours'), isReader: true };
    else if (record && text !== '') origins[field] = { text: nameOf(record), isReader: false };
  }
  const save = async () => {
    const { set, clear, wrong: unread } = readTexts(of, changed);
    setWrong(unread);
    if (unread.length > 0) return;
    if (Object.keys(set).length === 0 && clear.length === 0) return close();
    const isDone = await actions.run(
      (operation) => askLibrary.editFields({ operation, paper: paper.id, set, clear, reset: [] }),
      () => say('edited'),
    );
    if (isDone) close();
  };
  const reset = async (field: TextField) => {
    const isDone = await actions.run(
      (operation) =>
        askLibrary.editFields({ operation, paper: paper.id, set: {}, clear: [], reset: [FIELD_OF[field]] }),
      () => say('field_is_reset'),
    );
    if (!isDone) return;
    const together = TEXT_FIELDS.filter((other) => FIELD_OF[other] === FIELD_OF[field]);
    setChanged(
      Object.fromEntries(Object.entries(changed).filter(([name]) => !together.includes(name as TextField))),
    );
  };
  return (
    <FieldForm
      texts={{ ...texts, ...changed }}
      wrong={wrong}
      origins={origins}
      saveWord="save"
      isTyped={Object.keys(changed).length > 0}
      onChange={(field, text) => setChanged({ ...changed, [field]: text })}
      onReset={(field) => void reset(field)}
      onSave={() => void save()}
      onCancel={close}
    />
  );
}
