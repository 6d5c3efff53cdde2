import { lek, type Lek } from "./money.js";
import { InvariantError, notParsed, parsed, type Parsed } from "./refusal.js";

/** An exact fraction in lowest terms, denominator above zero. Rates, areas, shares and coefficients are Rationals; never floats. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ONE: Rational = { numerator: 1n, denominator: 1n };
export const ZERO: Rational = { numerator: 0n, denominator: 1n };

/** The fraction numerator/denominator in lowest terms. Throws InvariantError when the denominator is zero. */
export function rational(numerator: bigint, denominator: bigint = 1n): Rational {
  if (denominator === 0n) throw new InvariantError("division by zero");
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator * sign);
  return { numerator: (numerator * sign) / divisor, denominator: (denominator * sign) / divisor };
}

/** A decimal string such as "84.5", at most 12 places, no sign but minus, no exponent, no separators. */
export function parseDecimal(input: unknown): Parsed<Rational> {
  const match = typeof input === "string" ? /^(-?)(0|[1-9]\d{0,17})(?:\.(\d{1,12}))?$/.exec(input) : null;
  if (!match) return notParsed("decimal-malformed", { input: String(input).slice(0, 40) });
  const places = match[3] ?? "";
  const magnitude = rational(BigInt(match[2]! + places), 10n ** BigInt(places.length));
  return parsed(match[1] === "-" ? negate(magnitude) : magnitude);
}

/** A fraction string such as "1/3", both parts above zero. */
export function parseFraction(input: unknown): Parsed<Rational> {
  const match = typeof input === "string" ? /^([1-9]\d{0,11})\/([1-9]\d{0,11})$/.exec(input) : null;
  if (!match) return notParsed("fraction-malformed", { input: String(input).slice(0, 40) });
  return parsed(rational(BigInt(match[1]!), BigInt(match[2]!)));
}

export function fromInteger(value: number): Rational {
  if (!Number.isSafeInteger(value)) throw new InvariantError(`not an integer: ${value}`);
  return rational(BigInt(value));
}

export function add(left: Rational, right: Rational): Rational {
  return rational(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

export function subtract(left: Rational, right: Rational): Rational {
  return add(left, negate(right));
}

export function multiply(left: Rational, right: Rational): Rational {
  return rational(left.numerator * right.numerator, left.denominator * right.denominator);
}

export function divide(left: Rational, right: Rational): Rational {
  return rational(left.numerator * right.denominator, left.denominator * right.numerator);
}

export function negate(value: Rational): Rational {
  return { numerator: -value.numerator, denominator: value.denominator };
}

/** Below zero, zero, or above zero, as left is below, equal to or above right. */
export function compare(left: Rational, right: Rational): number {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whole lekë, half away from zero (for amounts at or above zero: half up), as `roundingRule` of the fiscal package says. */
export function roundHalfUp(value: Rational): Lek {
  const negative = value.numerator < 0n;
  const magnitude = negative ? -value.numerator : value.numerator;
  const rounded = (magnitude * 2n + value.denominator) / (value.denominator * 2n);
  return lek(Number(negative ? -rounded : rounded));
}

/** The plain decimal text where the expansion ends ("4387500", "0.7"), else the fraction text ("1/3"). */
export function formatRational(value: Rational): string {
  let scale = 1n;
  for (let places = 0; places <= 24; places++, scale *= 10n) {
    if ((value.numerator * scale) % value.denominator === 0n)
      return decimalText((value.numerator * scale) / value.denominator, places);
  }
  return `${value.numerator}/${value.denominator}`;
}

function decimalText(scaled: bigint, places: number): string {
  const negative = scaled < 0n;
  const digits = (negative ? -scaled : scaled).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const text = places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
  return negative ? `-${text}` : text;
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
