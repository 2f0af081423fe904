/**
 * What a content script accepts from the extension's own contexts, checked by hand: these senders are trusted, and a
 * schema library would be a tenth of the script.
 */
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

const field = (payload: unknown, name: string): unknown =>
  (payload as Record<string, unknown> | null)?.[name];

export const pagePayloads = {
  changed: (payload: unknown) => ({
    papers: texts(field(payload, 'papers')),
    keys: texts(field(payload, 'keys')),
  }),
  notCompleted: (payload: unknown) => ({ words: String(field(payload, 'words') ?? '') }),
  press: (payload: unknown) => ({
    key: field(payload, 'key') === 'mark' ? ('mark' as const) : ('save' as const),
  }),
  reveal: (payload: unknown) => ({
    key: String(field(payload, 'key') ?? ''),
    mark: String(field(payload, 'mark') ?? ''),
  }),
};
