/**
 * Markdown as tokens, by marked's lexer: what a note says, never markup. TeX between dollars is taken out before
 * Markdown sees its underscores and stars. Loaded when the first note is shown.
 */
import { Marked, type Token } from 'marked';
import { formulas, type Formula } from '../../../lib/text/formulas.ts';

export type { Token } from 'marked';

/** A formula among marked's tokens. */
export interface FormulaToken {
  type: 'formula';
  raw: string;
  tex: string;
  display: boolean;
}

/** Two characters that no note can hold: between them stands the number of a formula while Markdown is read. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const HELD = /\uE000(\d+)\uE001/g;

const marked = new Marked({ gfm: true, breaks: true });

/** The tokens of a note; a note that cannot be read as Markdown (nested beyond all sense) is one paragraph of text. */
export function tokensOf(note: string): Token[] {
  const text = note.replace(/[\uE000\uE001]/g, '\uFFFD');
  const found = formulas(text);
  let masked = '';
  let at = 0;
  found.forEach(({ start, end }, index) => {
    masked += `${text.slice(at, start)}${OPEN}${index}${CLOSE}`;
    at = end;
  });
  masked += text.slice(at);
  try {
    return restored(marked.lexer(masked), text, found) as Token[];
  } catch {
    return [{ type: 'paragraph', raw: text, text, tokens: [{ type: 'text', raw: text, text }] }];
  }
}

/** The same tokens with the formulas back: as tokens in running text, as they were typed in code, addresses and markup. */
function restored(value: unknown, text: string, found: readonly Formula[]): unknown {
  const asTyped = (masked: string): string =>
    masked.replace(HELD, (_whole, index: string) => {
      const formula = found[Number(index)];
      return formula ? text.slice(formula.start, formula.end) : '';
    });
  if (typeof value === 'string') return asTyped(value);
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown) => {
      const token = each as { type?: unknown; text?: unknown; tokens?: unknown } | null;
      const isText = token?.type === 'text' && typeof token.text === 'string' && token.tokens === undefined;
      return isText ? pieces(token.text as string, text, found) : [restored(each, text, found)];
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, restored(each, text, found)]));
}

/** Running text as words and formulas in turn. */
function pieces(masked: string, text: string, found: readonly Formula[]): (FormulaToken | Token)[] {
  return masked.split(HELD).flatMap((piece, index): (FormulaToken | Token)[] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ type: 'text', raw: piece, text: piece }];
    const formula = found[Number(piece)];
    if (!formula) return [];
    const { start, end, tex, display } = formula;
    return [{ type: 'formula', raw: text.slice(start, end), tex, display }];
  });
}
