/** The database's version, for what opens it and for what looks into it without opening it as a store. */
export const DATABASE_VERSION = 2;

/** Is a version as the browser counts it one of these? Dexie leaves room for nine between two of its own. */
export const isThisVersion = (native: number): boolean => Math.floor(native / 10) === DATABASE_VERSION;
