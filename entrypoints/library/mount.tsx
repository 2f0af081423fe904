/** Puts the library into a page of ours: the side panel and the full tab are this one application at two widths. */
import { render } from 'preact';
import { WordsContext } from '../../components/words.ts';
import { soonEnough, takeNewest } from '../../lib/browser/pages/first-look.ts';
import { language, say, WORDS } from '../../lib/browser/words/words.ts';
import { onPointer } from '../../lib/browser/pages/library-pointer.ts';
import { App } from './App.tsx';
import '../../components/base.css';

/** `isPanel`: the page stands beside another, which may ask it for a paper. */
export async function mount({ isPanel }: { isPanel: boolean }): Promise<void> {
  const newest = soonEnough(takeNewest());
  document.documentElement.lang = language();
  document.documentElement.dir = say('text_direction');
  // Another database has become the library: whatever is shown is of the one before.
  onPointer(() => location.reload());
  const first = await newest;
  render(
    <WordsContext.Provider value={WORDS}>
      <App isPanel={isPanel} first={first} />
    </WordsContext.Provider>,
    document.querySelector('#app')!,
  );
}
