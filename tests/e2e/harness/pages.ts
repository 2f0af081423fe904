/** The pages a browser under test is served, by their real addresses. Anything else is refused and remembered. */

/** A page's HTML, or a function that makes it at each visit. */
export type Served = string | (() => string);

/** Address → page. Two addresses are one when they differ only in what follows `#`. */
export class PageShelf {
  private readonly pages = new Map<string, Served>();
  /** Requests for pages that are not on the shelf, "GET https://…", in order. */
  readonly refused: string[] = [];

  put(url: string, html: Served): void {
    this.pages.set(normal(url), html);
  }

  /** The page at an address, or null, which is remembered as refused. */
  take(method: string, url: string): string | null {
    const served = method === 'GET' ? this.pages.get(normal(url)) : undefined;
    if (served === undefined) {
      this.refused.push(`${method} ${url}`);
      return null;
    }
    return typeof served === 'string' ? served : served();
  }
}

function normal(url: string): string {
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href;
}
