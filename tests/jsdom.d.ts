/** The little of jsdom that the lab and tests use; it brings no types of its own. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(
      html?: string,
      options?: {
        url?: string;
        contentType?: string;
        virtualConsole?: VirtualConsole;
        runScripts?: 'dangerously';
        beforeParse?(window: Window): void;
      },
    );
    reconfigure(settings: { url?: string }): void;
    readonly window: Window & typeof globalThis;
    serialize(): string;
  }
  /** Hears what the page and jsdom have to say; without listeners nothing is printed. */
  export class VirtualConsole {
    removeAllListeners(event?: string): this;
  }
}
