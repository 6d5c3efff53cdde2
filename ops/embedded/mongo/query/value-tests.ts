import { compareValues, orderedKey, tagOf } from "../bson/ordered-key.js";
import type { RawValue } from "../bson/raw.js";
import { elementsOf, Type, valuesOf } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { compilePattern, patternOf } from "./patterns.js";
import { plainNumber, textOf } from "./plain-values.js";

/** A test of one value; undefined is a missing field. */
export type ValueTest = (value: RawValue | undefined) => boolean;

const TYPE_NAMES: Readonly<Record<string, readonly number[]>> = {
  double: [Type.double],
  string: [Type.string],
  object: [Type.object],
  array: [Type.array],
  binData: [Type.binary],
  undefined: [Type.undefined],
  objectId: [Type.objectId],
  bool: [Type.boolean],
  date: [Type.date],
  null: [Type.null],
  regex: [Type.regex],
  dbPointer: [Type.dbPointer],
  javascript: [Type.code],
  symbol: [Type.symbol],
  javascriptWithScope: [Type.codeWithScope],
  int: [Type.int32],
  timestamp: [Type.timestamp],
  long: [Type.int64],
  decimal: [Type.decimal128],
  minKey: [Type.minKey],
  maxKey: [Type.maxKey],
  number: [Type.double, Type.int32, Type.int64, Type.decimal128],
};

/** @throws CommandError BadValue for an operator that is unknown or misused */
export function valueTest(name: string, operand: RawValue, options: RawValue | undefined): ValueTest {
  if (COMPARISONS.has(name)) refuseIncomparable(name, operand);
  switch (name) {
    case "$eq":
      return equalTo(operand);
    case "$in":
      return oneOf(operand);
    case "$gt":
      return ordered(operand, (order) => order > 0, false);
    case "$gte":
      return ordered(operand, (order) => order >= 0, true);
    case "$lt":
      return ordered(operand, (order) => order < 0, false);
    case "$lte":
      return ordered(operand, (order) => order <= 0, true);
    case "$regex":
      return matching(operand, options);
    case "$type":
      return ofType(operand);
    case "$mod":
      return withRemainder(operand);
    case "$bitsAllSet":
      return withBits(operand, (bits, mask) => (bits & mask) === mask);
    case "$bitsAllClear":
      return withBits(operand, (bits, mask) => (bits & mask) === 0n);
    case "$bitsAnySet":
      return withBits(operand, (bits, mask) => (bits & mask) !== 0n);
    case "$bitsAnyClear":
      return withBits(operand, (bits, mask) => (bits & mask) !== mask);
    default:
      throw new CommandError("BadValue", `unknown operator: ${name}`);
  }
}

const COMPARISONS = new Set(["$eq", "$gt", "$gte", "$lt", "$lte"]);

function refuseIncomparable(name: string, { type }: RawValue): void {
  if (type === Type.undefined) throw new CommandError("BadValue", "cannot compare to undefined");
  if (type === Type.regex && name !== "$eq")
    throw new CommandError("BadValue", "Can't have RegEx as arg to a comparison");
}

export function equalTo(operand: RawValue): ValueTest {
  if (operand.type === Type.null) return (value) => value === undefined || value.type === Type.null;
  const { type, bytes, start, end } = operand;
  const tag = tagOf(type);
  const key = orderedKey(operand);
  return (value) => {
    if (value === undefined || tagOf(value.type) !== tag) return false;
    const sameBytes = value.type === type && value.bytes.compare(bytes, start, end, value.start, value.end) === 0;
    return sameBytes
      ? !isNotANumber(value) || isNotANumber(operand)
      : value.type === Type.string
        ? false
        : orderedKey(value).equals(key);
  };
}

function isNotANumber(value: RawValue): boolean {
  return value.type === Type.double && Number.isNaN(value.bytes.readDoubleLE(value.start));
}

