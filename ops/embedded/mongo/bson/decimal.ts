import { BSON } from "mongodb";
import type { RawValue } from "./raw.js";
import { Type } from "./raw.js";

/** A finite decimal: coefficient × 10^exponent, exactly. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** The exact value of a Decimal128, or the number (NaN, ±Infinity) that has none. */
export function readDecimal(value: RawValue): Decimal | number {
  const text = new BSON.Decimal128(value.bytes.subarray(value.start, value.end)).toString();
  return /^-?\d/.test(text) ? parseDecimal(text) : Number(text);
}

function parseDecimal(text: string): Decimal {
  const [mantissa, exponent = "0"] = text.split(/e/i) as [string, string?];
  const [whole, fraction = ""] = mantissa.split(".") as [string, string?];
  return { coefficient: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

export function decimalToNumber(decimal: Decimal): number {
  return Number(`${decimal.coefficient}e${decimal.exponent}`);
}

/** The exact value of a finite double, which always has a finite decimal expansion. */
export function doubleToDecimal(value: number): Decimal {
  let denominatorBits = 0;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    denominatorBits++;
  }
  return { coefficient: BigInt(scaled) * 5n ** BigInt(denominatorBits), exponent: -denominatorBits };
}

export function compareDecimals(left: Decimal, right: Decimal): number {
  const [a, b] = align(left, right);
  return a < b ? -1 : a > b ? 1 : 0;
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const [a, b] = align(left, right);
  return { coefficient: a + b, exponent: Math.min(left.exponent, right.exponent) };
}

export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return { coefficient: left.coefficient * right.coefficient, exponent: left.exponent + right.exponent };
}

/** As a BSON value, rounded to the 34 digits that a Decimal128 has. */
export function decimalToRaw(decimal: Decimal): RawValue {
  const text = `${decimal.coefficient}E${decimal.exponent}`;
  const bytes = Buffer.from(BSON.Decimal128.fromStringWithRounding(text).bytes);
  return { type: Type.decimal128, bytes, start: 0, end: 16 };
}

function align(left: Decimal, right: Decimal): [bigint, bigint] {
  const exponent = Math.min(left.exponent, right.exponent);
  return [
    left.coefficient * 10n ** BigInt(left.exponent - exponent),
    right.coefficient * 10n ** BigInt(right.exponent - exponent),
  ];
}
