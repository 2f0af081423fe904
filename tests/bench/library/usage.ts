/** What a browser takes of the machine, by what Linux says of its processes. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Usage {
  /** Of all processes, s. */
  cpu: number;
  /** Of the largest, MB. */
  memory: number;
}

/** Clock ticks a second, and bytes of a page, on every Linux that runs a browser. */
const TICKS = 100;
const PAGE = 4_096;

/** What the browser of a profile uses; zeros where there is no /proc. */
export function usageOf(profile: string): Usage {
  const usage = { cpu: 0, memory: 0 };
  const children = new Map<number, number[]>();
  const cost = new Map<number, Usage>();
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
      const parent = Number(stat[1]);
      children.set(parent, [...(children.get(parent) ?? []), id]);
      const memory = (Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]) * PAGE) / 1e6;
      cost.set(id, { cpu: (Number(stat[11]) + Number(stat[12])) / TICKS, memory });
      if (readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(`--user-data-dir=${profile}`)) roots.push(id);
    } catch {
      // It ended while it was looked at.
    }
  }
  const seen = new Set<number>();
  for (let next = roots.pop(); next !== undefined; next = roots.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    roots.push(...(children.get(next) ?? []));
    usage.cpu += cost.get(next)?.cpu ?? 0;
    usage.memory = Math.max(usage.memory, cost.get(next)?.memory ?? 0);
  }
  return usage;
}
