/** The toolbar popup: wires the page in front of the reader and the library to what is shown. */
import { render } from 'preact';
import { WordsContext } from '../../components/words.ts';
import { language, say, WORDS } from '../../lib/browser/words.ts';
import { onPointer } from '../../lib/browser/library-pointer.ts';
import { soonEnough, takeFirstLook } from '../../lib/browser/first-look.ts';
import { onLibraryChange } from '../../lib/browser/sentinel-place.ts';
import { learnWindow } from '../../lib/browser/panel.ts';
import { Popup } from './Popup.tsx';
import { askThePage } from './use-page.ts';
import '../../components/base.css';

// Before anything is read: what changes from now on is not in it.
const changed = new Promise<void>((resolve) => onLibraryChange(resolve));
const look = takeFirstLook();
const totals = look.totals();
const asked = askThePage(look);
void Promise.allSettled([totals, asked]).then(() => look.close());
void learnWindow();
// Another database has become the library: whatever is shown is of the one before.
onPointer(() => location.reload());
document.documentElement.lang = language();
document.documentElement.dir = say('text_direction');
const [first, page] = await Promise.all([soonEnough(totals), soonEnough(asked)]);
render(
  <WordsContext.Provider value={WORDS}>
    <Popup totals={first} page={page} asked={asked} changed={changed} />
  </WordsContext.Provider>,
  document.querySelector('#app')!,
);
