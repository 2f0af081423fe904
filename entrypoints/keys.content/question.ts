/**
 * Asked once, in the page's corner, after the first paper was kept from a list that leaves something out: may papers
 * kept from this site be completed from its own pages? Takes no focus: the reader may go on.
 */
import { siteName } from '../../lib/browser/sites/site-names.ts';
import { say } from '../../lib/browser/words/words.ts';
import type { CompletingQuestion } from '../../lib/wire/content.ts';
import { button } from '../reader.content/controls.ts';

export class Question {
  readonly #overlay: ShadowRoot;
  readonly #answer: (answer: 'always' | 'off', papers: string[]) => void;
  /** Papers kept since it was asked. */
  readonly #papers = new Set<string>();
  #card: HTMLElement | undefined;

  constructor(overlay: ShadowRoot, answer: (answer: 'always' | 'off', papers: string[]) => void) {
    this.#overlay = overlay;
    this.#answer = answer;
  }

  ask({ site, missing }: CompletingQuestion, paper: string): void {
    this.#papers.add(paper);
    if (this.#card) return;
    const words = document.createElement('p');
    words.textContent = say(
      missing === 'authors' ? 'fetch_authors_question' : 'fetch_abstracts_question',
      location.hostname,
    );
    const hint = document.createElement('p');
    hint.className = 'hint';
    hint.textContent = say('fetch_hint', siteName(site));
    this.#card = document.createElement('div');
    this.#card.className = 'question';
    this.#card.setAttribute('role', 'group');
    this.#card.ariaLabel = words.textContent;
    this.#card.append(words, hint, this.#choice('always'), this.#choice('off'));
    this.#overlay.append(this.#card);
  }

  #choice(answer: 'always' | 'off'): HTMLElement {
    const words = say(answer === 'always' ? 'always' : 'not_now');
    const choice = button(words, words, () => {
      this.#card?.remove();
      this.#answer(answer, [...this.#papers]);
      this.#papers.clear();
    });
    choice.classList.add('text', answer);
    choice.dataset['action'] = `completing-${answer}`;
    return choice;
  }
}
