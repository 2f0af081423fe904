import { useEffect, useState } from 'preact/hooks';
import { watchPictures } from '../../../../lib/browser/pages/pictures.ts';
import type { Figures } from '../../../../lib/library/pictures/figures.ts';
import type { DrawnMap } from '../../../../lib/library/pictures/worker.ts';

export interface Pictures {
  figures: Figures | null;
  /** Null where there are too few papers; undefined until it is known. */
  map: DrawnMap | null | undefined;
  /** What is being done, where that takes long enough to be told. */
  progress: { step: 'reading' | 'map'; done: number } | null;
  failure: string | null;
  isStopped: boolean;
}

const NOTHING: Pictures = { figures: null, map: undefined, progress: null, failure: null, isStopped: false };
/** ms after a change of the library: several papers are often saved one after the other. */
const PAUSE = 1_500;

/** The pictures of the library as it is; counted anew, behind what is shown, when `version` changes. */
export function usePictures(version: string): [pictures: Pictures, stop: () => void, again: () => void] {
  const [pictures, setPictures] = useState(NOTHING);
  const [asked, setAsked] = useState(0);
  const [running, setRunning] = useState<AbortController | null>(null);
  useEffect(() => {
    const control = new AbortController();
    const set = (part: Partial<Pictures>) => setPictures((now) => ({ ...now, ...part }));
    const start = () => {
      set({ failure: null, isStopped: false });
      watchPictures((news) => {
        if (news.kind === 'progress') set({ progress: news });
        else if (news.kind === 'figures') set({ figures: news.figures });
        else if (news.kind === 'map') set({ map: news.map, progress: null });
        else set({ failure: news.message, progress: null });
        if (news.kind === 'map' || news.kind === 'failed') setRunning(null);
      }, control.signal).catch((error: unknown) => set({ failure: String(error), progress: null }));
    };
    setRunning(control);
    const timer = setTimeout(start, pictures.figures ? PAUSE : 0);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [version, asked]);
  const stop = () => {
    running?.abort();
    setRunning(null);
    setPictures((now) => ({ ...now, progress: null, isStopped: true }));
  };
  return [pictures, stop, () => setAsked((count) => count + 1)];
}
