/** `terms`: an abstract in, its key terms, claimed figures, data sets and links out. */
import { findDatasets } from '../../lib/skim/datasets.ts';
import { findFigures } from '../../lib/skim/figures.ts';
import { findLinks } from '../../lib/skim/links.ts';
import { findTerms } from '../../lib/skim/terms.ts';
import { textField, type Verb } from './verb.ts';

export const verb: Verb = {
  open: () => (line) => {
    const text = textField(line, 'text');
    const { k = 10 } = line;
    if (typeof k !== 'number' || !Number.isInteger(k) || k < 1 || k > 100)
      throw new Error('"k" must be a whole number from 1 to 100');
    return {
      terms: findTerms(text, k),
      figures: findFigures(text),
      datasets: findDatasets(text),
      links: findLinks(text),
    };
  },
};
