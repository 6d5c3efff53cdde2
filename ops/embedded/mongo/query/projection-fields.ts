import type { RawValue } from "../bson/raw.js";
import { elementsOf, Type, valuesOf } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import type { Change } from "./field-tree.js";
import { arrayOf } from "./field-tree.js";
import { elementTest } from "./filter.js";
import { plainNumber } from "./plain-values.js";

/** One field of a projection: what is wanted of it. */
export interface ProjectedField {
  readonly path: string;
  readonly kind: "include" | "exclude" | "slice" | "elemMatch" | "computed";
  readonly operand: RawValue;
}

/** The fields that a projection names, those within nested documents by their whole path. @throws CommandError for what is none */
export function projectedFields(projection: RawValue, above = ""): ProjectedField[] {
  return elementsOf(projection).flatMap(([name, operand]) => {
    const path = `${above}${name}`;
    const first = operand.type === Type.object ? elementsOf(operand)[0] : undefined;
    if (operand.type === Type.object && !first?.[0].startsWith("$")) {
      if (first) return projectedFields(operand, `${path}.`);
      const message = `An empty sub-projection is not a valid value. Found empty object at path ${path}`;
      throw new CommandError("Location51270", message);
    }
    refuseImpossiblePath(path);
    return [fieldOf(path, operand, first)];
  });
}

function refuseImpossiblePath(path: string): void {
  const parts = path.split(".");
  if (parts.includes("")) throw new CommandError("Location15998", "FieldPath field names may not be empty strings.");
  const dollar = parts.find((part) => part.startsWith("$"));
  if (dollar) throw new CommandError("Location16410", `FieldPath field names may not start with '$': '${dollar}'`);
}

function fieldOf(path: string, operand: RawValue, first: [string, RawValue] | undefined): ProjectedField {
  const flag = flagOf(operand);
  if (flag !== undefined) return { path, kind: flag ? "include" : "exclude", operand };
  if (first?.[0] === "$slice") return { path, kind: "slice", operand: first[1] };
  if (first?.[0] === "$meta") throw new CommandError("NotImplemented", "projection: '$meta' is not offered");
  if (first?.[0] !== "$elemMatch") return { path, kind: "computed", operand };
  if (path.includes(".")) {
    throw new CommandError("Location31275", `Cannot use $elemMatch projection on a nested field: ${path}`);
  }
  return { path, kind: "elemMatch", operand: first[1] };
}

function flagOf(value: RawValue): boolean | undefined {
  if (value.type === Type.boolean) return value.bytes[value.start] === 1;
  const number = plainNumber(value);
  return number === undefined ? undefined : number !== 0;
}

/** `$slice: n` (from the end where it is negative) or `$slice: [skip, n]`. What is no array stays as it is. */
export function sliceOfArray(operand: RawValue): Change {
  const [from, count] = sliceArguments(operand);
  return (value) => {
    if (value.type !== Type.array) return value;
    const elements = valuesOf(value);
    const start = from < 0 ? Math.max(0, elements.length + from) : from;
    return arrayOf(elements.slice(start, start + count));
  };
}

function sliceArguments(operand: RawValue): [from: number, count: number] {
  const single = plainNumber(operand);
  if (single !== undefined && Number.isFinite(single)) {
    const whole = Math.trunc(single);
    return whole < 0 ? [whole, -whole] : [0, whole];
  }
  const numbers = operand.type === Type.array ? valuesOf(operand).map(plainNumber) : [];
  const [skip, count] = numbers;
  if (numbers.length !== 2) {
    throw new CommandError(
      "Location28667",
      "Invalid $slice syntax: it needs a number, or an array of a skip and a limit",
    );
  }
  if (skip !== undefined && count !== undefined && Math.trunc(count) > 0) return [Math.trunc(skip), Math.trunc(count)];
  throw new CommandError(
    "Location28724",
    "Invalid $slice syntax: the limit must be a number above 0, the skip a number",
  );
}

/** The first element that satisfies the condition, alone in its array; nothing where there is none. */
export function firstMatching(operand: RawValue): Change {
  const test = elementTest(operand);
  return (value) => {
    const found = value.type === Type.array ? valuesOf(value).find(test) : undefined;
    return found && arrayOf([found]);
  };
}
