/** What a browser takes of the machine, by what Linux says of its processes. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Memory of their own, MB: without the files of programs and libraries, which all processes share. */
export interface Memory {
  /** Where our pages, their workers and our service worker run. */
  ours: number;
  /** The browser itself, in which Chromium keeps its databases. */
  browser: number;
}

export interface Usage {
  /** Of all processes, s. */
  cpu: number;
  memory: Memory;
}

/** Clock ticks a second on every Linux that runs a browser. */
const TICKS = 100;
const NONE: Memory = { ours: 0, browser: 0 };

/** What the browser of a profile uses; zeros where there is no /proc. */
export function usageOf(profile: string): Usage {
  const usage: Usage = { cpu: 0, memory: { ...NONE } };
  const children = new Map<number, number[]>();
  const cost = new Map<number, { cpu: number; memory: number; kind: keyof Memory | null }>();
  const roots: number[] = [];
  let ids: number[] = [];
  try {
    ids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return usage;
  }
  for (const id of ids) {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      const command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
      const isRoot = command.includes(`--user-data-dir=${profile}`) && !command.includes('--type=');
      const parent = Number(stat[1]);
      children.set(parent, [...(children.get(parent) ?? []), id]);
      cost.set(id, {
        cpu: (Number(stat[11]) + Number(stat[12])) / TICKS,
        memory: ownMemory(readFileSync(`/proc/${id}/status`, 'utf8')),
        kind: isRoot ? 'browser' : command.includes('--extension-process') ? 'ours' : null,
      });
      if (isRoot) roots.push(id);
    } catch {
      // It ended while it was looked at.
    }
  }
  const seen = new Set<number>();
  for (let next = roots.pop(); next !== undefined; next = roots.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    roots.push(...(children.get(next) ?? []));
    const { cpu = 0, memory = 0, kind = null } = cost.get(next) ?? {};
    usage.cpu += cpu;
    if (kind) usage.memory[kind] += memory;
  }
  return usage;
}

/** Pages of its own and those it shares with other processes by design, MB. */
const ownMemory = (status: string): number =>
  [...status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm)].reduce((sum, [, kB]) => sum + Number(kB), 0) /
  1_000;

/** ms between two looks at the processes. */
const EVERY = 100;

/** Does some work, and answers what was taken before it, with all garbage of the page collected, and at most meanwhile. */
export async function watched<T>(
  profile: string,
  page: Page,
  work: () => Promise<T>,
): Promise<{ result: T; idle: Memory; peak: Memory }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const idle = usageOf(profile).memory;
  const peak = { ...idle };
  const timer = setInterval(() => {
    const { ours, browser } = usageOf(profile).memory;
    peak.ours = Math.max(peak.ours, ours);
    peak.browser = Math.max(peak.browser, browser);
  }, EVERY);
  try {
    return { result: await work(), idle, peak };
  } finally {
    clearInterval(timer);
    await session.detach();
  }
}

/** "+120 MB (310)": how much more than before, and how much in all. */
export const growth = (idle: Memory, peak: Memory, kind: keyof Memory): string =>
  `+${(peak[kind] - idle[kind]).toFixed(0)} MB (${peak[kind].toFixed(0)})`;
