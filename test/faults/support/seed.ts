import { randomInt } from "node:crypto";

/** Numbers that look random and come again with the same seed (mulberry32). */
export class Random {
  private state: number;

  constructor(readonly seed: number) {
    this.state = seed >>> 0;
  }

  /** At least 0 and below 1. */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  isTrue(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.between(0, items.length - 1)]!;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Uint8Array.from({ length }, () => this.between(0, 255)));
  }

  /** One of its own for each of many that draw at the same time: what each draws does not depend on who is first. */
  fork(): Random {
    return new Random(this.between(0, 2 ** 32 - 1));
  }
}

const SEED = "DEFTER_FAULT_SEED";

const base = process.env[SEED] === undefined ? randomInt(2 ** 32) : Number(process.env[SEED]);
if (!Number.isInteger(base) || base < 0 || base >= 2 ** 32) throw new Error(`${SEED} is not a whole number below 2^32`);

/** How many times the ordinary load a fault test carries: 1 in `npm test`, 50 in `npm run nightly`. */
export const FACTOR = Number(process.env["DEFTER_FAULT_FACTOR"] ?? 1);

/** The seeds of `count` runs of a test. The first is the one given, so that it can be repeated by itself. */
export function seeds(count = 1): number[] {
  return Array.from({ length: count }, (_, index) => (base + index) >>> 0);
}

/** The seeds of a test each run of which takes seconds: a fifth as many as of kills. */
export const fewerSeeds = (): number[] => seeds(Math.ceil(FACTOR / 5));

/** Runs a test with its seed: told at the beginning, and with what failed. */
export async function withSeed(seed: number, name: string, run: (random: Random) => Promise<void>): Promise<void> {
  process.stderr.write(`seed ${seed}: ${name}\n`);
  try {
    await run(new Random(seed));
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\nRepeat it with ${SEED}=${seed}`, { cause: error });
  }
}
