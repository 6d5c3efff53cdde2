import { randomBytes, randomInt } from "node:crypto";
import { monotonicFactory } from "ulid";
import { civilDateAt, instant, type CivilDate, type Instant } from "../domain/shared/index.js";

/** What time it is. Deciders never ask; the layer that receives a command does. */
export interface Clock {
  now(): Instant;
  /** The civil date in Europe/Tirane. */
  today(): CivilDate;
}

/** New opaque ids (ULID): sortable by time, revealing nothing. */
export interface IdGenerator {
  next(): string;
}

/** Held by one process at a time. */
export interface HeldLock {
  /** Settles when the lock is gone. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/** Takes a lock by name; null where another process has it. */
export type TakeLock = (name: string) => Promise<HeldLock | null>;

/** Chance, for jitter and codes. */
export interface Random {
  /** A whole number from 0 up to, not including, `limit`. */
  integer(limit: number): number;
  bytes(count: number): Buffer;
}

export const systemClock: Clock = {
  now: () => instant(new Date()),
  today: () => civilDateAt(instant(new Date())),
};

/** A clock that tests move by hand. */
export function fixedClock(at: string): Clock & { set(to: string): void } {
  let now = instant(at);
  return { now: () => now, today: () => civilDateAt(now), set: (to) => (now = instant(to)) };
}

/** ULIDs that rise within a process even inside one millisecond. */
export function ulidGenerator(): IdGenerator {
  const next = monotonicFactory();
  return { next: () => next() };
}

export const secureRandom: Random = {
  integer: (limit) => randomInt(limit),
  bytes: (count) => randomBytes(count),
};
