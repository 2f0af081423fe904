import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashBytes } from '../../../lib/skim/role-file.ts';
import { labelSentences, loadRoleModel, roleProbabilities } from '../../../lib/skim/roles.ts';
import { splitSentences } from '../../../lib/text/sentences.ts';

const file = new Uint8Array(readFileSync(new URL('../../../public/models/roles.bin', import.meta.url)));
const copy = () => Uint8Array.from(file).buffer;
const model = loadRoleModel(copy());
const labels = (text: string) =>
  labelSentences(
    model,
    splitSentences(text).map(([a, b]) => text.slice(a, b)),
  );
const roles = (text: string) => labels(text).map((l) => l.role);

describe('labelSentences', () => {
  it('tells the parts of a plain abstract apart', () => {
    const found = roles(
      'Recurrent networks have been widely used for many years. However, training them remains difficult. ' +
        'The aim of this paper is to study how they forget. We use a gated cell that is trained with a curriculum on text. ' +
        'The results show that the cell significantly outperforms the baseline by 12%.',
    );
    expect(found).toEqual(['background', 'background', 'objective', 'method', 'result']);
  });

  it('knows what is no part of the work', () => {
    const found = labels(
      'Networks forget. We show how to stop it. © 2012 Elsevier Ltd. All rights reserved.',
    ).at(-1)!;
    expect(found.role).toBe('other');
    expect(found.p).toBeGreaterThan(0.6);
  });

  it('gives probabilities that sum to one, with headings or without', () => {
    for (const sentences of [
      ['We propose X.', 'It works.'],
      ['METHODS: We ask.', 'CONCLUSIONS: It works.'],
      [''],
    ]) {
      const p = roleProbabilities(model, sentences);
      for (let t = 0; t < sentences.length; t++)
        expect(p.subarray(t * 5, t * 5 + 5).reduce((a, b) => a + b)).toBeCloseTo(1, 6);
    }
  });

  it('shows a role at its threshold and not below', () => {
    const found = labels(
      'Sleep matters. We ask twenty people. They sleep well. It is not clear. The moon was there. Results show a gain of 4%.',
    );
    for (const { p, shown } of found) expect(shown).toBe(p >= model.threshold);
    expect(new Set(found.map((l) => l.shown)).size).toBe(2);
  });

  it('answers one label for each sentence of anything', () => {
    expect(labelSentences(model, [])).toEqual([]);
    expect(labelSentences(model, ['', '\u0000', '😀', 'x'.repeat(10_000)])).toHaveLength(4);
    const many = labelSentences(
      model,
      Array.from({ length: 400 }, () => 'We show it.'),
    );
    expect(many).toHaveLength(400);
    expect(many.at(-1)!.shown).toBe(false);
  });

  it('stays quick on hostile sentences', () => {
    const start = performance.now();
    for (const piece of ['a', 'a ', '1', "a'", '(', 'we ', 'results ', '\\cite'])
      labelSentences(
        model,
        Array.from({ length: 100 }, () => piece.repeat(5_000)),
      );
    expect(performance.now() - start).toBeLessThan(6000);
  });
});

