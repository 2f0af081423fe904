import styles from './Row.module.css';

/** A text with the stretches that were searched for set off. `ranges`: [start, end] in UTF-16 units, in order. */
export function Highlighted({
  text,
  ranges,
}: {
  text: string;
  ranges: readonly (readonly [number, number])[];
}) {
  if (ranges.length === 0) return <>{text}</>;
  const pieces = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start > at) pieces.push(text.slice(at, start));
    pieces.push(
      <mark key={start} class={styles['hit']}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
}
