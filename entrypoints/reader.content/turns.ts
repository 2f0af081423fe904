/**
 * Lets the page work before the next slice of ours: what the reader does and the next frame come first, then we, before
 * whatever else the page has planned (where the browser knows the Prioritized Task Scheduling API; WICG).
 */
export function nextTask(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}

/**
 * The same, but before the page is laid out next, as it is for a frame and when it has loaded: for what that frame is to
 * show, and for questions that are answered beside it.
 */
export function beforeLayout(): Promise<unknown> {
  return new Promise((resolve) => {
    void nextTask().then(resolve);
    requestAnimationFrame(resolve);
    // Of a page that is loaded already a listener that is never called would be kept.
    if (document.readyState !== 'complete')
      for (const name of ['readystatechange', 'load'])
        addEventListener(name, resolve, { capture: true, once: true });
  });
}
