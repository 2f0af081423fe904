import { describe, expect, it } from 'vitest';
import { isForPreview } from '../../../../lib/library/import/several.ts';

const CITED =
  'Okonkwo, A., & Lindqvist, B. (2021). Tuning in small circuits. Journal of Made Results, 12, 3–19.';
const OTHER =
  'Haddad, C., & Moreau, D. (2019). Maps of made fields. Journal of Made Results, 10, 1–9. doi:10.5555/abcd.12';

describe('isForPreview', () => {
  it.each([
    ['two citations', `${CITED}\n\n${OTHER}`],
    ['two identifiers', '2401.01234\n2402.04321'],
    ['an entry of BibTeX', '@article{tuning,\n title = {Tuning in small circuits},\n year = {2021}\n}'],
    ['an entry of RIS', 'TY  - JOUR\nTI  - Tuning in small circuits\nAU  - Okonkwo, A.\nER  - \n'],
    ['CSL-JSON', '[{"id":"a","type":"article-journal","title":"Tuning in small circuits"}]'],
  ])('is true for %s', async (_name, text) => expect(await isForPreview(text)).toBe(true));

  it.each([
    ['a citation', CITED],
    ['an identifier', 'arXiv:2401.01234'],
    ['an identifier told twice', 'arXiv:2401.01234 doi:10.48550/arXiv.2401.01234'],
    ['an address', 'https://example.org/papers/tuning.pdf'],
    ['a title', 'Tuning in small circuits'],
    ['braces and nothing else', '{'],
    ['nothing', ' '],
  ])('is false for %s', async (_name, text) => expect(await isForPreview(text)).toBe(false));
});
