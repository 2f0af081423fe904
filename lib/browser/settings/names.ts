/** The settings that are the reader's wherever they read: they travel with the browser's own sync and in a file. */
export const SETTINGS = ['view', 'markNames', 'remembersSeen', 'completing', 'keys'] as const;

export type SettingName = (typeof SETTINGS)[number];
