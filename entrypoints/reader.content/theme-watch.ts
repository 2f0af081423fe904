/**
 * Notices when a page may have changed its colours: by the browser's setting, or by its own switch, which the reader
 * presses. What observes the page anyway tells of the rest.
 */

/** Colours that fade into others have done so after so many ms. A page that changes for ever is looked at no sooner again. */
const FADED = 350;

/** `told` looks for itself whether anything became of it. Answers how to say that there may be something to look at. */
export function watchTheme(told: () => void, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (!signal.aborted) told();
    }, FADED);
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', later, { signal });
  for (const name of ['click', 'keyup'])
    document.addEventListener(name, later, { signal, capture: true, passive: true });
  return later;
}
