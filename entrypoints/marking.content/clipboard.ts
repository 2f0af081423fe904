/** Words with their citation, on the clipboard. */
import { citationText } from '../../lib/formats/copy-text.ts';
import type { Bibliography } from '../../lib/paper/bibliography.ts';

/** “words” and, on the next line, the citation after APA 7. */
export function quotation(words: string, record: Bibliography): string {
  return `“${words.trim()}”\n${citationText(record)}`;
}

/** Must run in the reader's gesture. False where the browser does not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

/** Where a page's policy forbids the clipboard, the old command still fires an event that can be filled. */
function copyByCommand(text: string): boolean {
  let isDone = false;
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    isDone = true;
  };
  document.addEventListener('copy', fill, { capture: true });
  try {
    document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', fill, { capture: true });
  }
  return isDone;
}
