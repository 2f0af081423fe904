/**
 * How well real .bib files are read: our parse against the reference parse beside each, with the bars. Exits 1 when
 * one is missed.
 *
 *     node tests/bench/formats.ts [--wrong]     --wrong lists what does not agree
 */
import { atLeast } from './figure.ts';
import { BARS, bibFiles, compare } from './formats-cases.ts';

function run(): number {
  const files = bibFiles();
  if (!files) {
    process.stdout.write('formats: skipped, the data is absent\n');
    return 0;
  }
  const result = compare(files, (what, file, got, want) => {
    if (!process.argv.includes('--wrong')) return;
    process.stdout.write(
      `${what}: ${file.slice(-60)}\n  got  ${JSON.stringify(got)}\n  want ${JSON.stringify(want)}\n`,
    );
  });
  const unparsed = files.filter((file) => !file.entries).length;
  process.stdout.write(
    `${files.length} files in ${result.ms.toFixed(0)} ms; ${unparsed} the reference itself could not parse\n`,
  );
  let missed = result.threw > 0 ? 1 : 0;
  process.stdout.write(
    `${'no throw'.padEnd(10)}${String(result.threw).padStart(12)}   0          ${result.threw ? 'MISSED' : 'met'}\n`,
  );
  for (const [name, bar] of Object.entries(BARS) as [keyof typeof BARS, number][]) {
    const { right, all } = result[name];
    const share = right / all;
    if (share < bar) missed++;
    atLeast(`${files.length} real .bib files: ${name}`, share * 100, bar * 100, 2);
    const figure = `${(share * 100).toFixed(2)} %`.padStart(12);
    const least = `≥ ${(bar * 100).toFixed(1)} %`.padEnd(11);
    process.stdout.write(
      `${name.padEnd(10)}${figure}   ${least}${share < bar ? 'MISSED' : 'met'}   (${right} of ${all})\n`,
    );
  }
  return missed > 0 ? 1 : 0;
}

process.exitCode = run();
