/**
 * Counts and lays out what the overview shows, in a worker of the page that shows it: the page's own thread has it only
 * to draw, and ending the worker ends the work. Wires messages to `pictures/worker.ts`.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { servePictures } from '../lib/library/pictures/worker.ts';

export default defineUnlistedScript(() => {
  servePictures(self as unknown as Parameters<typeof servePictures>[0]);
});
