import { BSON } from "mongodb";
import { Query } from "mingo";
import type { FieldPath } from "../bson/paths.js";
import { fieldPath, valuesAt } from "../bson/paths.js";
import { elementsOf, Type, valuesOf } from "../bson/raw.js";
import type { RawValue } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { decodeForMingo, refusingAsMongo } from "./decode.js";
import { exactNumbersGuard } from "./exact-numbers.js";
import { plainNumber } from "./plain-values.js";
import type { ValueTest } from "./value-tests.js";
import { equalTo, valueTest } from "./value-tests.js";

/** Does the document that begins at `start` satisfy the filter? */
export type Predicate = (bytes: Buffer, start: number) => boolean;

/**
 * Compiles a filter once, to be asked of stored bytes without decoding them.
 * @throws CommandError BadValue for an operator that is unknown or misused
 */
export function compileFilter(filter: RawValue): Predicate {
  return every(elementsOf(filter).map(([name, value]) => compileElement(name, value)));
}

function compileElement(name: string, value: RawValue): Predicate {
  if (!name.startsWith("$")) return compileField(fieldPath(name), value);
  switch (name) {
    case "$and":
      return every(clauses(name, value));
    case "$or": {
      const alternatives = clauses(name, value);
      return (bytes, start) => alternatives.some((test) => test(bytes, start));
    }
    case "$nor": {
      const alternatives = clauses(name, value);
      return (bytes, start) => !alternatives.some((test) => test(bytes, start));
    }
    case "$comment":
      return () => true;
    case "$expr":
      return compileExpression(value);
    default:
      throw new CommandError("BadValue", `unknown top level operator: ${name}`);
  }
}

function clauses(name: string, value: RawValue): Predicate[] {
  const list = value.type === Type.array ? valuesOf(value) : [];
  if (list.length === 0) throw new CommandError("BadValue", `${name} must be a nonempty array`);
  return list.map((clause) => {
    if (clause.type !== Type.object) throw new CommandError("BadValue", `${name} entries need to be full objects`);
    return compileFilter(clause);
  });
}

/** Aggregation expressions are mingo's; the document is decoded for them. */
function compileExpression(expression: RawValue): Predicate {
  const decoded = decodeForMingo(expression);
  const guard = exactNumbersGuard(decoded);
  const query = refusingAsMongo(() => new Query({ $expr: decoded as never }));
  return (bytes, start) => {
    const document = bytes.subarray(start, start + bytes.readInt32LE(start));
    guard(document);
    return refusingAsMongo(() => query.test(BSON.deserialize(document)));
  };
}

function compileField(path: FieldPath, value: RawValue): Predicate {
  const operators = operatorsOf(value);
  if (value.type === Type.undefined) throw new CommandError("BadValue", "cannot compare to undefined");
  if (operators === undefined) {
    const test = value.type === Type.regex ? valueTest("$regex", value, undefined) : equalTo(value);
    return (bytes, start) => anyValue(valuesAt(bytes, start, path), test);
  }
  const options = operators.find(([name]) => name === "$options")?.[1];
  if (options && !operators.some(([name]) => name === "$regex")) {
    throw new CommandError("BadValue", "$options needs a $regex");
  }
  return every(
    operators
      .filter(([name]) => name !== "$options")
      .map(([name, operand]) => compileOperator(path, name, operand, options)),
  );
}

/** The operators of `{ $gt: 1, $lt: 5 }`; undefined when the value is a plain one to be equal to. */
function operatorsOf(value: RawValue): [string, RawValue][] | undefined {
  if (value.type !== Type.object) return undefined;
  const elements = elementsOf(value);
  const first = elements[0]?.[0];
  if (first === undefined || !first.startsWith("$") || first === "$ref" || first === "$id") return undefined;
  const stranger = elements.find(([name]) => !name.startsWith("$"));
  if (stranger) throw new CommandError("BadValue", `unknown operator: ${stranger[0]}`);
  return elements;
}

const NEGATIONS: Readonly<Record<string, string>> = { $ne: "$eq", $nin: "$in" };

