/** The side panel: the library beside the page. */
import { render } from 'preact';
import { WordsContext } from '../../components/words.ts';
import { language, number, say, sayCount, sayDay } from '../../lib/browser/words.ts';
import { Panel } from './Panel.tsx';
import '../../components/base.css';

document.documentElement.lang = language();
document.documentElement.dir = say('text_direction');
render(
  <WordsContext.Provider value={{ say, sayCount, sayDay, number }}>
    <Panel />
  </WordsContext.Provider>,
  document.querySelector('#app')!,
);
