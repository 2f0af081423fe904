/** The options page: what Offprint may read, ask for and remember. */
import { render } from 'preact';
import { WordsContext } from '../../components/words.ts';
import { language, number, say, sayCount, sayDay } from '../../lib/browser/words.ts';
import { Options } from './Options.tsx';
import '../../components/base.css';

document.documentElement.lang = language();
document.documentElement.dir = say('text_direction');
render(
  <WordsContext.Provider value={{ say, sayCount, sayDay, number }}>
    <Options />
  </WordsContext.Provider>,
  document.querySelector('#app')!,
);
