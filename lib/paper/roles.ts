/** What a sentence of an abstract does, in the order in which abstracts go. */
export const ROLES = ['background', 'objective', 'method', 'result', 'other'] as const;
export type Role = (typeof ROLES)[number];
