import type { RawValue } from "../bson/raw.js";
import { elementsOf, Type, valuesOf } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { ObjectNode, writeObject } from "../bson/nodes.js";
import type { Place } from "./paths.js";
import { placesAt } from "./paths.js";

const NO_ARRAYS = { matchedIndex: () => undefined, arrayFilters: new Map() };

/** What a filter says for certain about the document that an upsert inserts: its equalities. */
export function newDocumentFrom(filter: RawValue): Buffer {
  const root = new ObjectNode();
  addEqualities(root, filter);
  return writeObject(root);
}

function addEqualities(root: ObjectNode, filter: RawValue): void {
  for (const [name, value] of elementsOf(filter)) {
    const isList = (name === "$and" || name === "$or") && value.type === Type.array;
    // An alternative says something for certain only when it is the only one.
    if (isList && (name === "$and" || valuesOf(value).length === 1))
      valuesOf(value).forEach((part) => addEqualities(root, part));
    if (name.startsWith("$")) continue;
    if (name.startsWith("_id.")) {
      const message = `field at '_id' must be exactly specified, field at sub-path '${name}' found`;
      throw new CommandError("NotExactValueField", message);
    }
    const equal = equalityOf(value);
    if (equal) for (const place of placesAt(root, name, true, NO_ARRAYS)) setOnce(place, equal, name);
  }
}

function setOnce(place: Place, value: RawValue, path: string): void {
  if (place.get() !== undefined) {
    const message = `cannot infer query fields to set, path '${path}' is matched twice`;
    throw new CommandError("NotSingleValueField", message);
  }
  place.set(value);
}

function equalityOf(value: RawValue): RawValue | undefined {
  if (value.type === Type.regex) return undefined;
  const elements = value.type === Type.object ? elementsOf(value) : [];
  if (!elements[0]?.[0].startsWith("$")) return value;
  const single = elements.find(([name]) => name === "$eq")?.[1];
  if (single) return single;
  const list = elements.find(([name]) => name === "$in" || name === "$all")?.[1];
  const values = list?.type === Type.array ? valuesOf(list) : [];
  return values.length === 1 ? values[0] : undefined;
}
