/** The toolbar popup: wires the page in front of the reader and the library to what is shown. */
import { render } from 'preact';
import { WordsContext } from '../../components/words.ts';
import { language, say, WORDS } from '../../lib/browser/words/words.ts';
import { onPointer } from '../../lib/browser/pages/library-pointer.ts';
import { soonEnough } from '../../lib/browser/pages/first-look.ts';
import { takePopup } from '../../lib/browser/pages/popup-ahead.ts';
import { learnWindow } from '../../lib/browser/pages/panel.ts';
import { Popup } from './Popup.tsx';
import { stateOf } from './use-page.ts';
import '../../components/base.css';

const { noted, totals, page, changed } = takePopup();
const asked = page.then(stateOf);
void learnWindow();
// Another database has become the library: whatever is shown is of the one before.
onPointer(() => location.reload());
document.documentElement.lang = language();
document.documentElement.dir = say('text_direction');
const [counted, answered] = await Promise.all([
  soonEnough(noted.then((kept) => kept ?? totals)),
  soonEnough(asked),
]);
render(
  <WordsContext.Provider value={WORDS}>
    <Popup first={{ totals: counted, page: answered }} totals={totals} asked={asked} changed={changed} />
  </WordsContext.Provider>,
  document.querySelector('#app')!,
);
