/**
 * All that is skimmed from one abstract but its key terms: what each sentence does, the figures it claims, the data
 * sets it names, the code and data it links to. Terms are `terms.ts`, which brings a tagger with it.
 */
import { splitSentences } from '../text/sentences.ts';
import { findDatasets, type FoundDataset } from './datasets.ts';
import { findFigures, type Figure } from './figures.ts';
import { findLinks, type FoundLink } from './links.ts';
import { labelSentences, type Role, type RoleModel } from './roles.ts';

/** A sentence by its place in the text (UTF-16 offsets), what it does and how probable that is. */
export interface SkimmedSentence {
  start: number;
  end: number;
  role: Role;
  p: number;
}

export interface SkimmedText {
  sentences: SkimmedSentence[];
  figures: Figure[];
  datasets: FoundDataset[];
  links: FoundLink[];
}

/** What the sentences of a canonical abstract text do. */
export function skimSentences(model: RoleModel, text: string): SkimmedSentence[] {
  const ranges = splitSentences(text);
  const labels = labelSentences(
    model,
    ranges.map(([start, end]) => text.slice(start, end)),
  );
  return ranges.map(([start, end], index) => {
    const { role, p } = labels[index]!;
    return { start, end, role, p };
  });
}

/** Skims a canonical abstract text. */
export function skimText(model: RoleModel, text: string): SkimmedText {
  return {
    sentences: skimSentences(model, text),
    figures: findFigures(text),
    datasets: findDatasets(text),
    links: findLinks(text),
  };
}
