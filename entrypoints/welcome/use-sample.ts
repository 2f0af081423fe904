/** The sample listing as a page that Offprint reads, and what the reader has tried on it. */
import { liveQuery } from 'dexie';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useLive, valueOf } from '../../components/use-live.ts';
import { chordOf } from '../../lib/browser/keys/chord.ts';
import { PAGE_KEYS } from '../../lib/browser/keys/page-keys.ts';
import { AS_THEY_COME, chosenKeys, doingsOf, type ChosenKeys } from '../../lib/browser/keys/stored.ts';
import { openStore } from '../../lib/browser/pages/library-name.ts';
import { recognise } from '../../lib/library/works/recognise.ts';
import type { GreetedSighting } from '../../lib/paper/sightings.ts';
import type { Page } from '../../lib/sites/contract.ts';
import { isCall } from '../../lib/wire/answer.ts';
import { Tools } from '../marking.content/tools.ts';
import { makeFurther } from '../keys.content/further.ts';
import { furtherDoor } from '../reader.content/further-keys.ts';
import { markingDoor } from '../reader.content/marking-door.ts';
import { PageView } from '../reader.content/page-view.ts';
import { greetingOfSighting } from '../reader.content/places.ts';
import { sampleReader } from './sample-reader.ts';

export interface Tried {
  save: boolean;
  mark: boolean;
  fold: boolean;
  /** Sample papers that stand in the library, by id. */
  kept: string[];
}

/** For a component that draws the sample: it must stand in the document when effects run. */
export function useSample(): Tried {
  const store = useMemo(openStore, []);
  const [sightings, setSightings] = useState<GreetedSighting[]>([]);
  const [fold, setFold] = useState(false);
  useEffect(() => {
    const page = { document, url: location.href };
    setSightings(sightingsOn(page));
    const over = new AbortController();
    let keys = doingsOf(PAGE_KEYS, AS_THEY_COME.page);
    const learn = ({ page }: ChosenKeys) => (keys = doingsOf(PAGE_KEYS, page));
    chosenKeys.watch(learn, over.signal);
    void chosenKeys.read().then(learn);
    document.addEventListener('keydown', (event) => keys.get(chordOf(event)) === 'fold' && setFold(true), {
      signal: over.signal,
    });
    const end = readPage(page);
    return () => {
      over.abort();
      end();
    };
  }, []);
  const states = valueOf(
    useLive(() => liveQuery(() => recognise(store, sightings, sampleReader.id)), [store, sightings]),
  );
  return {
    save: states?.some(({ paper }) => paper !== undefined) ?? false,
    mark: states?.some(({ marks }) => marks.length > 0) ?? false,
    fold,
    kept: [...new Set(states?.flatMap(({ paper }) => paper ?? []))],
  };
}

function sightingsOn(page: Page): GreetedSighting[] {
  return [...sampleReader.entries(page)].flatMap((entry) => {
    const sighting = sampleReader.read(entry, page);
    return sighting ? [greetingOfSighting(sighting)] : [];
  });
}

/** Rails, ink and marks on the sample, until the function that is returned is called. */
function readPage(page: Page): () => void {
  // No second script can be brought into a page of ours: what those hold comes with it.
  furtherDoor.leave(makeFurther);
  markingDoor.leave((overlay) => new Tools(overlay));
  const view = new PageView(page, sampleReader);
  const onMessage: Parameters<typeof browser.runtime.onMessage.addListener>[0] = (
    message,
    sender,
    respond,
  ) => (isCall(message, 'page') ? view.answer(message, sender, respond) : undefined);
  browser.runtime.onMessage.addListener(onMessage);
  void view.start();
  return () => {
    browser.runtime.onMessage.removeListener(onMessage);
    view.end();
  };
}
