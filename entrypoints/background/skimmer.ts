/** What the sentences of abstracts do: the model is loaded when it is first asked for, each text is labelled once. */
import { browser } from 'wxt/browser';
import { labelSentences, loadRoleModel, type RoleModel } from '../../lib/skim/roles.ts';
import { splitSentences } from '../../lib/text/sentences.ts';
import { textKey } from '../../lib/text/canonical-text.ts';
import type { Skimmed } from '../../lib/wire/content.ts';

type Sentences = Skimmed['abstracts'][number]['sentences'];

/** Abstracts remembered: a few long listings. */
const MOST = 3_000;

export class Skimmer {
  readonly #known = new Map<string, Sentences>();
  #model: Promise<RoleModel> | undefined;

  async skim(texts: readonly { key: string; text: string }[]): Promise<Skimmed> {
    this.#model ??= load();
    const model = await this.#model;
    const abstracts = texts.map(({ key, text }) => ({ key, sentences: this.#label(model, text) }));
    return { threshold: model.threshold, abstracts };
  }

  #label(model: RoleModel, text: string): Sentences {
    const key = textKey(text);
    const known = this.#known.get(key);
    if (known) return known;
    const ranges = splitSentences(text);
    const labels = labelSentences(
      model,
      ranges.map(([start, end]) => text.slice(start, end)),
    );
    const sentences = ranges.map(([start, end], index) => {
      const { role, p } = labels[index]!;
      return { start, end, role, p };
    });
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(key, sentences);
    return sentences;
  }
}

/** From the extension's own package: no request leaves the browser. */
async function load(): Promise<RoleModel> {
  const answer = await fetch(browser.runtime.getURL('/models/roles.bin'));
  return loadRoleModel(await answer.arrayBuffer());
}