describe('headings of the authors', () => {
  it('rule over what the model believes', () => {
    expect(
      roles(
        'BACKGROUND: We show that results matter. AIMS: The method was used before. METHODS: Results show a gain of 4%. We conclude that it works. ' +
          'RESULTS: We used a survey. CONCLUSIONS: Little is known. However, more is needed. FUNDING: Nobody.',
      ),
    ).toEqual(['background', 'objective', 'method', 'method', 'result', 'result', 'result', 'other']);
  });

  it('are read with a full stop, in lower case, and with two things in one', () => {
    expect(roles('Context. Stars form. Aims. Stars form. Methods. Stars form. Results. Stars form.')).toEqual(
      ['background', 'objective', 'method', 'result'].flatMap((role) => [role, role]),
    );
    expect(['background', 'objective']).toContain(
      roles('Background and objective: Stars. Results: Stars.')[0],
    );
    expect(
      roles(
        'Design and methods: Stars shine. Main outcome measures: Light. Findings: Stars shine. Interpretation: They do.',
      ),
    ).toEqual(['method', 'method', 'result', 'result']);
  });

  const parts = [
    'Obesity is common.',
    'We did a trial in 40 adults.',
    'Weight fell by 5 kg.',
    'The diet works.',
  ];
  const written = (form: (heading: string, part: string) => string, between = ' ') =>
    ['Background', 'Methods', 'Results', 'Conclusions']
      .map((heading, index) => form(heading, parts[index]!))
      .join(between);
  it.each([
    ['on a line of their own', written((h, part) => `${h}\n${part}`, '\n')],
    ['bold, without a sign', written((h, part) => `${h} ${part}`)],
    ['in capitals, without a sign', written((h, part) => `${h.toUpperCase()} ${part}`)],
    ['glued to what they head', written((h, part) => h + part, '')],
    ['glued in capitals', written((h, part) => h.toUpperCase() + part, '')],
    ['glued with a colon', written((h, part) => `${h}:${part}`, '')],
    ['with a dash', written((h, part) => `${h} – ${part}`)],
    ['with a hyphen', written((h, part) => `${h}- ${part}`)],
    ['in brackets', written((h, part) => `[${h}] ${part}`)],
    ['in stars', written((h, part) => `**${h}:** ${part}`)],
    ['in a tag', written((h, part) => `<b>${h}:</b> ${part}`)],
    ['in a command', written((h, part) => `\\textbf{${h}:} ${part}`)],
    [
      'numbered',
      written((h, part) => `(${['B', 'M', 'R', 'C'].indexOf(h[0]!) + 1}) ${h}: ${part.replace('.', ';')}`),
    ],
  ])('are read %s', (_how, text) => {
    expect(roles(text)).toEqual(['background', 'method', 'result', 'result']);
  });

  it('end where a heading stands that tells no role, and may be of many words', () => {
    const told = roles(
      'Importance Obesity is common. Objective To test a diet. Design, Setting, and Participants This was a trial in Leeds. ' +
        'Main Outcomes and Measures Weight. Results Weight fell. Conclusions and Relevance The diet works. Trial Registration NCT01.',
    );
    expect(told).toEqual(['background', 'objective', 'method', 'method', 'result', 'result', 'other']);
    const [, , third] = labels(
      'AIMS: To test a diet. METHODS: A trial. THE CASE OF LEEDS: The diet works well.',
    );
    expect(third!.p).toBeLessThan(0.97);
  });

  it('are not seen in running text', () => {
    const running = labels(
      'Methods for images are many. Results Section 4 shows them. Background subtraction is one. We propose a new one.',
    );
    for (const { p } of running) expect(p).toBeLessThan(0.97);
    expect(roles('We study stars. Results are given. Summary statistics are shown.')).not.toContain('other');
    const plain = labels('We propose a new approach. Results. It works.');
    expect(plain[2]!.p).toBeLessThan(0.97);
  });
});

describe('loadRoleModel', () => {
  it('knows its version by its bytes', () => {
    expect(model.version).toBe(hashBytes(file.subarray(8)).toString(16).padStart(8, '0'));
  });

  it('refuses what is not a model, is damaged or is cut short', () => {
    expect(() => loadRoleModel(new ArrayBuffer(4))).toThrow('not a model');
    expect(() => loadRoleModel(copy().slice(0, 5000))).toThrow('damaged');
    const flipped = new Uint8Array(copy());
    flipped[20_000]! ^= 1;
    expect(() => loadRoleModel(flipped.buffer)).toThrow('damaged');
    const short = new Uint8Array(copy().slice(0, 5000));
    new DataView(short.buffer).setUint32(4, hashBytes(short.subarray(8)), true);
    expect(() => loadRoleModel(short.buffer)).toThrow('cut short');
  });
});
