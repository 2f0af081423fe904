/** A report that a site's reader broke: which reader, in which Offprint, what it missed, and the shape of the page. */
import { browser } from 'wxt/browser';

/** Markdown. `structure` is what `lib/sites/structure.ts` made: no text of the page is in it. */
export function reportText(site: string, faults: readonly string[], structure: string): string {
  const { version } = browser.runtime.getManifest();
  return [
    `### The reader "${site}" broke`,
    '',
    `Offprint ${version}`,
    ...faults.map((fault) => `- ${withoutQuotes(fault)}`),
    '',
    '```',
    structure,
    '```',
  ].join('\n');
}

/** What a reader threw may quote the page: only that it stopped is told. */
function withoutQuotes(fault: string): string {
  return fault.replace(/ stopped: [^]*$/, ' stopped.');
}
