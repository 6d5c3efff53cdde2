import { compareValues, orderedKey } from "../bson/ordered-key.js";
import type { RawValue } from "../bson/raw.js";
import { elementsOf, Type, valuesOf } from "../bson/raw.js";
import { DocumentWriter } from "../bson/writer.js";
import { CommandError, type ErrorName } from "../protocol/errors.js";
import { compileFilter } from "../query/filter.js";
import { fieldPath } from "../bson/paths.js";
import { plainNumber } from "../query/plain-values.js";
import { sortKeyOf } from "../storage/index-keys.js";
import type { Node } from "../bson/nodes.js";
import { ArrayNode, closed, opened } from "../bson/nodes.js";
import type { Place } from "./paths.js";

/** The array at a place; a new one where there is nothing. */
function arrayAt(place: Place, path: string, name: string, code: ErrorName = "BadValue"): Node[] {
  const current = place.get();
  if (current === undefined) return [];
  const open = opened(current);
  if (open instanceof ArrayNode) return [...open.items];
  throw new CommandError(code, `The field '${path}' must be an array for ${name}`);
}

/** The values and modifiers of `{ $each: […], $position, $slice, $sort }`, or the one plain value. */
function modifiersOf(
  operand: RawValue,
  known: readonly string[] = [],
): { values: RawValue[]; modifiers: ReadonlyMap<string, RawValue> } {
  const elements = operand.type === Type.object ? elementsOf(operand) : [];
  const modifiers = new Map(elements);
  const each = modifiers.get("$each");
  if (!each) return { values: [operand], modifiers: new Map() };
  if (each.type !== Type.array) throw new CommandError("TypeMismatch", "The argument to $each must be an array");
  const unknown = elements.find(([name]) => name !== "$each" && !known.includes(name));
  if (unknown) throw new CommandError("BadValue", `Unrecognized clause: ${unknown[0]}`);
  return { values: valuesOf(each), modifiers };
}

export function push(place: Place, operand: RawValue, path: string): void {
  const { values, modifiers } = modifiersOf(operand, ["$position", "$slice", "$sort"]);
  let items = arrayAt(place, path, "$push");
  const position = wholeModifier(modifiers, "$position") ?? items.length;
  items.splice(position < 0 ? Math.max(0, items.length + position) : position, 0, ...values);
  const sort = modifiers.get("$sort");
  if (sort) items = sorted(items, sort);
  const slice = wholeModifier(modifiers, "$slice");
  if (slice !== undefined) items = slice < 0 ? items.slice(slice) : items.slice(0, slice);
  place.set(new ArrayNode(items));
}

function wholeModifier(modifiers: ReadonlyMap<string, RawValue>, name: string): number | undefined {
  const operand = modifiers.get(name);
  if (!operand) return undefined;
  const number = plainNumber(operand);
  if (number === undefined || !Number.isInteger(number))
    throw new CommandError("BadValue", `${name} must be a whole number`);
  return number;
}

function sorted(items: readonly Node[], sort: RawValue): Node[] {
  const direction = plainNumber(sort);
  if (direction === 1 || direction === -1) {
    return [...items].sort((a, b) => compareValues(closed(a), closed(b)) * direction);
  }
  if (sort.type !== Type.object)
    throw new CommandError("BadValue", "The $sort element value must be either 1 or -1, or a document");
  const fields = elementsOf(sort).map(([name, value]) => ({
    path: fieldPath(`v.${name}`),
    descending: (plainNumber(value) ?? 1) < 0,
  }));
  const keyed = items.map((item) => {
    const alone = new DocumentWriter().raw("v", closed(item)).finish();
    return { item, key: sortKeyOf(alone, fields) };
  });
  return keyed.sort((a, b) => a.key.compare(b.key)).map(({ item }) => item);
}

export function addToSet(place: Place, operand: RawValue, path: string): void {
  const { values } = modifiersOf(operand);
  const items = arrayAt(place, path, "$addToSet");
  const present = new Set(items.map((item) => orderedKey(closed(item)).toString("latin1")));
  for (const value of values) {
    const key = orderedKey(value).toString("latin1");
    if (present.has(key)) continue;
    present.add(key);
    items.push(value);
  }
  place.set(new ArrayNode(items));
}

export function pop(place: Place, operand: RawValue, path: string): void {
  const direction = plainNumber(operand);
  if (direction !== 1 && direction !== -1) throw new CommandError("FailedToParse", "$pop expects 1 or -1");
  if (place.get() === undefined) return;
  const items = arrayAt(place, path, "$pop", "TypeMismatch");
  if (direction === 1) items.pop();
  else items.shift();
  place.set(new ArrayNode(items));
}

export function pullAll(place: Place, operand: RawValue, path: string): void {
  if (operand.type !== Type.array) throw new CommandError("BadValue", "$pullAll requires an array argument");
  if (place.get() === undefined) return;
  const unwanted = new Set(valuesOf(operand).map((value) => orderedKey(value).toString("latin1")));
  const items = arrayAt(place, path, "$pullAll");
  place.set(new ArrayNode(items.filter((item) => !unwanted.has(orderedKey(closed(item)).toString("latin1")))));
}

/** Removes what equals a value, satisfies operators, or as a document satisfies a filter. */
export function pull(place: Place, operand: RawValue, path: string): void {
  if (place.get() === undefined) return;
  const isUnwanted = pullTest(operand);
  const items = arrayAt(place, path, "$pull");
  place.set(new ArrayNode(items.filter((item) => !isUnwanted(closed(item)))));
}

function pullTest(operand: RawValue): (item: RawValue) => boolean {
  if (operand.type === Type.object && !elementsOf(operand)[0]?.[0].startsWith("$")) {
    const filter = compileFilter(operand);
    return (item) => item.type === Type.object && filter(item.bytes, item.start);
  }
  const wrapped = new DocumentWriter().raw("v", operand).finish();
  const filter = compileFilter({ type: Type.object, bytes: wrapped, start: 0, end: wrapped.length });
  return (item) => filter(new DocumentWriter().raw("v", item).finish(), 0);
}
