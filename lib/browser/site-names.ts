/** Names of sites as a person says them. */
const NAMES: Record<string, string> = { arxiv: 'arXiv', 'hugging-face': 'Hugging Face' };

export function siteName(id: string): string {
  return NAMES[id] ?? id;
}
