/** The toolbar popup: wires the page in front of the reader and the library to what is shown. */
import { render } from 'preact';
import { WordsContext } from '../../components/words.ts';
import { language, number, say, sayCount, sayDay } from '../../lib/browser/words.ts';
import { onPointer } from '../../lib/browser/library-name.ts';
import { learnWindow } from '../../lib/browser/panel.ts';
import { Popup } from './Popup.tsx';
import '../../components/base.css';

void learnWindow();
// Another database has become the library: whatever is shown is of the one before.
onPointer(() => location.reload());
document.documentElement.lang = language();
document.documentElement.dir = say('text_direction');
render(
  <WordsContext.Provider value={{ say, sayCount, sayDay, number }}>
    <Popup />
  </WordsContext.Provider>,
  document.querySelector('#app')!,
);
