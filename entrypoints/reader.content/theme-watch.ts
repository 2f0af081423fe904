/**
 * Notices when a page may have changed its colours: by the browser's setting, or by its own switch, which the reader
 * presses. Nothing is observed for it: a page that changes for ever must not keep us busy.
 */

/** Colours that fade into others have done so after so many ms. */
const FADED = 350;

/** `told` looks for itself whether anything became of it. */
export function watchTheme(told: () => void, signal: AbortSignal): void {
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
}
