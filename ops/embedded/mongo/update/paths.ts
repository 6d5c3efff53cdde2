import { CommandError } from "../protocol/errors.js";
import type { RawValue } from "../bson/raw.js";
import type { Node } from "../bson/nodes.js";
import { ArrayNode, closed, ObjectNode, opened } from "../bson/nodes.js";
import { NULL } from "../bson/values.js";

/** Where an update operator works: a field of a document or an element of an array. */
export interface Place {
  get(): Node | undefined;
  set(node: Node): void;
  /** Takes the field away; an element of an array becomes null, as MongoDB does. */
  unset(): void;
}

export interface PathContext {
  /** The index that the positional `$` stands for; undefined when the filter matched no array element. */
  readonly matchedIndex: (arrayPath: string) => number | undefined;
  /** The conditions of `arrayFilters` by identifier. */
  readonly arrayFilters: ReadonlyMap<string, (element: RawValue) => boolean>;
}

/** An index above this would make an array of nulls out of nothing. */
const MAX_PADDING = 1_500_000;

/**
 * The places that a path of an update names; several where it has `$[]` or `$[identifier]`.
 * @param create whether missing documents on the way are made
 * @throws CommandError PathNotViable, BadValue
 */
export function placesAt(root: ObjectNode, path: string, create: boolean, context: PathContext): Place[] {
  const parts = path.split(".");
  if (parts.some((part) => part === "")) {
    const message = `The update path '${path}' contains an empty field name, which is not allowed.`;
    throw new CommandError("EmptyFieldName", message);
  }
  refuseDollars(parts, path);
  return descend(root, parts, 0, create, context, path);
}

/** Does the part stand for elements of an array: `$`, `$[]` or `$[identifier]`? */
function isDynamic(part: string): boolean {
  return part === "$" || /^\$\[.*\]$/.test(part);
}

function refuseDollars([first, ...rest]: readonly string[], path: string): void {
  if (isDynamic(first!) && first !== "$") {
    throw new CommandError("BadValue", `'${first}' cannot be in the first position of the path '${path}'`);
  }
  const isReference = (part: string) => ["$id", "$ref", "$db"].includes(part);
  const wrong = [first!, ...rest].find(
    (part, at) => part.startsWith("$") && !isReference(part) && !(at > 0 && isDynamic(part)),
  );
  if (wrong === undefined) return;
  const message = `The dollar ($) prefixed field '${wrong}' in '${path}' is not allowed in an update`;
  throw new CommandError("DollarPrefixedFieldName", message);
}

function descend(
  node: ObjectNode | ArrayNode,
  parts: readonly string[],
  depth: number,
  create: boolean,
  context: PathContext,
  path: string,
): Place[] {
  const places = placesFor(node, parts, depth, context, path);
  if (depth === parts.length - 1) return places;
  return places.flatMap((place) => {
    const next = openedAt(place, create, parts[depth + 1]!, path);
    return next ? descend(next, parts, depth + 1, create, context, path) : [];
  });
}

function openedAt(place: Place, create: boolean, nextPart: string, path: string): ObjectNode | ArrayNode | undefined {
  const node = place.get();
  if (isDynamic(nextPart) && (node === undefined || !(opened(node) instanceof ArrayNode))) throw noArray(path);
  if (node === undefined) {
    if (!create) return undefined;
    const made = new ObjectNode();
    place.set(made);
    return made;
  }
  const open = opened(node);
  if (open instanceof ObjectNode || open instanceof ArrayNode) {
    if (open !== node) place.set(open);
    return open;
  }
  if (!create) return undefined;
  throw new CommandError("PathNotViable", `Cannot create field '${nextPart}' in element of '${path}'`);
}

function placesFor(
  node: ObjectNode | ArrayNode,
  parts: readonly string[],
  depth: number,
  context: PathContext,
  path: string,
): Place[] {
  const part = parts[depth]!;
  if (isDynamic(part)) {
    return indexesNamed(node, parts, depth, context, path).map((index) => elementPlace(node as ArrayNode, index));
  }
  if (node instanceof ObjectNode) return [fieldPlace(node, part)];
  if (!/^\d+$/.test(part))
    throw new CommandError("PathNotViable", `Cannot create field '${part}' in an array ('${path}')`);
  return [elementPlace(node, Number(part))];
}

function noArray(path: string): CommandError {
  return new CommandError("BadValue", `Cannot apply array updates to non-array element of '${path}'`);
}

function indexesNamed(
  node: ObjectNode | ArrayNode,
  parts: readonly string[],
  depth: number,
  context: PathContext,
  path: string,
): number[] {
  const part = parts[depth]!;
  const identifier = /^\$\[(.*)\]$/.exec(part)?.[1];
  if (!(node instanceof ArrayNode)) throw noArray(path);
  if (part === "$") {
    const index = context.matchedIndex(parts.slice(0, depth).join("."));
    if (index !== undefined) return [index];
    throw new CommandError("BadValue", "The positional operator did not find the match needed from the query.");
  }
  const all = [...node.items.keys()];
  if (!identifier) return all;
  const test = context.arrayFilters.get(identifier);
  if (!test) {
    throw new CommandError("BadValue", `No array filter found for identifier '${identifier}' in path '${path}'`);
  }
  return all.filter((index) => test(closed(node.items[index]!)));
}

function fieldPlace(node: ObjectNode, name: string): Place {
  return {
    get: () => node.fields.get(name),
    set: (value) => void node.fields.set(name, value),
    unset: () => void node.fields.delete(name),
  };
}

function elementPlace(node: ArrayNode, index: number): Place {
  return {
    get: () => node.items[index],
    set: (value) => {
      if (index > node.items.length + MAX_PADDING)
        throw new CommandError("BadValue", `the array index ${index} is too far`);
      while (node.items.length < index) node.items.push(NULL);
      node.items[index] = value;
    },
    unset: () => {
      if (index < node.items.length) node.items[index] = NULL;
    },
  };
}
