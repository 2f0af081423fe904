/**
 * The clock of rows: a hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014), so that the order of
 * changes holds when the wall clock jumps and, later, between machines.
 */
import type { Clock } from '../../paper/rows.ts';

const MS_DIGITS = 13;

/** The next reading after `last` on `device` (8 hex digits); never less than `last`, whatever `now` (ms) says. */
export function tick(last: Clock | undefined, now: number, device: string): Clock {
  const before = last ? parse(last) : { ms: 0, counter: -1 };
  const ms = Math.max(now, before.ms);
  const counter = ms === before.ms ? before.counter + 1 : 0;
  // The counter has four hex digits: on overflow the logical time moves one millisecond on.
  return counter > 0xffff ? format(ms + 1, 0, device) : format(ms, counter, device);
}

/** The wall clock's part of a reading, ms since 1970. */
export function timeOf(clock: Clock): number {
  return parse(clock).ms;
}

function parse(clock: Clock): { ms: number; counter: number } {
  return {
    ms: Number(clock.slice(0, MS_DIGITS)),
    counter: Number.parseInt(clock.slice(MS_DIGITS + 1, MS_DIGITS + 5), 16),
  };
}

function format(ms: number, counter: number, device: string): Clock {
  return `${String(ms).padStart(MS_DIGITS, '0')}-${counter.toString(16).padStart(4, '0')}-${device}`;
}
