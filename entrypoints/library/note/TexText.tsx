import { formulas } from '../../../lib/text/formulas.ts';
import { Formula } from './Formula.tsx';

/** A text of a source whose formulas are set; its other signs are words. */
export function TexText({ text }: { text: string }) {
  const found = formulas(text);
  if (found.length === 0) return <>{text}</>;
  const pieces = [];
  let at = 0;
  for (const { start, end, tex } of found) {
    pieces.push(text.slice(at, start), <Formula key={start} tex={tex} />);
    at = end;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}
