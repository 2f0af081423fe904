/** What the sentences of abstracts do: the model is loaded when it is first asked for, each text is labelled once. */
import { loadModel } from '../../lib/browser/role-model.ts';
import type { RoleModel } from '../../lib/skim/roles.ts';
import { skimSentences } from '../../lib/skim/skim-text.ts';
import { textKey } from '../../lib/text/canonical-text.ts';
import type { Skimmed } from '../../lib/wire/content.ts';

type Sentences = Skimmed['abstracts'][number]['sentences'];

/** Abstracts remembered: a few long listings. */
const MOST = 3_000;

export class Skimmer {
  readonly #known = new Map<string, Sentences>();
  #model: Promise<RoleModel> | undefined;

  async skim(texts: readonly { key: string; text: string }[]): Promise<Skimmed> {
    this.#model ??= loadModel();
    const model = await this.#model;
    const abstracts = texts.map(({ key, text }) => ({ key, sentences: this.#label(model, text) }));
    return { threshold: model.threshold, abstracts };
  }

  #label(model: RoleModel, text: string): Sentences {
    const key = textKey(text);
    const known = this.#known.get(key);
    if (known) return known;
    const sentences = skimSentences(model, text);
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(key, sentences);
    return sentences;
  }
}
