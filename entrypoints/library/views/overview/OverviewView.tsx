import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../../components/Button.tsx';
import { Notice } from '../../../../components/Notice.tsx';
import { Switch } from '../../../../components/Switch.tsx';
import { useWords } from '../../../../components/words.ts';
import { setShowsStreak, showsStreak } from '../../../../lib/browser/pages/pictures.ts';
import { today } from '../../../../lib/library/reading/days.ts';
import type { Figures } from '../../../../lib/library/pictures/figures.ts';
import { ALL_PAPERS } from '../../question.ts';
import { useLibrary } from '../../use-library.ts';
import type { ViewProps } from '../../views.ts';
import { Calendar } from './Calendar.tsx';
import { LibraryMap } from './map/LibraryMap.tsx';
import { MapList } from './map/MapList.tsx';
import { Picture } from './Picture.tsx';
import { Ranked, RankList } from './Ranked.tsx';
import { Strips, StripTable } from './Strips.tsx';
import { TopicsPicture } from './TopicsPicture.tsx';
import { usePictures, type Pictures } from './use-pictures.ts';
import { Back } from '../Back.tsx';
import styles from './Overview.module.css';

/** Steps in which the pictures below the map come. */
const TURNS = 4;
const NO_TOPICS: Figures['tags'] = [];

const STATE_WORDS = {
  saved: 'saved',
  later: 'for_later',
  dismissed: 'dismissed',
  seen: 'overview_seen',
} as const;

/** The library in pictures, drawn from the reader's own rows. */
export function OverviewView({ onLeave }: ViewProps) {
  const { say, sayCount } = useWords();
  const { totals } = useLibrary();
  const [pictures, stop, again] = usePictures(`${totals?.all ?? 0} ${totals?.marked ?? 0}`);
  const { figures, map, failure, isStopped } = pictures;
  const turn = useTurns(TURNS, figures !== null);
  const found = map?.topics ?? NO_TOPICS;
  const topics = useNext(found);
  const isDrawn = map !== undefined && turn >= TURNS && topics === found;
  return (
    <section
      class={styles['view']}
      aria-labelledby="overview-heading"
      data-overview={failure ? 'failed' : isDrawn ? 'drawn' : 'counting'}
      data-papers={figures?.papers}
    >
      <Back onPress={onLeave} />
      <h2 class={styles['title']} id="overview-heading">
        {say('overview')}
      </h2>
      {figures && figures.papers > 0 && (
        <p class={styles['aside']}>
          {sayCount('papers', figures.papers)} · {say('overview_hint')}
        </p>
      )}
      {failure !== null && (
        <Notice title={say('overview_failed')}>
          {failure}{' '}
          <Button action="overview-again" onPress={again}>
            {say('try_again')}
          </Button>
        </Notice>
      )}
      {figures?.papers === 0 && <Notice title={say('overview_none')}>{say('overview_none_hint')}</Notice>}
      {!figures && failure === null && <Course pictures={pictures} onStop={stop} />}
      {figures && figures.papers > 0 && (
        <div class={styles['pictures']}>
          {map ? (
            <Picture
              name="map"
              isWide
              title={say('map_title')}
              summary={
                <>
                  {say('map_summary')}
                  {map.left > 0 && ` ${sayCount('map_left', map.left)}`}
                </>
              }
              list={<MapList map={map} />}
              data={{ 'data-count': map.ids.length, 'data-regions': map.regions.length }}
            >
              <LibraryMap map={map} label={say('map_label', map.ids.length)} />
            </Picture>
          ) : (
            <section class={styles['picture']} data-wide data-picture="no-map">
              <h3 class={styles['name']}>{say('map_title')}</h3>
              {map === null ? (
                <p class={styles['summary']}>{say('map_too_few')}</p>
              ) : isStopped ? (
                <p class={styles['summary']}>
                  {say('map_stopped')}{' '}
                  <Button action="overview-again" onPress={again}>
                    {say('map_draw')}
                  </Button>
                </p>
              ) : (
                failure === null && <Course pictures={pictures} onStop={stop} />
              )}
            </section>
          )}
          {turn > 0 && <Weeks figures={figures} />}
          {turn > 1 && <TopicsPicture figures={figures} topics={topics} />}
          {turn > 2 && <Marked figures={figures} />}
          {turn > 2 && <Authors figures={figures} />}
          {turn > 3 && <Reading figures={figures} />}
        </div>
      )}
    </section>
  );
}

/** Counts up to `count`, a step at a time, so that the page draws between one picture and the next. */
function useTurns(count: number, isBegun: boolean): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!isBegun || turn >= count) return undefined;
    const timer = setTimeout(() => setTurn(turn + 1));
    return () => clearTimeout(timer);
  }, [turn, count, isBegun]);
  return turn;
}

/** A value from the next task on, so that the page draws what comes with it first. */
function useNext<T>(value: T): T {
  const [next, setNext] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setNext(value));
    return () => clearTimeout(timer);
  }, [value]);
  return next;
}

