import { useMemo, useState } from 'preact/hooks';
import { TextDiff } from '../../../components/TextDiff.tsx';
import { useWords } from '../../../components/words.ts';
import { wordDiff } from '../../../lib/anchor/diff.ts';
import { readableMath } from '../../../lib/formats/bibtex/math-to-text.ts';
import { fateOf, type Fate } from '../../../lib/library/texts/versions.ts';
import type { ShownAbstract } from '../../../lib/library/texts/abstracts.ts';
import type { MarkRow } from '../../../lib/paper/rows.ts';
import { TexText } from '../note/TexText.tsx';
import { Section } from './Section.tsx';
import type { SectionProps } from './sections.ts';
import { useVersions, versionName } from './use-versions.ts';
import details from './Details.module.css';
import styles from './Marks.module.css';

const FATES = ['stayed', 'moved', 'orphan'] as const satisfies Fate['kind'][];

/** What changed between two versions of the abstract, word by word, and what became of each mark. */
export function Versions({ details: paper }: SectionProps) {
  const { say } = useWords();
  const { abstracts } = useVersions(paper);
  const [chosen, setChosen] = useState<{ from?: string; to?: string }>({});
  const { marks } = paper;
  if (abstracts.length < 2) return null;
  const byKey = (key: string | undefined) => abstracts.find((each) => each.key === key);
  const to = byKey(chosen.to) ?? abstracts.at(-1)!;
  const marked = abstracts.find((each) => each !== to && marks.some((mark) => isOn(mark, each)));
  const from = byKey(chosen.from) ?? marked ?? abstracts.findLast((each) => each !== to)!;
  return (
    <Section title={say('versions')}>
      <p class={styles['pick']}>
        <Pick
          label={say('compare_from')}
          all={abstracts}
          one={from}
          onPick={(key) => setChosen({ to: to.key, from: key })}
        />
        <Pick
          label={say('compare_with')}
          all={abstracts}
          one={to}
          onPick={(key) => setChosen({ from: from.key, to: key })}
        />
      </p>
      <Difference from={from} to={to} marks={marks.filter((mark) => isOn(mark, from))} />
    </Section>
  );
}

interface PickProps {
  label: string;
  all: readonly ShownAbstract[];
  one: ShownAbstract;
  onPick(key: string): void;
}

function Pick({ label, all, one, onPick }: PickProps) {
  const { say, sayDay } = useWords();
  return (
    <label>
      {label}{' '}
      <select value={one.key} onChange={(event) => onPick(event.currentTarget.value)}>
        {all.map((each) => (
          <option key={each.key} value={each.key}>
            {versionName(each, say, sayDay)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Difference({
  from,
  to,
  marks,
}: {
  from: ShownAbstract;
  to: ShownAbstract;
  marks: readonly MarkRow[];
}) {
  const { say, sayCount, sayList } = useWords();
  const parts = useMemo(() => wordDiff(from.text, to.text), [from.text, to.text]);
  const fates = marks.map((mark) => ({ mark, kind: fateOf(mark, to.text).kind }));
  const figures = FATES.flatMap((kind) => {
    const count = fates.filter((each) => each.kind === kind).length;
    return count > 0 ? [sayCount(`fate_${kind}`, count)] : [];
  });
  return (
    <>
      {figures.length > 0 && (
        <p class={details['aside']} data-fates>
          {sayList(figures)}
        </p>
      )}
      {parts.every(({ kind }) => kind === 'same') ? (
        <p class={details['aside']}>{say('same_text')}</p>
      ) : (
        <div class={styles['difference']} data-diff>
          <TextDiff parts={parts} show={(words) => <TexText text={words} />} plain={readableMath} />
        </div>
      )}
      {fates.length > 0 && (
        <ul class={details['aside']}>
          {fates.map(({ mark, kind }) => (
            <li key={mark.id} data-fate={kind}>
              <bdi>
                <TexText text={say('quoted', mark.quote.exact)} />
              </bdi>{' '}
              {say(`mark_${kind}`)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function isOn({ target }: MarkRow, { key }: ShownAbstract): boolean {
  return target.kind === 'abstract' && target.key === key;
}