function compileOperator(path: FieldPath, name: string, operand: RawValue, options: RawValue | undefined): Predicate {
  const positive = NEGATIONS[name];
  if (name === "$ne" && operand.type === Type.regex) {
    throw new CommandError("BadValue", "Can't have regex as arg to $ne.");
  }
  if (positive) return not(compileOperator(path, positive, operand, undefined));
  switch (name) {
    case "$not":
      return not(compileNegated(path, operand));
    case "$exists": {
      const wanted = isTruthy(operand);
      return (bytes, start) => valuesAt(bytes, start, path).some((value) => value !== undefined) === wanted;
    }
    case "$size": {
      const size = sizeOf(operand);
      return (bytes, start) => arraysAt(bytes, start, path).some((array) => valuesOf(array).length === size);
    }
    case "$all":
      return compileAll(path, operand);
    case "$elemMatch": {
      const test = elementTest(operand);
      return (bytes, start) => arraysAt(bytes, start, path).some((array) => valuesOf(array).some(test));
    }
    default: {
      const test = valueTest(name, operand, options);
      return (bytes, start) => anyValue(valuesAt(bytes, start, path), test);
    }
  }
}

function compileNegated(path: FieldPath, operand: RawValue): Predicate {
  if (operand.type === Type.regex) return compileField(path, operand);
  const operators = operatorsOf(operand);
  if (!operators) throw new CommandError("BadValue", "$not needs a regex or a document");
  return compileField(path, operand);
}

function compileAll(path: FieldPath, operand: RawValue): Predicate {
  if (operand.type !== Type.array) throw new CommandError("BadValue", "$all needs an array");
  const wanted = valuesOf(operand);
  if (wanted.length === 0) return () => false;
  return every(wanted.map((value) => compileField(path, value)));
}

/** The test of `$elemMatch`: a filter on documents, or operators on plain values. */
export function elementTest(operand: RawValue): (element: RawValue) => boolean {
  if (operand.type !== Type.object) throw new CommandError("BadValue", "$elemMatch needs an Object");
  const first = elementsOf(operand)[0]?.[0] ?? "";
  if (first.startsWith("$") && !["$and", "$or", "$nor"].includes(first)) {
    const whole = elementsOf(operand).map(([name, value]) => elementOperator(name, value, operand));
    return (element) => whole.every((test) => test(element));
  }
  const predicate = compileFilter(operand);
  return (element) => {
    const isDocument = element.type === Type.object || element.type === Type.array;
    return isDocument && predicate(element.bytes, element.start);
  };
}

function elementOperator(name: string, operand: RawValue, all: RawValue): (element: RawValue) => boolean {
  if (name === "$options") return () => true;
  const positive = NEGATIONS[name];
  if (positive) {
    const test = elementOperator(positive, operand, all);
    return (element) => !test(element);
  }
  if (name === "$not") {
    const tests = (operatorsOf(operand) ?? [["$regex", operand] as [string, RawValue]]).map(([inner, value]) =>
      elementOperator(inner, value, operand),
    );
    return (element) => !tests.every((test) => test(element));
  }
  if (name === "$elemMatch") {
    const test = elementTest(operand);
    return (element) => element.type === Type.array && valuesOf(element).some(test);
  }
  if (name === "$size") {
    const size = sizeOf(operand);
    return (element) => element.type === Type.array && valuesOf(element).length === size;
  }
  if (name === "$exists") {
    const wanted = isTruthy(operand);
    return () => wanted;
  }
  const options = elementsOf(all).find(([other]) => other === "$options")?.[1];
  const test = valueTest(name, operand, options);
  return (element) => test(element);
}

/** A value satisfies the test itself, or as an array through one of its elements. */
function anyValue(values: readonly (RawValue | undefined)[], test: ValueTest): boolean {
  for (const value of values) {
    if (test(value)) return true;
    if (value?.type === Type.array) for (const element of valuesOf(value)) if (test(element)) return true;
  }
  return false;
}

function arraysAt(bytes: Buffer, start: number, path: FieldPath): RawValue[] {
  return valuesAt(bytes, start, path).filter((value): value is RawValue => value?.type === Type.array);
}

function every(tests: readonly Predicate[]): Predicate {
  if (tests.length === 0) return () => true;
  if (tests.length === 1) return tests[0]!;
  return (bytes, start) => tests.every((test) => test(bytes, start));
}

function not(test: Predicate): Predicate {
  return (bytes, start) => !test(bytes, start);
}

function isTruthy(value: RawValue): boolean {
  if (value.type === Type.boolean) return value.bytes[value.start] === 1;
  if (value.type === Type.null || value.type === Type.undefined) return false;
  return plainNumber(value) !== 0;
}

function sizeOf(operand: RawValue): number {
  const size = plainNumber(operand);
  if (size !== undefined && Number.isInteger(size) && size >= 0) return size;
  throw new CommandError("BadValue", `Failed to parse $size. Expected a non-negative integer: ${size ?? "?"}`);
}
