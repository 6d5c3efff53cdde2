import { BSON } from "mongodb";
import type { RawValue } from "../bson/raw.js";
import { asDocument, Type, valuesOf } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";

/** Operators and stages of mingo that calculate or order: with JavaScript's numbers, and with nothing else. */
const CALCULATING = new Set(
  [
    "sum avg add subtract multiply divide mod abs ceil floor round trunc pow sqrt exp ln log log10 min max minN maxN",
    "stdDevPop stdDevSamp median percentile gt gte lt lte cmp sort sortArray top topN bottom bottomN range bucket",
    "bucketAuto densify fill setWindowFields toInt toLong toDouble toDecimal convert bitAnd bitOr bitXor bitNot",
  ].flatMap((names) => names.split(" ").map((name) => `$${name}`)),
);

/**
 * Guards an expression or a pipeline, decoded, against numbers that it would calculate wrongly: decimals, and integers
 * beyond 2^53, are no numbers to mingo, which takes them for nothing.
 * @returns what is to be asked of every document that goes in
 * @throws CommandError NotImplemented when such a number stands in the expression itself
 */
export function exactNumbersGuard(expression: unknown): (document: Buffer) => void {
  if (!calculates(expression)) return () => undefined;
  if (holdsExactNumber(expression)) throw notOffered();
  return (document) => {
    if (valuesOf(asDocument(document)).some(isOrHoldsExact)) throw notOffered();
  };
}

function notOffered(): CommandError {
  const which = "with Decimal128, or with integers beyond 2^53";
  return new CommandError(
    "NotImplemented",
    `expressions that calculate or compare ${which} are not offered by this server`,
  );
}

function calculates(expression: unknown): boolean {
  if (typeof expression !== "object" || expression === null) return false;
  return Object.entries(expression).some(([name, value]) => CALCULATING.has(name) || calculates(value));
}

function holdsExactNumber(expression: unknown): boolean {
  if (expression instanceof BSON.Decimal128 || expression instanceof BSON.Long) return true;
  if (typeof expression !== "object" || expression === null) return false;
  return Object.values(expression).some(holdsExactNumber);
}

function isOrHoldsExact(value: RawValue): boolean {
  if (value.type === Type.decimal128) return true;
  if (value.type === Type.int64) return !Number.isSafeInteger(Number(value.bytes.readBigInt64LE(value.start)));
  return (value.type === Type.object || value.type === Type.array) && valuesOf(value).some(isOrHoldsExact);
}
