import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { MarkedText, type Inked } from '../../../components/MarkedText.tsx';
import { useWords } from '../../../components/words.ts';
import { inkOf } from '../../../lib/skim/ink.ts';
import { formulas } from '../../../lib/text/formulas.ts';
import { Formula } from '../note/Formula.tsx';
import { takePlace, type Place } from '../skim/place.ts';
import { useSkims } from '../skim/use-skims.ts';
import { useViewSettings } from '../skim/use-view-settings.ts';
import { useLibrary } from '../use-library.ts';
import { Section } from './Section.tsx';
import type { SectionProps } from './sections.ts';
import { useVersions } from './use-versions.ts';
import styles from './Details.module.css';

/** The abstract with the reader's marks in it, its ink as strong as what each sentence does. */
export function Abstract({ details }: SectionProps) {
  const { say } = useWords();
  const { store } = useLibrary();
  const { text = '', marks } = useVersions(details);
  const { id, bibliography } = details.paper;
  const papers = useMemo(() => (text === '' ? [] : [{ id, text }]), [id, text]);
  const { of, threshold } = useSkims(store, papers);
  const settings = useViewSettings();
  const set = useMemo(
    () =>
      formulas(text).map(({ start, end, tex }) => ({ start, end, shown: <Formula key={start} tex={tex} /> })),
    [text],
  );
  const frame = useRef<HTMLDivElement>(null);
  const [lit, setLit] = useState<Place | undefined>();
  const skim = of.get(id);

  const inks = useMemo<Inked[]>(() => {
    if (!settings || !skim) return [];
    const off = new Set(settings.off);
    return skim.sentences.map(({ start, end, role, p }) => ({
      start,
      end,
      ink: inkOf({ role, p }, threshold, settings.density, off),
    }));
  }, [settings, skim, threshold]);

  // Looked at after every drawing: the paper may be open already when a place in it is asked for.
  useEffect(() => {
    const place = text === '' ? undefined : takePlace(id);
    if (place) setLit(place);
  });
  useEffect(() => {
    if (lit) frame.current?.querySelector('[data-lit]')?.scrollIntoView({ block: 'center' });
  }, [lit]);

  if (text === '') return null;
  const { cut = [] } = bibliography;
  const placed = marks.flatMap(({ mark, fate }) => (fate.kind === 'orphan' ? [] : [{ ...fate, mark }]));
  return (
    <Section title={say('abstract')}>
      <div ref={frame}>
        <MarkedText text={text} formulas={set} marks={placed} inks={inks} lit={lit} />
      </div>
      {cut.length > 0 && <p class={styles['aside']}>{say('field_cut')}</p>}
    </Section>
  );
}
