/** The pages a browser under test is served, by their real addresses. Anything else is refused and remembered. */

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A page's HTML, or a function that makes it at each visit, from the headers it was asked with; or another answer. */
export type Served = string | ((headers: Record<string, string>) => string | Answer);

/** Address → page. Two addresses are one when they differ only in what follows `#`. */
export class PageShelf {
  private readonly pages = new Map<string, Served>();
  /** Requests for pages that are not on the shelf, "GET https://…", in order. */
  readonly refused: string[] = [];

  put(url: string, html: Served): void {
    this.pages.set(normal(url), html);
  }

  /** A page whose own scripts do not run: what becomes of its document then is our doing. */
  putStill(url: string, html: string): void {
    const { status, headers, body } = page(html);
    const answer = { status, headers: { ...headers, 'content-security-policy': `script-src 'none'` }, body };
    this.put(url, () => answer);
  }

  /** The answer of an address, or null, which is remembered as refused. */
  take(method: string, url: string, headers: Record<string, string> = {}): Answer | null {
    const served = method === 'GET' ? this.pages.get(normal(url)) : undefined;
    if (served === undefined) {
      this.refused.push(`${method} ${url}`);
      return null;
    }
    const answer = typeof served === 'string' ? served : served(headers);
    return typeof answer === 'string' ? page(answer) : answer;
  }
}

function page(body: string): Answer {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

function normal(url: string): string {
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href;
}