function oneOf(operand: RawValue): ValueTest {
  if (operand.type !== Type.array) throw new CommandError("BadValue", "$in needs an array");
  const values = valuesOf(operand);
  for (const value of values) {
    if (value.type === Type.undefined) throw new CommandError("BadValue", "cannot compare to undefined");
    const first = value.type === Type.object ? elementsOf(value)[0]?.[0] : undefined;
    if (first?.startsWith("$") && first !== "$ref" && first !== "$id") {
      throw new CommandError("BadValue", "cannot nest $ under $in");
    }
  }
  const keys = new Set(values.map((value) => orderedKey(value).toString("latin1")));
  const patterns = values.filter((value) => value.type === Type.regex).map((value) => matching(value, undefined));
  const matchesNull = values.some((value) => value.type === Type.null);
  return (value) => {
    if (value === undefined) return matchesNull;
    return keys.has(orderedKey(value).toString("latin1")) || patterns.some((test) => test(value));
  };
}

/** Only values of the same kind are ordered with each other, except against MinKey and MaxKey. */
function ordered(operand: RawValue, accepts: (order: number) => boolean, orEqual: boolean): ValueTest {
  const tag = tagOf(operand.type);
  const unbounded = operand.type === Type.minKey || operand.type === Type.maxKey;
  const wantsNaN = isNotANumber(operand);
  return (value) => {
    if (value === undefined) return orEqual && operand.type === Type.null;
    if (!unbounded && tagOf(value.type) !== tag) return false;
    if (isNotANumber(value) !== wantsNaN && !unbounded) return false;
    return accepts(compareValues(value, operand));
  };
}

function matching(operand: RawValue, options: RawValue | undefined): ValueTest {
  const { pattern, flags } = patternOf(operand);
  const expression = compilePattern(pattern, options ? textOf(options) : flags);
  return (value) => {
    if (value?.type === Type.string) return expression.test(textOf(value));
    return value?.type === Type.regex && operand.type === Type.regex && orderedKey(value).equals(orderedKey(operand));
  };
}

function ofType(operand: RawValue): ValueTest {
  const wanted = operand.type === Type.array ? valuesOf(operand) : [operand];
  const types = new Set(wanted.flatMap(typesNamed));
  return (value) => value !== undefined && types.has(value.type);
}

function typesNamed(operand: RawValue): readonly number[] {
  if (operand.type === Type.string) {
    const types = TYPE_NAMES[textOf(operand)];
    if (!types) throw new CommandError("BadValue", `Unknown type name alias: ${textOf(operand)}`);
    return types;
  }
  const number = plainNumber(operand);
  if (number === undefined) throw new CommandError("BadValue", "type must be represented as a number or a string");
  const type = number & 0xff;
  const isKnown = Object.values(TYPE_NAMES).some((types) => types.includes(type));
  if (isKnown && [type, -1].includes(number)) return [type];
  throw new CommandError("BadValue", `Invalid numerical type code: ${number}`);
}

function withRemainder(operand: RawValue): ValueTest {
  const numbers = operand.type === Type.array ? valuesOf(operand).map(plainNumber) : [];
  const [divisor, remainder] = numbers.map((number) => (number === undefined ? NaN : Math.trunc(number)));
  if (numbers.length !== 2 || !Number.isFinite(divisor) || !Number.isFinite(remainder) || divisor === 0) {
    throw new CommandError("BadValue", "malformed mod: it needs an array of a divisor other than 0 and a remainder");
  }
  return (value) => {
    const whole = wholeNumber(value);
    return whole !== undefined && whole % BigInt(divisor!) === BigInt(remainder!);
  };
}

/** The whole part of a finite number, exactly. */
function wholeNumber(value: RawValue | undefined): bigint | undefined {
  if (value?.type === Type.int64) return value.bytes.readBigInt64LE(value.start);
  const number = plainNumber(value);
  return number === undefined || !Number.isFinite(number) ? undefined : BigInt(Math.trunc(number));
}

function withBits(operand: RawValue, accepts: (bits: bigint, mask: bigint) => boolean): ValueTest {
  const mask = operand.type === Type.array ? maskOf(valuesOf(operand)) : wholeNumber(operand);
  if (mask === undefined || mask < 0n)
    throw new CommandError("BadValue", "a bit mask is a number or a list of positions");
  return (value) => {
    const number = plainNumber(value);
    return number !== undefined && Number.isInteger(number) && accepts(wholeNumber(value)!, mask);
  };
}

function maskOf(positions: readonly RawValue[]): bigint {
  return positions.reduce((mask, position) => mask | (1n << (wholeNumber(position) ?? 0n)), 0n);
}
