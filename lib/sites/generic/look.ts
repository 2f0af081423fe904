/**
 * What must be done in the page itself: is it worth reading at all, what does its head say, which lines does it show.
 * Cheap beside the reading of the lines, which can go on anywhere else.
 */
import type { Page } from '../contract.ts';
import type { FoundPaper } from '../../paper/shown-page.ts';
import { walk, type Walked } from './lines.ts';
import { metadataOf } from './metadata.ts';
import { paperOfHead } from './paper-head.ts';
import { isWorthReading } from './worth-reading.ts';

export interface Look {
  page: Walked;
  title: string;
  /** The one paper that the page's head says it is about: nothing else is to be read then. */
  paper: FoundPaper | null;
}

/** In small steps; null where nothing on the page speaks for papers. */
export function* lookAt({ document, url }: Page): Generator<void, Look | null> {
  if (!document.documentElement || !(yield* isWorthReading(document))) return null;
  const page = yield* walk(document);
  const metadata = metadataOf(document);
  yield;
  return { page, title: document.title.slice(0, 300), paper: metadata && paperOfHead(metadata, page, url) };
}
