/**
 * Keys on a page. Ours give way: to whoever types, to a page that used the key itself or says that it does, and to every
 * listener of the page, all of which are asked first.
 */
import { chordOf } from '../../lib/browser/keys/chord.ts';
import { PAGE_KEYS, type PageKey } from '../../lib/browser/keys/page-keys.ts';
import { chosenKeys, doingsOf, type ChosenKeys } from '../../lib/browser/keys/stored.ts';

export function listenToKeys(press: (key: PageKey) => void, signal: AbortSignal): void {
  let keys = new Map<string, PageKey>();
  const learn = ({ page }: ChosenKeys) => (keys = doingsOf(PAGE_KEYS, page));
  chosenKeys.watch(learn, signal);
  void chosenKeys.read().then(learn);
  let before: readonly unknown[] = [];
  const answer = (event: KeyboardEvent) => {
    const key = keys.get(chordOf(event));
    const isUsed = event.defaultPrevented || looks().some((look, index) => look !== before[index]);
    if (!key || isUsed) return;
    event.preventDefault();
    press(key);
  };
  window.addEventListener(
    'keydown',
    (event) => {
      window.removeEventListener('keydown', answer);
      const isOurs = keys.has(chordOf(event)) && event.isTrusted && !event.isComposing && !event.repeat;
      if (!isOurs || isTyping(event) || isOfThePage(event)) return;
      before = looks();
      // Added anew at every key, and so the last of all that hear it.
      window.addEventListener('keydown', answer, { signal });
    },
    { capture: true, signal },
  );
}

/** What a page changes that answers a key without saying so. */
const looks = (): readonly unknown[] => [document.activeElement, location.href, scrollY];

/** Fields in which no letter is typed. */
const WORDLESS = /^(?:button|checkbox|color|file|image|radio|range|reset|submit)$/;
/** Roles in which a letter is typed, or leads to what begins with it. */
const TAKING =
  'textarea,select,embed,object,[role$=box]:not([role=checkbox]),[role=spinbutton],[role=tree],[role=grid],[role=menu],[role=application]';

/** The reader writes on the page, or in a form of it; what is typed in our own fields never comes so far. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement) return !WORDLESS.test(target.type);
  return target.closest(TAKING) !== null || (target instanceof HTMLElement && target.isContentEditable);
}

/** The page says of an element that this key is its own. */
function isOfThePage({ key, altKey, ctrlKey }: KeyboardEvent): boolean {
  const names = ['aria-keyshortcuts', 'data-hotkey', ...(altKey || ctrlKey ? ['accesskey'] : [])];
  return document.querySelector(names.map((name) => `[${name}~="${CSS.escape(key)}" i]`).join()) !== null;
}
