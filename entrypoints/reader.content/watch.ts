/**
 * Watches the page for what comes late: appended entries, re-rendered ones, and another address in the same document.
 * One observer, one look per quarter of a second at most, and silence when nothing changes.
 */
import { HOST_NAME } from './shadow.ts';

/** Changes are gathered for so many ms before they are looked at. */
const GATHER = 250;
/** Nodes remembered per gathering; a page that changes more is read again as a whole anyway. */
const MOST_NODES = 2_000;

export interface PageWatch {
  /** Looks at the containers as they are now. */
  observe(): void;
  end(): void;
}

export function watchPage(options: {
  containers(): Element[];
  changed(nodes: Set<Node>): void;
  /** The address changed without a new document. */
  moved(): void;
}): PageWatch {
  let address = location.href;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const touched = new Set<Node>();

  const look = () => {
    timer = undefined;
    const nodes = new Set(touched);
    touched.clear();
    if (location.href.split('#')[0] !== address.split('#')[0]) {
      address = location.href;
      options.moved();
      observe();
    } else options.changed(nodes);
  };

  const observer = new MutationObserver((records) => {
    let isOurs = true;
    for (const record of records) {
      if (isOwn(record)) continue;
      isOurs = false;
      if (touched.size < MOST_NODES) touched.add(record.target);
    }
    if (!isOurs) timer ??= setTimeout(look, GATHER);
  });

  const observe = () => {
    observer.disconnect();
    for (const element of options.containers()) {
      observer.observe(element, { childList: true, subtree: true, characterData: true });
    }
  };

  // A route change may be told before its content is there, or never: the address is compared at each change too.
  const navigation = (window as { navigation?: EventTarget }).navigation;
  const onRoute = () => (timer ??= setTimeout(look, GATHER));
  navigation?.addEventListener('navigatesuccess', onRoute);
  window.addEventListener('popstate', onRoute);
  observe();

  return {
    observe,
    end() {
      observer.disconnect();
      clearTimeout(timer);
      navigation?.removeEventListener('navigatesuccess', onRoute);
      window.removeEventListener('popstate', onRoute);
    },
  };
}

/** Our own rails coming and going are no change of the page; one that the page took away is. */
function isOwn(record: MutationRecord): boolean {
  if (record.type !== 'childList' || record.removedNodes.length > 0) return false;
  for (const node of record.addedNodes) if (node.nodeName.toLowerCase() !== HOST_NAME) return false;
  return true;
}
