/** The first page a reader meets: a small listing to try everything on, with the very code that runs on other pages. */
import { render } from 'preact';
import { WordsContext } from '../../components/words.ts';
import { language, say, WORDS } from '../../lib/browser/words/words.ts';
import { Welcome } from './Welcome.tsx';
import '../../components/base.css';

document.documentElement.lang = language();
document.documentElement.dir = say('text_direction');
document.title = `${say('welcome_page')} · Offprint`;
render(
  <WordsContext.Provider value={WORDS}>
    <Welcome />
  </WordsContext.Provider>,
  document.querySelector('#app')!,
);
