/** The sample listing as a page that Offprint reads, and what the reader has tried on it. */
import { liveQuery } from 'dexie';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useLive, valueOf } from '../../components/use-live.ts';
import { openStore } from '../../lib/browser/library-name.ts';
import { recognise } from '../../lib/library/recognise.ts';
import type { GreetedSighting } from '../../lib/paper/sightings.ts';
import type { Page } from '../../lib/sites/contract.ts';
import { isCall } from '../../lib/wire/answer.ts';
import { Tools } from '../marking.content/tools.ts';
import { leaveTools } from '../reader.content/marking-door.ts';
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
    document.addEventListener('keydown', ({ key }) => key === 'o' && setFold(true), { signal: over.signal });
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
  // No second script can be brought into a page of ours: the tools of marking come with it.
  leaveTools((overlay) => new Tools(overlay));
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
