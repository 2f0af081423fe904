/** Notices when a page may have changed its colours: by the reader's setting, its own switch, or a style put into it. */

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
  const observer = new MutationObserver(later);
  for (const element of [document.documentElement, document.body])
    observer.observe(element, { attributes: true });
  if (document.head) observer.observe(document.head, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
