/** What the scripts write into the README passes the check of formats, and leaves the rest as it was. */
import { check, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { withPart } from '../../../scripts/scorecard/table.ts';

const README = `# Title

Words before.

<!-- scorecard:faults -->

Old.

<!-- /scorecard:faults -->

Words after.
`;

describe('a table in the README', () => {
  it('is in the form that the check of formats asks for, whatever its cells hold', async () => {
    const table = [
      ['', 'what', 'n'],
      ['F1', 'a | b, *starred*, 字が広い, …-role-tinted', '2,000'],
      ['F10 deletes', 'short', '–'],
    ];
    const text = await withPart(README, 'faults', 'npm run test:faults', table);
    expect(await check(text, { ...(await resolveConfig('README.md')), filepath: 'README.md' })).toBe(true);
    expect(text).toMatch(/^# Title\n\nWords before\.\n\n<!-- scorecard:faults -->\n/);
    expect(text).toMatch(/<!-- \/scorecard:faults -->\n\nWords after\.\n$/);
    expect(text).not.toContain('Old.');
    expect(text.match(/^\|.*\|$/gm)).toHaveLength(4);
  });

  it('is refused where there is no place for it', async () => {
    await expect(withPart(README, 'hostile', 'x', [['']])).rejects.toThrow(/no place/);
  });
});
