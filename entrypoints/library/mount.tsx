/** Puts the library into a page of ours: the side panel and the full tab are this one application at two widths. */
import { render } from 'preact';
import { WordsContext } from '../../components/words.ts';
import { language, number, say, sayCount, sayDay } from '../../lib/browser/words.ts';
import { onPointer } from '../../lib/browser/library-name.ts';
import { App } from './App.tsx';
import '../../components/base.css';

/** `isPanel`: the page stands beside another, which may ask it for a paper. */
export function mount({ isPanel }: { isPanel: boolean }): void {
  document.documentElement.lang = language();
  document.documentElement.dir = say('text_direction');
  // Another database has become the library: whatever is shown is of the one before.
  onPointer(() => location.reload());
  render(
    <WordsContext.Provider value={{ say, sayCount, sayDay, number }}>
      <App isPanel={isPanel} />
    </WordsContext.Provider>,
    document.querySelector('#app')!,
  );
}
