/**
 * Watches the page for what comes late: appended entries, re-rendered ones, and another address in the same document.
 * One observer; it looks less and less often where looking brings nothing, and stops where the page changes for ever
 * without showing another paper, until the reader does something.
 */
import { parentOf } from '../../lib/sites/kit/tree.ts';
import { HOST_NAME } from './shadow.ts';

/** Changes are gathered for so many ms before they are looked at. */
const GATHER = 250;
/** The longest wait between two looks that brought nothing, in ms. */
const LONGEST = 8_000;
/** Looks in a row that bring nothing, after which the page is left alone. */
const MOST_VAIN = 20;
/** Nodes remembered per gathering; a page that changes more is read again as a whole anyway. */
const MOST_NODES = 2_000;
/** What a reader does that may make a page show more. A page can scroll itself, but not do these. */
const DOINGS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

export interface PageWatch {
  /** Looks at the containers as they are now. */
  observe(): void;
  end(): void;
}

export function watchPage(options: {
  containers(): Element[];
  /** Answers whether the change was of any use: papers came, went or became others. */
  changed(nodes: Set<Node>): Promise<boolean>;
  /** What stands around the papers got other attributes: a switch of colours does that. */
  dressed(): void;
  /** The address changed without a new document. */
  moved(): Promise<void>;
}): PageWatch {
  let address = location.href;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let vain = 0;
  let isLooking = false;
  let isOver = false;
  let observed: Element[] = [];
  const touched = new Set<Node>();

  const look = async () => {
    timer = undefined;
    if (isLooking) return gather();
    isLooking = true;
    const nodes = new Set(touched);
    touched.clear();
    if (location.href.split('#')[0] !== address.split('#')[0]) {
      address = location.href;
      vain = 0;
      await options.moved();
    } else if (await options.changed(nodes)) vain = 0;
    else vain++;
    isLooking = false;
    if (isOver) return;
    if (vain < MOST_VAIN) return observe();
    observer.disconnect();
    observed = [];
  };

  const gather = () => {
    if (!isOver) timer ??= setTimeout(() => void look(), Math.min(LONGEST, GATHER * 2 ** vain));
  };

  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (isOwn(record)) continue;
      if (record.type === 'attributes') {
        options.dressed();
        continue;
      }
      if (touched.size < MOST_NODES) touched.add(record.target);
      gather();
    }
  });

  /** A page that draws its list anew may put another element in the container's place. */
  const observe = () => {
    const found = options.containers();
    if (found.length === observed.length && found.every((element, at) => element === observed[at])) return;
    observer.disconnect();
    observed = found;
    const above = new Set<Element>();
    for (const element of found) {
      observer.observe(element, { childList: true, subtree: true, characterData: true });
      for (let at = parentOf(element); at; at = parentOf(at)) above.add(at);
    }
    for (const element of above)
      if (!found.includes(element)) observer.observe(element, { childList: true, attributes: true });
  };

  // A route change may be told before its content is there, or never: the address is compared at each change too.
  const navigation = (window as { navigation?: EventTarget }).navigation;
  const over = new AbortController();
  const { signal } = over;
  navigation?.addEventListener('navigatesuccess', gather, { signal });
  window.addEventListener('popstate', gather, { signal });
  const onDoing = (event: Event) => {
    if (!event.isTrusted || vain === 0) return;
    const hadStopped = vain >= MOST_VAIN;
    vain = 0;
    if (!hadStopped) return;
    observe();
    gather();
  };
  for (const name of DOINGS) window.addEventListener(name, onDoing, { signal, capture: true, passive: true });
  observe();

  return {
    observe,
    end() {
      isOver = true;
      observer.disconnect();
      clearTimeout(timer);
      over.abort();
    },
  };
}

/** Our own rails coming and going are no change of the page; one that the page took away is. */
function isOwn(record: MutationRecord): boolean {
  if (record.type !== 'childList' || record.removedNodes.length > 0) return false;
  for (const node of record.addedNodes) if (node.nodeName.toLowerCase() !== HOST_NAME) return false;
  return true;
}
