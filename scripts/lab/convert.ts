/** `convert`: a file of one format in, the same papers in another format out, and what was left out on the way. */
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { LeftOut, type FormatId } from '../../lib/formats/carries.ts';
import { decodeText } from '../../lib/formats/decode.ts';
import { FORMATS, formatOf } from '../../lib/formats/formats.ts';
import type { Format, FormatReader } from '../../lib/formats/formats.ts';
import { FormatError } from '../../lib/formats/interchange.ts';
import type { ParsedFile, Rejection } from '../../lib/formats/interchange.ts';
import { isLibraryFile, rewriteLibrary, writeLibraryPapers } from '../../lib/formats/json/papers.ts';
import { textField } from './verb.ts';
import type { LabOptions, Verb } from './verb.ts';

/** When papers of a file that says no date were saved: fixed, so that the same file gives the same output. */
const NO_DATE = 0;

/** A format that papers are written in. */
type Target = Format & { id: FormatId };

interface Direction {
  from: Format;
  to: Target;
}

const isTarget = (format: Format): format is Target => format.id !== 'nbib' && format.id !== 'enw';

function directionOf(options: LabOptions): Direction {
  const names = (able: (format: Format) => boolean): string =>
    FORMATS.filter(able)
      .map((format) => format.id)
      .join(', ');
  const from = formatOf(options.from ?? '');
  const to = formatOf(options.to ?? '');
  if (!from?.read) throw new Error(`--from must be one of ${names((format) => format.read !== undefined)}`);
  if (!to || !isTarget(to)) throw new Error(`--to must be one of ${names(isTarget)}`);
  return { from, to };
}

async function* converted(
  text: string,
  parsed: ParsedFile,
  to: Target,
  leftOut: LeftOut,
): AsyncGenerator<string> {
  if (to.id === 'json' && isLibraryFile(text)) yield* rewriteLibrary(text);
  else if (to.write) yield* to.write(parsed.papers, leftOut);
  else {
    for (const paper of parsed.papers) leftOut.paper(paper);
    yield* writeLibraryPapers(parsed.papers, 'Offprint lab', NO_DATE);
  }
}

function allLeftOut(parsed: ParsedFile, leftOut: LeftOut): Rejection[] {
  return [...parsed.rejected, ...parsed.leftOut, ...leftOut.list()];
}

/** "line 12, doi: …" */
function inWords({ line, field, reason }: Rejection): string {
  const place = [line === undefined ? '' : `line ${line}`, field ?? ''].filter(Boolean).join(', ');
  return place ? `${place}: ${reason}` : reason;
}

export const verb: Verb = {
  open(options) {
    const { from, to } = directionOf(options);
    return async (line) => {
      const source = textField(line, 'text');
      const parsed = (from.read as FormatReader)(source);
      const leftOut = new LeftOut(to.id);
      let text = '';
      for await (const chunk of converted(source, parsed, to, leftOut)) text += chunk;
      return { text, left_out: allLeftOut(parsed, leftOut) };
    };
  },

  async whole(options: LabOptions, input: Readable): Promise<number> {
    const { from, to } = directionOf(options);
    const parts: Buffer[] = [];
    for await (const part of input) parts.push(part as Buffer);
    try {
      const source = decodeText(Buffer.concat(parts));
      const parsed = (from.read as FormatReader)(source);
      const leftOut = new LeftOut(to.id);
      for await (const chunk of converted(source, parsed, to, leftOut)) {
        if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
      }
      for (const one of allLeftOut(parsed, leftOut)) process.stderr.write(`${inWords(one)}\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      process.stderr.write(`lab: ${error.message}\n`);
      return 1;
    }
  },
};
