/** The legend in the page's corner: what the inks mean, which are drawn, and how much. Folds to a button. */
import type { ViewSettings } from '../../lib/browser/settings/view-settings.ts';
import { DENSITY_WORDS } from '../../lib/browser/words/density-words.ts';
import { say } from '../../lib/browser/words/words.ts';
import { DENSITIES } from '../../lib/skim/ink.ts';
import { ROLES, type Role } from '../../lib/paper/roles.ts';
import { button, icon } from './controls.ts';

export class Legend {
  readonly #overlay: ShadowRoot;
  readonly #change: (settings: ViewSettings) => void;
  readonly #bar: HTMLElement;
  #settings: ViewSettings | undefined;
  #isWanted = false;

  constructor(overlay: ShadowRoot, change: (settings: ViewSettings) => void) {
    this.#overlay = overlay;
    this.#change = change;
    this.#bar = document.createElement('div');
    this.#bar.className = 'legend';
    this.#bar.setAttribute('role', 'toolbar');
    this.#bar.ariaLabel = say('legend');
    this.#bar.dataset['legend'] = '';
  }

  /** There is something painted that wants explaining. */
  show(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.#overlay.append(this.#bar);
    this.#draw();
  }

  apply(settings: ViewSettings): void {
    this.#settings = settings;
    if (this.#isWanted) this.#draw();
  }

  toggle(role: Role): void {
    const settings = this.#settings;
    if (!settings || !this.#isWanted) return;
    const off = settings.off.includes(role)
      ? settings.off.filter((each) => each !== role)
      : [...settings.off, role];
    this.#change({ ...settings, off });
  }

  /** The next density, and after the last the first again; answers what is drawn now, in words. */
  step(): string {
    const settings = this.#settings;
    if (!settings || !this.#isWanted) return '';
    const density = DENSITIES[(DENSITIES.indexOf(settings.density) + 1) % DENSITIES.length]!;
    this.#change({ ...settings, density });
    return say(DENSITY_WORDS[density]);
  }

  #draw(): void {
    const settings = this.#settings;
    if (!settings) return;
    this.#bar.dataset['density'] = settings.density;
    const fold = (isFolded: boolean) => this.#change({ ...settings, isFolded });
    if (settings.isFolded) {
      this.#bar.replaceChildren(
        named(
          'unfold',
          button(say('legend'), icon('legend'), () => fold(false)),
        ),
      );
      return;
    }
    // What it cannot do is said where it is used.
    const limits = document.createElement('p');
    limits.textContent = say('legend_limits');
    this.#bar.replaceChildren(
      // The number of each is the key that turns it on and off.
      ...ROLES.map((role, index) => this.#role(role, index + 1, !settings.off.includes(role))),
      this.#density(settings),
      named(
        'fold',
        button(say('fold_legend'), icon('close'), () => fold(true)),
      ),
      limits,
    );
  }

  #role(role: Role, key: number, isOn: boolean): HTMLElement {
    const sample = document.createElement('span');
    sample.className = `sample ${role}`;
    sample.textContent = say(`role_${role}`);
    const toggle = button(say(`role_${role}`), sample, () => this.toggle(role));
    toggle.dataset['key'] = toggle.ariaKeyShortcuts = String(key);
    toggle.ariaPressed = String(isOn);
    return named(`role-${role}`, toggle);
  }

  #density(settings: ViewSettings): HTMLElement {
    const density = document.createElement('input');
    density.type = 'range';
    density.min = '0';
    density.max = String(DENSITIES.length - 1);
    density.value = String(DENSITIES.indexOf(settings.density));
    density.ariaLabel = say('density');
    density.title = say(DENSITY_WORDS[settings.density]);
    density.setAttribute('aria-valuetext', density.title);
    density.addEventListener('change', (event) => {
      if (!event.isTrusted) return;
      this.#change({ ...settings, density: DENSITIES[Number(density.value)] ?? settings.density });
    });
    return density;
  }
}

function named(name: string, element: HTMLElement): HTMLElement {
  element.dataset['action'] = name;
  return element;
}
