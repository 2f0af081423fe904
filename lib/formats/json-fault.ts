/**
 * Where a text stops being JSON (RFC 8259), for a message that its owner can follow: the engines that parse it say so only
 * now and then. Asked only of a text that was refused, whose depth is known to be small.
 */

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end';

const WORD = /(?:true|false|null|-?(?:0|[1-9]\d{0,400})(?:\.\d{1,400})?(?:[eE][+-]?\d{1,400})?)(?![\w.+-])/y;

/** The index of the first character that no JSON could have there; the length of a text that only ends early. */
export function faultAt(source: string): number {
  const open: ('{' | '[')[] = [];
  let expected = 'value' as Expected;
  let at = 0;
  const afterValue = (end: number): void => {
    at = end;
    expected = 'comma or end';
  };
  for (; at < source.length;) {
    const c = source[at] as string;
    if (c === ' ' || c === '\n' || c === '\r' || c === '\t') {
      at++;
      continue;
    }
    if (expected === 'comma or end') {
      const inside = open.at(-1);
      if (c === ',' && inside) expected = inside === '{' ? 'key' : 'value';
      else if (inside && c === closing(inside)) open.pop();
      else return at;
      at++;
    } else if (expected === 'colon') {
      if (c !== ':') return at;
      expected = 'value';
      at++;
    } else if (expected.endsWith('or end') && c === closing(open.at(-1))) {
      open.pop();
      afterValue(at + 1);
    } else if (c === '"') {
      const end = stringEnd(source, at);
      if (end === null) return source.length;
      if (end < 0) return -end;
      if (expected.startsWith('key')) {
        at = end;
        expected = 'colon';
      } else afterValue(end);
    } else if (expected.startsWith('key')) return at;
    else if (c === '{' || c === '[') {
      open.push(c);
      expected = c === '{' ? 'key or end' : 'value or end';
      at++;
    } else {
      WORD.lastIndex = at;
      const word = WORD.exec(source)?.[0];
      if (word === undefined) return at;
      afterValue(at + word.length);
    }
  }
  return at;
}

function closing(open: '{' | '[' | undefined): string | undefined {
  return open === '{' ? '}' : open === '[' ? ']' : undefined;
}

/** The index after the string that opens at `start`; less than zero, the index of what may not stand in it; null without an end. */
function stringEnd(source: string, start: number): number | null {
  for (let at = start + 1; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code < 32) return -at;
    if (code !== 92) continue;
    at++;
    const escaped = source[at];
    if (escaped === undefined) return null;
    if (escaped === 'u') {
      if (!/^[\da-f]{4}$/i.test(source.slice(at + 1, at + 5))) return -at;
      at += 4;
    } else if (!'"\\/bfnrt'.includes(escaped)) return -at;
  }
  return null;
}
