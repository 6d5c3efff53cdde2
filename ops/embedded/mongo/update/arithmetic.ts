import type { Decimal } from "../bson/decimal.js";
import {
  addDecimals,
  decimalToNumber,
  decimalToRaw,
  doubleToDecimal,
  multiplyDecimals,
  readDecimal,
} from "../bson/decimal.js";
import type { RawValue } from "../bson/raw.js";
import { Type } from "../bson/raw.js";
import { dateValue, doubleValue, int32Value, longValue, timestampValue } from "../bson/values.js";
import { CommandError } from "../protocol/errors.js";
import { plainNumber } from "../query/plain-values.js";

const MAX_LONG = (1n << 63n) - 1n;
const MIN_LONG = -(1n << 63n);

/** `left + right` or `left × right` as MongoDB types it: the wider type wins, an int32 grows into an int64, an int64 never wraps. */
export function calculate(kind: "add" | "multiply", left: RawValue, right: RawValue): RawValue {
  if (left.type === Type.decimal128 || right.type === Type.decimal128) return inDecimals(kind, left, right);
  if (left.type === Type.double || right.type === Type.double) {
    const [a, b] = [plainNumber(left)!, plainNumber(right)!];
    return doubleValue(kind === "add" ? a + b : a * b);
  }
  const [a, b] = [wholeOf(left), wholeOf(right)];
  const result = kind === "add" ? a + b : a * b;
  if (result > MAX_LONG || result < MIN_LONG) {
    throw new CommandError("BadValue", "Failed to apply the update: the result does not fit into a 64-bit integer");
  }
  const wide = left.type === Type.int64 || right.type === Type.int64;
  return wide || BigInt.asIntN(32, result) !== result ? longValue(result) : int32Value(Number(result));
}

function inDecimals(kind: "add" | "multiply", left: RawValue, right: RawValue): RawValue {
  const [a, b] = [decimalOf(left), decimalOf(right)];
  if (typeof a === "number" || typeof b === "number") {
    const [x, y] = [typeof a === "number" ? a : decimalToNumber(a), typeof b === "number" ? b : decimalToNumber(b)];
    return doubleValue(kind === "add" ? x + y : x * y);
  }
  return decimalToRaw(kind === "add" ? addDecimals(a, b) : multiplyDecimals(a, b));
}

function decimalOf(value: RawValue): Decimal | number {
  if (value.type === Type.decimal128) return readDecimal(value);
  if (value.type !== Type.double) return { coefficient: wholeOf(value), exponent: 0 };
  const number = plainNumber(value)!;
  return Number.isFinite(number) ? doubleToDecimal(number) : number;
}

/** The value of an int32 or int64. */
export function wholeOf(value: RawValue): bigint {
  return value.type === Type.int64
    ? value.bytes.readBigInt64LE(value.start)
    : BigInt(value.bytes.readInt32LE(value.start));
}

export function isNumeric({ type }: RawValue): boolean {
  return type === Type.int32 || type === Type.double || type === Type.int64 || type === Type.decimal128;
}

/** Now as a BSON date, or as a timestamp. */
export function nowValue(kind: "date" | "timestamp"): RawValue {
  return kind === "date" ? dateValue(Date.now()) : timestampValue(Date.now() / 1000);
}
