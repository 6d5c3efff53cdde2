import { compareValues } from "../bson/ordered-key.js";
import type { RawValue } from "../bson/raw.js";
import { elementsOf, Type } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { textOf } from "../query/plain-values.js";
import { int32Value, longValue } from "../bson/values.js";
import { calculate, isNumeric, nowValue, wholeOf } from "./arithmetic.js";
import { addToSet, pop, pull, pullAll, push } from "./array-operators.js";
import type { ObjectNode } from "../bson/nodes.js";
import { ArrayNode, closed, opened } from "../bson/nodes.js";
import type { Change } from "./order.js";
import type { PathContext, Place } from "./paths.js";
import { placesAt } from "./paths.js";

/** Changes one place of a document; the operand is what stands beside the path. */
type PlaceOperator = (place: Place, operand: RawValue, path: string) => void;

const CREATING: Readonly<Record<string, PlaceOperator>> = {
  $set: (place, operand) => place.set(operand),
  $setOnInsert: (place, operand) => place.set(operand),
  $inc: (place, operand, path) => arithmetic("add", place, operand, path),
  $mul: (place, operand, path) => arithmetic("multiply", place, operand, path),
  $min: (place, operand) => keepIf(place, operand, (order) => order < 0),
  $max: (place, operand) => keepIf(place, operand, (order) => order > 0),
  $currentDate: (place, operand) => place.set(nowValue(clockOf(operand))),
  $bit: bitwise,
  $push: push,
  $addToSet: addToSet,
};

const REDUCING: Readonly<Record<string, PlaceOperator>> = {
  $unset: (place) => place.unset(),
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
};

/** The operators that an update may use. */
export function isUpdateOperator(name: string): boolean {
  return name in CREATING || name in REDUCING || name === "$rename";
}

/** Applies one change to an opened document. */
export function applyChange(root: ObjectNode, { operator, path, operand }: Change, context: PathContext): void {
  if (operator === "$rename") return rename(root, path, operand, context);
  const create = operator in CREATING;
  const apply = create ? CREATING[operator]! : REDUCING[operator]!;
  for (const place of placesAt(root, path, create, context)) apply(place, operand, path);
}

function arithmetic(kind: "add" | "multiply", place: Place, operand: RawValue, path: string): void {
  const name = kind === "add" ? "$inc" : "$mul";
  if (!isNumeric(operand)) throw new CommandError("TypeMismatch", `Cannot ${name} with non-numeric argument: ${path}`);
  const current = place.get();
  if (current === undefined) return place.set(kind === "add" ? operand : calculate("multiply", operand, int32Value(0)));
  const value = closed(current);
  if (!isNumeric(value)) {
    throw new CommandError("TypeMismatch", `Cannot apply ${name} to a value of non-numeric type at '${path}'`);
  }
  place.set(calculate(kind, value, operand));
}

function keepIf(place: Place, operand: RawValue, wins: (order: number) => boolean): void {
  const current = place.get();
  if (current === undefined || wins(compareValues(operand, closed(current)))) place.set(operand);
}

function clockOf(operand: RawValue): "date" | "timestamp" {
  if (operand.type === Type.boolean) return "date";
  const type = operand.type === Type.object ? elementsOf(operand)[0] : undefined;
  const name = type?.[0] === "$type" && type[1].type === Type.string ? textOf(type[1]) : undefined;
  if (name === "date" || name === "timestamp") return name;
  throw new CommandError("BadValue", "$currentDate needs true or { $type: 'date' | 'timestamp' }");
}

function bitwise(place: Place, operand: RawValue, path: string): void {
  const current = place.get();
  const start = current === undefined ? int32Value(0) : closed(current);
  const isWhole = (value: RawValue) => value.type === Type.int32 || value.type === Type.int64;
  if (operand.type !== Type.object || !isWhole(start)) {
    throw new CommandError("BadValue", `$bit needs a document and a whole number to work on, at '${path}'`);
  }
  if (elementsOf(operand).length === 0) {
    throw new CommandError("BadValue", `You must pass in at least one bitwise operation for $bit, at '${path}'`);
  }
  let [bits, wide] = [wholeOf(start), start.type === Type.int64];
  for (const [name, value] of elementsOf(operand)) {
    if (!isWhole(value)) throw new CommandError("BadValue", "the value of $bit must be a whole number");
    wide ||= value.type === Type.int64;
    if (name === "and") bits &= wholeOf(value);
    else if (name === "or") bits |= wholeOf(value);
    else if (name === "xor") bits ^= wholeOf(value);
    else throw new CommandError("BadValue", `$bit knows and, or and xor, not '${name}'`);
  }
  place.set(wide ? longValue(bits) : int32Value(Number(bits)));
}

function rename(root: ObjectNode, from: string, operand: RawValue, context: PathContext): void {
  if (operand.type !== Type.string)
    throw new CommandError("BadValue", `The 'to' field for $rename must be a string: ${from}`);
  const to = textOf(operand);
  for (const [end, path] of Object.entries({ source: from, destination: to })) refuseInArray(root, end, path, context);
  const source = placesAt(root, from, false, context)[0];
  const value = source?.get();
  if (!source || value === undefined) return;
  source.unset();
  placesAt(root, to, true, context)[0]!.set(value);
}

function refuseInArray(root: ObjectNode, end: string, path: string, context: PathContext): void {
  const parts = path.split(".");
  for (let length = 1; length < parts.length; length++) {
    const above = placesAt(root, parts.slice(0, length).join("."), false, context)[0]?.get();
    if (parts[length]!.startsWith("$[") || parts[length] === "$") {
      throw new CommandError("BadValue", `The ${end} field for $rename may not be dynamic: ${path}`);
    }
    if (above && opened(above) instanceof ArrayNode) {
      throw new CommandError("BadValue", `The ${end} field for $rename cannot be an array element, '${path}'`);
    }
  }
}
