/**
 * The lab: the library's judgement from the command line, one JSON line in, one JSON line out, same order.
 * Each verb lives in `lab/` and only hands its line to the `lib/` function that the extension uses.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Verb } from './lab/verb.ts';

const VERBS: Record<string, () => Promise<{ verb: Verb }>> = {
  read: () => import('./lab/read.ts'),
  readtext: () => import('./lab/readtext.ts'),
  cite: () => import('./lab/cite.ts'),
  split: () => import('./lab/split.ts'),
  roles: () => import('./lab/roles.ts'),
  terms: () => import('./lab/terms.ts'),
  describe: () => import('./lab/describe.ts'),
  anchor: () => import('./lab/anchor.ts'),
  same: () => import('./lab/same.ts'),
  cluster: () => import('./lab/cluster.ts'),
  convert: () => import('./lab/convert.ts'),
};

const HELP = `npm run -s lab -- VERB [options]

JSON lines on standard input, JSON lines on standard output, same order, one for one.
A line that cannot be done answers {"error": "..."} and the next one goes on.
Exit status 0 when every line was answered, 2 on bad usage.

  read       {"url", "html"} or {"url", "file"}   the papers on a page
  readtext   {"text"}                             the papers in a pasted page, CV, reference list or feed
  cite       {"text"}                             one free-form reference
  split      {"text"}                             the offsets of its sentences
  roles      {"text"} or {"sentences": [...]}     what each sentence does, how surely, and whether that is shown
  terms      {"text", "k"?}                       key terms, claimed figures, data sets and links
  describe   {"text", "start", "end"}             the W3C selectors and the snapshot that a mark stores
  anchor     {"stored": {"text", "start", "end"}, "text"}   where the mark stands in another text
  same       {"a": record, "b": record}           whether two records are one work, how surely and why
  cluster    {"records": [...]}                   the records grouped into works, by index
  convert    --from F --to G, a whole file in     the same papers in another format; F, G: json, bibtex, ris, csl,
             or with --each {"text"}             csv, w3c, G also markdown
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      from: { type: 'string' },
      to: { type: 'string' },
      each: { type: 'boolean' },
    },
  });
  const [name, ...rest] = positionals;
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const load = name ? VERBS[name] : undefined;
  if (!load || rest.length > 0) {
    process.stderr.write(name && !load ? `lab: there is no verb "${name}"\n\n${HELP}` : HELP);
    return 2;
  }
  const { verb } = await load();
  if (verb.whole && !values.each) return verb.whole(values, process.stdin);
  const answer = await verb.open(values);
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    let out: unknown;
    try {
      out = await answer(JSON.parse(line) as Record<string, unknown>);
    } catch (error) {
      out = { error: error instanceof Error ? error.message : String(error) };
    }
    // Flat memory on 10,000 lines: never run ahead of a slow reader.
    if (!process.stdout.write(`${JSON.stringify(out)}\n`)) await once(process.stdout, 'drain');
  }
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`lab: ${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  process.exitCode = 2;
}
