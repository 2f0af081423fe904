/** The field that a note is written in, on a mark and on a paper: what its keys do is the same in both. */

/** Characters; a note is kept whole. */
const LONGEST = 20_000;

/** `ended`: Ctrl or Cmd with Enter keeps what is written; Esc leaves. */
export function noteField(
  note: string,
  { label, placeholder }: { label: string; placeholder: string },
  rows: number,
  ended: (isKept: boolean) => void,
): HTMLTextAreaElement {
  const field = document.createElement('textarea');
  field.value = note;
  field.maxLength = LONGEST;
  field.rows = rows;
  field.dir = 'auto';
  field.placeholder = placeholder;
  field.ariaLabel = label;
  field.dataset['note'] = '';
  field.addEventListener('keydown', (event) => {
    // Handed on by the typing guard; neither a key of ours nor, where that came late, one of the page's.
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ended(true);
    if (event.key === 'Escape') ended(false);
  });
  return field;
}
