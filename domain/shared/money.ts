import type { Brand } from "./brand.js";
import { InvariantError, notParsed, parsed, type Parsed } from "./refusal.js";

/** Whole lekë (ALL). May be negative where a difference or a reversal is meant. Always within ±{@link MAX_LEK}. */
export type Lek = Brand<number, "Lek">;

/**
 * The largest amount of one figure: a million billion lekë. Far above any budget, far below 2^53,
 * so that sums of figures stay exact.
 */
export const MAX_LEK = 1_000_000_000_000_000;

export const ZERO_LEK = 0 as Lek;

/** Whole lekë from a number known to be whole. Throws InvariantError on fractions, NaN and overflow. */
export function lek(amount: number): Lek {
  if (!Number.isSafeInteger(amount)) throw new InvariantError(`not whole lekë: ${amount}`);
  if (Math.abs(amount) > MAX_LEK) throw new InvariantError(`amount out of range: ${amount}`);
  return (amount === 0 ? 0 : amount) as Lek;
}

/** Whole lekë from untrusted input: a whole number, or a string of digits with an optional minus sign, and nothing else. */
export function parseLek(input: unknown): Parsed<Lek> {
  const amount = typeof input === "string" && /^-?(0|[1-9]\d{0,15})$/.test(input) ? Number(input) : input;
  if (typeof amount !== "number" || !Number.isSafeInteger(amount))
    return notParsed("amount-not-whole-lek", { input: shown(input) });
  if (Math.abs(amount) > MAX_LEK) return notParsed("amount-out-of-range", { input: shown(input), max: MAX_LEK });
  return parsed(lek(amount));
}

/** As {@link parseLek}, and above zero. */
export function parsePositiveLek(input: unknown): Parsed<Lek> {
  const result = parseLek(input);
  if (result.ok && result.value <= 0) return notParsed("amount-not-positive", { input: shown(input) });
  return result;
}

export function addLek(left: Lek, right: Lek): Lek {
  return lek(left + right);
}

export function subtractLek(left: Lek, right: Lek): Lek {
  return lek(left - right);
}

export function negateLek(amount: Lek): Lek {
  return lek(-amount);
}

export function minLek(left: Lek, right: Lek): Lek {
  return left < right ? left : right;
}

/** The exact sum; throws InvariantError on overflow. */
export function sumLek(amounts: Iterable<Lek>): Lek {
  let total = 0;
  for (const amount of amounts) total = lek(total + amount);
  return lek(total);
}

/** Whole digits with their thousands apart. Written here, because browsers and Node do not agree on Albanian. */
export function thousandsApart(digits: number | string, separator: string): string {
  return String(digits).replace(/\B(?=(\d{3})+$)/g, separator);
}

function shown(input: unknown): string {
  return String(input).slice(0, 40);
}
