/** What keys do here, on one calm sheet over the page. Esc, the key that opened it and a press beside it close it. */
import { browser } from 'wxt/browser';
import { chordOf } from '../../lib/browser/keys/chord.ts';
import {
  browserGroup,
  keysNow,
  shownGroups,
  type KeyGroup,
  type KeyLine,
} from '../../lib/browser/keys/shown.ts';
import { chosenKeys } from '../../lib/browser/keys/stored.ts';
import { say } from '../../lib/browser/words/words.ts';
import { createClient } from '../../lib/wire/client.ts';
import type { ContentProtocol } from '../../lib/wire/content.ts';
import { button, icon } from '../reader.content/controls.ts';

export class HelpSheet {
  readonly #overlay: ShadowRoot;
  readonly #ask = createClient<ContentProtocol>('background', (call) => browser.runtime.sendMessage(call));
  #veil: HTMLElement | null = null;
  #focusedBefore: Element | null = null;

  constructor(overlay: ShadowRoot) {
    this.#overlay = overlay;
  }

  async toggle(): Promise<void> {
    if (this.#veil) return this.#close();
    const [chosen, anywhere] = await Promise.all([chosenKeys.read(), this.#ask.browserKeys(null)]);
    if (this.#veil) return;
    const groups = shownGroups('page', chosen);
    if (anywhere.ok) groups.push(browserGroup(anywhere.value));
    this.#show(groups, keysNow('page', chosen)['help'] ?? '');
  }

  #show(groups: readonly KeyGroup[], helpKey: string): void {
    const sheet = document.createElement('div');
    sheet.className = 'sheet';
    sheet.setAttribute('role', 'dialog');
    sheet.ariaModal = 'true';
    sheet.ariaLabel = say('keys_title');
    sheet.dataset['keys'] = '';
    const close = button(say('close'), icon('close'), () => this.#close());
    close.dataset['action'] = 'close';
    const change = button(say('keys_change'), say('keys_change'), () => {
      this.#close();
      void this.#ask.openKeySettings(null);
    });
    change.dataset['action'] = 'change-keys';
    change.classList.add('text');
    const head = element('div', 'head', element('h2', '', say('keys_title')), change, close);
    const body = element('div', 'groups', ...groups.map(drawGroup));
    body.tabIndex = 0;
    body.setAttribute('role', 'group');
    body.ariaLabel = say('keys_title');
    sheet.append(head, body, element('p', 'hint', say('keys_give_way')));
    sheet.addEventListener('keydown', (event) => {
      // Whatever is pressed here is meant for the sheet.
      event.stopPropagation();
      if (event.key === 'Escape' || chordOf(event) === helpKey) {
        event.preventDefault();
        this.#close();
      }
      if (event.key === 'Tab') this.#keepInside(event, [change, close, body]);
    });
    this.#veil = element('div', 'veil', sheet);
    this.#veil.addEventListener('click', ({ target }) => target === this.#veil && this.#close());
    this.#focusedBefore = document.activeElement;
    this.#overlay.append(this.#veil);
    close.focus({ preventScroll: true });
  }

  #keepInside(event: KeyboardEvent, stops: readonly HTMLElement[]): void {
    event.preventDefault();
    const at = stops.indexOf(this.#overlay.activeElement as HTMLElement);
    stops[(at + (event.shiftKey ? stops.length - 1 : 1)) % stops.length]?.focus();
  }

  #close(): void {
    this.#veil?.remove();
    this.#veil = null;
    const before = this.#focusedBefore;
    if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
  }
}

function drawGroup({ title, lines }: KeyGroup): HTMLElement {
  return element('section', '', element('h3', '', title), element('dl', '', ...lines.map(drawLine)));
}

function drawLine({ words, chords }: KeyLine): HTMLElement {
  const keys = chords.map((parts) =>
    element('span', 'chord', ...parts.map((part) => element('kbd', '', part))),
  );
  if (keys.length === 0) keys.push(element('span', 'none', say('no_key')));
  return element('div', '', element('dt', '', ...keys), element('dd', '', words));
}

function element(name: string, className: string, ...content: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content);
  return made;
}
