/** Speaks as our own content script would if its page had taken it over: from the extension's world inside a tab. */
import type { Tab } from './tab.ts';

/** The extension's worlds in a tab, by the browser's numbers for them. */
export async function ourWorlds(tab: Tab): Promise<number[]> {
  const worlds: number[] = [];
  const note = ({ context }: { context: { id: number; origin: string } }): void => {
    if (context.origin.startsWith('chrome-extension:')) worlds.push(context.id);
  };
  tab.cdp.on('Runtime.executionContextCreated', note);
  await tab.cdp.send('Runtime.enable');
  tab.cdp.off('Runtime.executionContextCreated', note);
  return worlds;
}

/** The value of an expression in that world; promises are waited for. Throws where nothing of ours runs. */
export async function inOurWorld<T>(tab: Tab, expression: string): Promise<T> {
  const worlds = await ourWorlds(tab);
  const contextId = worlds.at(-1);
  if (contextId === undefined) throw new Error('nothing of ours runs in this tab');
  const { result, exceptionDetails } = await tab.cdp.send('Runtime.evaluate', {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true,
  });
  await tab.cdp.send('Runtime.disable');
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}
