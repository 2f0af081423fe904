/**
 * Lets the page work before the next slice of ours: what the reader does and the next frame come first, then we, before
 * whatever else the page has planned (where the browser knows the Prioritized Task Scheduling API; WICG).
 */
export function nextTask(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', () => {
      channel.port1.close();
      resolve();
    });
    channel.port1.start();
    channel.port2.postMessage(null);
  });
}
