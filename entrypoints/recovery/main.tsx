/** The page where a library that came back damaged is looked at, and where any library is brought back from a backup. */
import { render } from 'preact';
import { WordsContext } from '../../components/words.ts';
import { language, say, WORDS } from '../../lib/browser/words/words.ts';
import { Recovery } from './Recovery.tsx';
import '../../components/base.css';

document.documentElement.lang = language();
document.documentElement.dir = say('text_direction');
document.title = `${say('recovery_page')} · Offprint`;
render(
  <WordsContext.Provider value={WORDS}>
    <Recovery />
  </WordsContext.Provider>,
  document.querySelector('#app')!,
);
