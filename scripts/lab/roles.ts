/** `roles`: a text or its sentences in, what each sentence does out, by the model that ships. */
import { readFileSync } from 'node:fs';
import { labelSentences, loadRoleModel } from '../../lib/skim/roles.ts';
import { splitSentences } from '../../lib/text/sentences.ts';
import { textField, type Verb } from './verb.ts';

const MODEL = new URL('../../public/models/roles.bin', import.meta.url);

export const verb: Verb = {
  open: () => {
    const file = readFileSync(MODEL);
    const model = loadRoleModel(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
    return (line) => {
      if (line.sentences !== undefined) {
        const { sentences } = line;
        if (!Array.isArray(sentences) || !sentences.every((s) => typeof s === 'string'))
          throw new Error('"sentences" must be a list of texts');
        return { roles: labelSentences(model, sentences) };
      }
      const text = textField(line, 'text');
      const ranges = splitSentences(text);
      const sentences = ranges.map(([start, end]) => text.slice(start, end));
      return { sentences: ranges, roles: labelSentences(model, sentences) };
    };
  },
};
