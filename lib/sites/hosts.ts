/** Which site an address belongs to, by its host alone. */

/** The address as one of the web; null for any other. */
export function webAddress(address: string): URL | null {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

/** Exact, or below a host that begins with a dot. */
export function isHostOf(site: { hosts: readonly string[] }, hostname: string): boolean {
  const host = hostname.toLowerCase();
  return site.hosts.some((known) => (known.startsWith('.') ? host.endsWith(known) : host === known));
}

/** The first of some sites that an address belongs to. */
export function siteAmong<T extends { hosts: readonly string[] }>(
  sites: readonly T[],
  address: string,
): T | null {
  const url = webAddress(address);
  return (url && sites.find((site) => isHostOf(site, url.hostname))) ?? null;
}
