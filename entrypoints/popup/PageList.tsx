import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { PaperLine } from '../../components/PaperLine.tsx';
import { useGrowing } from '../../components/use-growing.ts';
import { useWords } from '../../components/words.ts';
import { siteName } from '../../lib/browser/sites/site-names.ts';
import { readableMath } from '../../lib/formats/bibtex/math-to-text.ts';
import { isKept, type Shown } from './use-page.ts';
import styles from './Popup.module.css';

/** The papers of a page, each with what is known of it and a way to keep it. */
export function PageList({
  sightings,
  onOpen,
  onSave,
}: {
  sightings: Shown[];
  onOpen(paper: Shown): void;
  onSave(paper: Shown): Promise<void>;
}) {
  const { say, sayCount, sayDay } = useWords();
  const { limit, end } = useGrowing(sightings.length, []);
  // Where most are, "new" tells nothing: all others say what they are.
  const isMostlyNew = sightings.filter(({ state }) => state === 'new').length * 2 > sightings.length;
  const trailOf = (each: Shown) => {
    const { state, marks, met, record } = each;
    const words = [
      state === 'new' && !isMostlyNew && say('new'),
      state === 'later' && say('for_later'),
      state === 'saved' && marks === 0 && say('saved'),
      state === 'dismissed' && say('dismissed'),
      state === 'seen' && met && say('seen_on', siteName(met.site), sayDay(met.day)),
      marks > 0 && (
        <span key="marks" class={styles['own']}>
          {sayCount('marks', marks)}
        </span>
      ),
      record.withdrawn && say('withdrawn'),
    ].filter(Boolean);
    return words.length > 0 && words.flatMap((word, at) => (at > 0 ? [' · ', word] : [word]));
  };
  return (
    <>
      <ul aria-label={say('results_label')}>
        {sightings.slice(0, limit).map((each) => (
          <PaperLine
            key={each.key}
            id={each.key}
            paper={each.record}
            title={readableMath(each.record.title)}
            onOpen={() => onOpen(each)}
            lead={
              <Button
                kind="icon"
                action="save"
                label={say(isKept(each) ? 'saved' : 'save')}
                isPressed={isKept(each)}
                onPress={() => void onSave(each)}
              >
                <Icon name="save" isFilled={isKept(each)} />
              </Button>
            }
            trail={trailOf(each)}
            isDismissed={each.state === 'dismissed'}
            isBrief
          />
        ))}
      </ul>
      <div ref={end} />
    </>
  );
}
