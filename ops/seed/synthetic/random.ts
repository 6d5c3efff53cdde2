import { createHash } from "node:crypto";

/** Numbers that look random and are the same on every machine for one seed and path: each question has its own number. */
export class SeededRandom {
  private counter = 0;

  constructor(private readonly seed: string) {}

  /** A number in [0, 1). */
  next(): number {
    const digest = createHash("sha256").update(`${this.seed}/${this.counter++}`).digest();
    return digest.readUIntBE(0, 6) / 2 ** 48;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.next() * values.length)]!;
  }

  /** One of the values, each as likely as its weight says. */
  weighted<Value>(choices: readonly (readonly [Value, number])[]): Value {
    const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.next() * total;
    for (const [value, weight] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    return choices[choices.length - 1]![0];
  }
}

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** An identifier in the form of a ULID, the same for the same words: so that a seed run twice names the same things. */
export function stableUlid(...words: readonly (string | number)[]): string {
  const digest = createHash("sha256").update(words.join("/")).digest();
  // A ULID begins with a time: a fixed one in 2024 keeps generated ids together and before real ones.
  return "01HK" + Array.from({ length: 22 }, (_, index) => CROCKFORD[digest[index]! % 32]).join("");
}
