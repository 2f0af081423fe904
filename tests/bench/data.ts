/** The labelled real pages that stand beside a checkout for development (`../shared/data`), where they do. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fold, type GoldPaper } from './score.ts';

export const DATA = fileURLToPath(new URL('../../../shared/data', import.meta.url));

export interface LabelledPage {
  /** Folder of the page: "arxiv-list". */
  type: string;
  /** Path below `pages/`. */
  path: string;
  file: string;
  url: string;
  gold: { kind: 'listing' | 'paper' | null; papers: GoldPaper[] };
  /** Folded titles that count neither way. */
  debatable: Set<string>;
}

/** Every labelled web page of these types (all, when none is named); empty where the data is absent. */
export function labelledPages(types?: readonly string[]): LabelledPage[] {
  if (!existsSync(`${DATA}/pages/pages.tsv`)) return [];
  const debatable = debatableTitles();
  const pages: LabelledPage[] = [];
  for (const line of rows(`${DATA}/pages/pages.tsv`)) {
    const [path = '', url = ''] = line.split('\t');
    const type = path.split('/')[0] ?? '';
    const gold = `${DATA}/gold/${path.replace(/\.html$/, '.json')}`;
    if ((types && !types.includes(type)) || !path.endsWith('.html') || !existsSync(gold)) continue;
    pages.push({
      type,
      path,
      file: `${DATA}/pages/${path}`,
      url,
      gold: JSON.parse(readFileSync(gold, 'utf8')) as LabelledPage['gold'],
      debatable: debatable.get(path) ?? new Set(),
    });
  }
  return pages;
}

function debatableTitles(): Map<string, Set<string>> {
  const titles = new Map<string, Set<string>>();
  for (const line of rows(`${DATA}/gold/debatable.tsv`)) {
    const [path = '', title = ''] = line.split('\t');
    titles.set(path, (titles.get(path) ?? new Set()).add(fold(title)));
  }
  return titles;
}

function rows(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(1).filter(Boolean) : [];
}
