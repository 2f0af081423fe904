/** The few of the browser's extension calls that tests make inside the extension's worker and pages. */
declare const chrome: {
  tabs: {
    query(filter: object): Promise<{ id: number; url?: string; active: boolean }[]>;
    get(id: number): Promise<{ id: number }>;
  };
  /** Events that tests raise as the browser would. */
  contextMenus: { onClicked: { dispatch(...details: unknown[]): void } };
  commands: { onCommand: { dispatch(...details: unknown[]): void } };
  omnibox: { onInputEntered: { dispatch(...details: unknown[]): void } };
  alarms: { clearAll(): Promise<boolean> };
  permissions: Record<'request' | 'contains' | 'remove', (asked: { origins: string[] }) => Promise<boolean>>;
  scripting: { getRegisteredContentScripts(): Promise<{ id: string; matches?: string[] }[]> };
  action: {
    getBadgeText(tab: { tabId: number }): Promise<string>;
    setBadgeText(details: { tabId: number; text: string }): Promise<void>;
  };
  storage: {
    session: {
      get(key: string): Promise<Record<string, unknown>>;
      set(values: Record<string, unknown>): Promise<void>;
    };
    onChanged: { addListener(listen: (changes: Record<string, { newValue?: unknown }>) => void): void };
    local: {
      get(key: string): Promise<Record<string, unknown>>;
      set(values: Record<string, unknown>): Promise<void>;
      clear(): Promise<void>;
      remove(key: string): Promise<void>;
    };
  };
  runtime: {
    id: string;
    reload(): void;
    getManifest(): Record<string, unknown>;
    sendMessage(message: unknown): Promise<unknown>;
  };
};
