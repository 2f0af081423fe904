/**
 * The door for what is seldom asked for: what further keys do (help, the paper's files, the page before and after, a
 * note, folding) and the question about completing. Comes in a second script at first use.
 */
import type { PageKey } from '../../lib/browser/keys/page-keys.ts';
import type { CompletingQuestion } from '../../lib/wire/content.ts';
import { door } from './door.ts';
import { failureWords } from './failure-words.ts';
import type { FoldSheets } from './inks.ts';
import type { Place, Session } from './session.ts';

export interface PageHere {
  session: Session;
  overlay: ShadowRoot;
  /** Puts the overlay back where the page took it out. */
  hold(): void;
  /** Says something that is seen too. */
  announce(message: string): void;
  /** Says something to those who listen. */
  speak(message: string): void;
  /** Folds every abstract to what it claims, or opens all again; answers which. */
  fold(folds: FoldSheets): boolean;
}

export interface Further {
  /** `place`: the paper that the keyboard is on. */
  press(key: PageKey, place: Place | undefined): void;
  /** May papers kept from this site be completed? Asked about this one. */
  ask(question: CompletingQuestion, paper: string): void;
}

export const furtherDoor = door<(here: PageHere) => Further>('further keys');

export class FurtherKeys {
  readonly #here: PageHere;
  #further: Further | undefined;

  constructor(here: PageHere) {
    this.#here = here;
  }

  async press(key: PageKey, place: Place | undefined): Promise<void> {
    (await this.#fetch())?.press(key, place);
  }

  async ask(question: CompletingQuestion, paper: string): Promise<void> {
    (await this.#fetch())?.ask(question, paper);
  }

  async #fetch(): Promise<Further | undefined> {
    if (!furtherDoor.find()) {
      const answer = await this.#here.session.startKeys();
      if (!answer.ok) this.#here.announce(failureWords(answer));
    }
    this.#here.hold();
    return (this.#further ??= furtherDoor.find()?.(this.#here));
  }
}
