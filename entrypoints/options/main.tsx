/** The options page: what Offprint may read, ask for and remember. */
import { render } from 'preact';
import { WordsContext } from '../../components/words.ts';
import { language, say, WORDS } from '../../lib/browser/words/words.ts';
import { Options } from './Options.tsx';
import '../../components/base.css';

document.documentElement.lang = language();
document.documentElement.dir = say('text_direction');
render(
  <WordsContext.Provider value={WORDS}>
    <Options />
  </WordsContext.Provider>,
  document.querySelector('#app')!,
);
