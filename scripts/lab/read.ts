/** `read`: the papers on a page, from its HTML and the address it was served at. */
import { readFile } from 'node:fs/promises';
import { readGeneric } from '../../lib/sites/generic/index.ts';
import { readPage } from '../../lib/sites/read-page.ts';
import { answerOf } from './answer.ts';
import { openPage } from './dom.ts';
import { textField, type Verb } from './verb.ts';

export const verb: Verb = {
  open() {
    return async (line) => {
      const url = textField(line, 'url');
      const html = 'html' in line ? textField(line, 'html') : await readFile(textField(line, 'file'), 'utf8');
      return answerOf(readPage(openPage(html, url), readGeneric));
    };
  },
};