/** How far it is, and the way to end it. */
function Course({ pictures: { progress }, onStop }: { pictures: Pictures; onStop(): void }) {
  const { say } = useWords();
  if (!progress) return <p class={styles['summary']}>{say('overview_counting')}</p>;
  const words = say(progress.step === 'map' ? 'map_drawing' : 'overview_counting');
  return (
    <div class={styles['course']} data-progress={progress.step}>
      <span id="overview-course">{words}</span>
      <progress value={progress.done} aria-labelledby="overview-course" />
      <Button action="overview-stop" onPress={onStop}>
        {say('stop')}
      </Button>
    </div>
  );
}

function Weeks({ figures: { weeks, states } }: { figures: Figures }) {
  const { say, number } = useWords();
  const strips = states
    .filter(({ name, total }) => total > 0 || name === 'saved' || name === 'later')
    .map(({ name, counts, total }) => ({
      id: name,
      name: say(STATE_WORDS[name as keyof typeof STATE_WORDS]),
      counts,
      total,
    }));
  const kept = states.slice(0, 2);
  const thisWeek = kept.reduce((sum, { counts }) => sum + (counts.at(-1) ?? 0), 0);
  const inYear = kept.reduce((sum, { counts }) => sum + counts.reduce((a, b) => a + b, 0), 0);
  const summary = say('weeks_summary', number(thisWeek), number(inYear));
  const title = say('weeks_title');
  return (
    <Picture
      name="weeks"
      isWide
      title={title}
      summary={summary}
      data={{ 'data-this-week': thisWeek, 'data-in-year': inYear }}
      list={<StripTable title={title} periods={weeks} strips={strips} />}
    >
      <Strips form="bars" label={`${title}. ${summary}`} periods={weeks} strips={strips} />
    </Picture>
  );
}

function Marked({ figures: { marked } }: { figures: Figures }) {
  const { say, sayCount } = useWords();
  const { open } = useLibrary();
  const ranks = marked.map(({ id, title, marks }) => ({
    id,
    name: title,
    count: marks,
    onPress: () => open(id),
  }));
  const title = say('most_marked');
  const summary = ranks.length > 0 ? sayCount('most_marked_summary', ranks.length) : say('most_marked_none');
  if (ranks.length === 0) return <Lacking title={title} hint={summary} />;
  return (
    <Picture
      name="marked"
      title={title}
      summary={summary}
      data={{ 'data-count': ranks.length }}
      list={<RankList ranks={ranks} action="open" />}
    >
      <Ranked kind="marks" label={`${title}. ${summary}`} ranks={ranks} />
    </Picture>
  );
}

function Authors({ figures: { authors } }: { figures: Figures }) {
  const { say } = useWords();
  const { show } = useLibrary();
  const ranks = authors.map(({ name, papers }) => ({
    id: name,
    name,
    count: papers,
    onPress: () => show({ ...ALL_PAPERS, text: `author:"${name.replaceAll('"', '')}"` }),
  }));
  const title = say('met_often');
  if (ranks.length === 0) return <Lacking title={title} hint={say('met_often_none')} />;
  return (
    <Picture
      name="authors"
      title={title}
      summary={say('met_often_summary')}
      data={{ 'data-count': ranks.length }}
      list={<RankList ranks={ranks} action="find-author" />}
    >
      <Ranked kind="papers" label={title} ranks={ranks} />
    </Picture>
  );
}

/** A picture that the library has nothing for yet: what would make it. */
function Lacking({ title, hint }: { title: string; hint: string }) {
  return (
    <section class={styles['picture']}>
      <h3 class={styles['name']}>{title}</h3>
      <p class={styles['summary']}>{hint}</p>
    </section>
  );
}

/** Reading day by day, for who wants to see it. */
function Reading({ figures: { streak } }: { figures: Figures }) {
  const { say, sayCount } = useWords();
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    showsStreak().then(setShown, () => undefined);
  }, []);
  const title = say('streak_title');
  const summary =
    streak.now > 0
      ? `${sayCount('streak_now', streak.now)} ${sayCount('streak_longest', streak.longest)}`
      : sayCount('streak_longest', streak.longest);
  return (
    <div class={styles['reading']} data-wide>
      <Switch
        name="streak"
        isOn={isShown}
        hint={say('streak_hint')}
        onSwitch={(isOn) => void setShowsStreak(isOn).then(() => setShown(isOn))}
      >
        {say('streak_switch')}
      </Switch>
      {isShown && (
        <Picture
          name="streak"
          isWide
          title={title}
          summary={summary}
          data={{ 'data-now': streak.now, 'data-longest': streak.longest }}
          list={<p>{`${summary} ${sayCount('streak_days', streak.days)}`}</p>}
        >
          <Calendar label={`${title}. ${summary}`} days={streak.last} today={today(Date.now())} />
        </Picture>
      )}
    </div>
  );
}
