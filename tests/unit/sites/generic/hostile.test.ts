import { describe, expect, it } from 'vitest';
import { readGeneric, readInSteps } from '../../../../lib/sites/generic/index.ts';
import { openPage } from '../../../../scripts/lab/dom.ts';
import { PAPERS, SHAPES } from '../../../fixtures/generic/records.ts';

const url = 'https://site.example.org/page';
const [table] = SHAPES;

/** Of the processor, in ms: what else the machine does is not counted. */
function timed(html: string): number {
  const page = openPage(html, url);
  const start = process.cpuUsage();
  readGeneric(page);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

describe('pages that mean ill', () => {
  it('reads entries inside a form whose inputs are named like DOM properties', () => {
    const traps = ['firstChild', 'nextSibling', 'localName', 'getAttribute', 'nodeType', 'childNodes']
      .map((name) => `<input name="${name}">`)
      .join('');
    const html = (table?.html(PAPERS) ?? '')
      .replace('<main>', `<main><form>${traps}`)
      .replace('</main>', '</form></main>');
    expect(readGeneric(openPage(html, url)).sightings).toHaveLength(PAPERS.length);
  });

  it('does not fall over deep nesting', () => {
    expect(() => readGeneric(openPage(`<div>`.repeat(400) + 'x' + '</div>'.repeat(400), url))).not.toThrow();
  });

  for (const [name, text] of [
    ['commas', 'A. B, '.repeat(60_000)],
    ['brackets', '((([[['.repeat(60_000)],
    ['full stops', 'Aa. '.repeat(100_000)],
    ['quotes', '“a” "b" '.repeat(50_000)],
    ['digits', '2020 12:30 '.repeat(40_000)],
    ['capitals', 'A'.repeat(400_000)],
  ] as const) {
    it(`stays quick on 400 kB of ${name}`, () => {
      expect(
        timed(`<ul><li>${text}</li><li>${text.slice(0, 2_900)}</li><li>${text.slice(0, 900)}</li></ul>`),
      ).toBeLessThan(4_000);
    });
  }

  it('works in steps that a caller can pause between', () => {
    const steps = readInSteps(openPage(table?.html(PAPERS) ?? '', url));
    let pauses = 0;
    for (;;) {
      const step = steps.next();
      if (step.done) {
        expect(step.value.sightings).toHaveLength(PAPERS.length);
        break;
      }
      pauses++;
    }
    expect(pauses).toBeGreaterThan(2);
  });
});
