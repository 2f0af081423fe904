/** Does what the further keys ask for, each on the page and on the paper that the keyboard is on. */
import { keysNow, keyWords } from '../../lib/browser/keys/shown.ts';
import { chosenKeys } from '../../lib/browser/keys/stored.ts';
import { say } from '../../lib/browser/words/words.ts';
import type { Further, PageHere } from '../reader.content/further-keys.ts';
import { Folds } from './folds.ts';
import { HelpSheet } from './help-sheet.ts';
import { NoteCard } from './note-card.ts';
import { pageBeside } from './page-beside.ts';
import { fileOf } from '../../lib/paper/paper-files.ts';
import { Question } from './question.ts';
import { searchFieldOf } from './search-field.ts';
import { selectSentence } from './sentence.ts';
import marking from '../marking.content/marking.css?inline';
import css from './keys.css?inline';

export function makeFurther({ session, overlay, announce, speak, fold }: PageHere): Further {
  // Firefox refuses sheets of another world in a page's shadow root: an element is taken everywhere.
  const style = document.createElement('style');
  style.textContent = marking + css;
  overlay.append(style);
  const help = new HelpSheet(overlay);
  const folds = new Folds(overlay);
  const notes = new NoteCard(session, overlay, announce);
  const question = new Question(overlay, (answer, papers) => session.answerCompleting(answer, papers));
  const press: Further['press'] = (key, place) => {
    if (key === 'help') return void help.toggle();
    if (key === 'fold') return speak(say(fold(folds) ? 'only_claims' : 'whole_abstracts'));
    if (key === 'search') {
      const field = searchFieldOf(document);
      if (!field) return session.openPanel(null);
      field.scrollIntoView({ block: 'nearest' });
      field.focus();
      if (field instanceof HTMLInputElement) field.select();
      return;
    }
    if (key === 'page-before' || key === 'page-after') {
      const beside = pageBeside(document, key === 'page-before' ? 'before' : 'after');
      if (beside) beside.click();
      else announce(say(key === 'page-before' ? 'no_page_before' : 'no_page_after'));
      return;
    }
    if (!place)
      return void chosenKeys
        .read()
        .then((chosen) =>
          announce(say('choose_paper_first', keyWords(keysNow('page', chosen)['next'] ?? ''))),
        );
    if (key === 'select') return speak(selectSentence(place) ?? say('no_abstract_shown'));
    if (key === 'note') return void notes.open(place);
    const [kind, isTab] = key.split('-') as ['abstract' | 'pdf' | 'html', string | undefined];
    const address = fileOf(place.sighting.record, kind, location.href);
    if (address === 'here') announce(say('this_is_its_page'));
    else if (address === null) announce(say(`no_${kind}_here`));
    else if (isTab) window.open(address, '_blank', 'noopener');
    else location.assign(address);
  };
  return { press, ask: (about, paper) => question.ask(about, paper) };
}
