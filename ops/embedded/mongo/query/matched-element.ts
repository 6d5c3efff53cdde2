import { ArrayNode, closed, openDocument, opened, writeObject } from "../bson/nodes.js";
import type { RawValue } from "../bson/raw.js";
import { asDocument, elementsOf, Type, valuesOf } from "../bson/raw.js";
import type { Predicate } from "./filter.js";
import { compileFilter } from "./filter.js";

/** Finds the element of an array by which a filter held; undefined where no element is the one. */
export type ElementMatcher = (document: Buffer, path: string) => number | undefined;

/** It is the first element for which the whole filter holds when the array has no other. */
export function elementMatcher(filter: RawValue): ElementMatcher {
  let test: Predicate | undefined;
  return (document, path) => {
    if (!speaksOf(filter, path)) return undefined;
    const holds = (test ??= compileFilter(filter));
    const array = arrayIn(document, path);
    const index = array?.items.findIndex((_, at) => holds(withOnlyElement(document, path, at), 0)) ?? -1;
    return index < 0 ? undefined : index;
  };
}

/** Has the filter a condition on the array or on what is within it? Without one, no element is the one that was matched. */
function speaksOf(filter: RawValue, path: string): boolean {
  return elementsOf(filter).some(([name, value]) => {
    if (!name.startsWith("$")) return name === path || name.startsWith(`${path}.`);
    const clauses = value.type === Type.array ? valuesOf(value) : [];
    return clauses.some((clause) => clause.type === Type.object && speaksOf(clause, path));
  });
}

function arrayIn(document: Buffer, path: string): ArrayNode | undefined {
  let node = opened(asDocument(document));
  for (const part of path.split(".")) {
    const next =
      node instanceof ArrayNode ? node.items[Number(part)] : "fields" in node ? node.fields.get(part) : undefined;
    if (next === undefined) return undefined;
    node = opened(next);
  }
  return node instanceof ArrayNode ? node : undefined;
}

/** The document as if the array at the path had this one element. */
export function withOnlyElement(document: Buffer, path: string, index: number): Buffer {
  const root = openDocument(asDocument(document));
  let node = opened(root);
  const parts = path.split(".");
  for (const [depth, part] of parts.entries()) {
    const isArray = node instanceof ArrayNode;
    const child = opened((isArray ? (node as ArrayNode).items[Number(part)] : (node as typeof root).fields.get(part))!);
    const last = depth === parts.length - 1;
    const next = last ? new ArrayNode([closed((child as ArrayNode).items[index]!)]) : child;
    if (isArray) (node as ArrayNode).items[Number(part)] = next;
    else (node as typeof root).fields.set(part, next);
    node = next;
  }
  return writeObject(root);
}
