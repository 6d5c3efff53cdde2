import { BSON } from "mongodb";
import { updateOne } from "mingo";
import type { RawValue } from "../bson/raw.js";
import { asDocument, elementsOf, findElement, MAX_DOCUMENT_BYTES, sliceOf, Type, valuesOf } from "../bson/raw.js";
import { compareValues } from "../bson/ordered-key.js";
import { DocumentWriter } from "../bson/writer.js";
import { CommandError } from "../protocol/errors.js";
import { decodeForMingo } from "../query/decode.js";
import type { Predicate } from "../query/filter.js";
import { compileFilter } from "../query/filter.js";
import { withIdFirst } from "../storage/collection.js";
import { newDocumentFrom } from "./upsert.js";
import { ArrayNode, closed, openDocument, opened, writeObject } from "./nodes.js";
import { applyOperator, isUpdateOperator } from "./operators.js";
import type { PathContext } from "./paths.js";

/** An update, ready to be applied to any number of documents. */
export interface Update {
  readonly kind: "replacement" | "operators" | "pipeline";
  /** The document after the update; the same object when nothing is different. */
  apply(document: Buffer): Buffer;
  /** The document that an upsert inserts. */
  create(): Buffer;
}

const ID = Buffer.from("_id");

/** @throws CommandError for an update that cannot be one */
export function compileUpdate(filter: RawValue, modification: RawValue, arrayFilters: readonly RawValue[]): Update {
  if (modification.type === Type.array) return pipelineUpdate(filter, modification);
  if (modification.type !== Type.object)
    throw new CommandError("FailedToParse", "an update is a document or a pipeline");
  const elements = elementsOf(modification);
  return elements[0]?.[0].startsWith("$")
    ? operatorUpdate(filter, elements, arrayFilters)
    : replacement(filter, modification);
}

function replacement(filter: RawValue, modification: RawValue): Update {
  const bytes = sliceOf(modification);
  const named = elementsOf(modification).find(([name]) => name.startsWith("$"));
  if (named)
    throw new CommandError("DollarPrefixedFieldName", `The dollar ($) prefixed field '${named[0]}' is not allowed`);
  const id = findElement(bytes, 0, ID);
  return {
    kind: "replacement",
    apply: (document) => {
      const before = findElement(document, 0, ID)!;
      const after = id ? withIdFirst(bytes) : withId(bytes, before);
      refuseOtherId(before, findElement(after, 0, ID)!);
      return unlessSame(document, after);
    },
    create: () => {
      if (id) return withIdFirst(Buffer.from(bytes));
      const wanted = findElement(newDocumentFrom(filter), 0, ID);
      return withIdFirst(wanted ? withId(bytes, wanted) : bytes);
    },
  };
}

function withId(document: Buffer, id: RawValue): Buffer {
  const writer = new DocumentWriter(document.length + id.end - id.start + 8).raw("_id", id);
  for (const [name, value] of elementsOf(asDocument(document))) writer.raw(name, value);
  return withIdFirst(writer.finish());
}

function operatorUpdate(
  filter: RawValue,
  elements: readonly [string, RawValue][],
  arrayFilters: readonly RawValue[],
): Update {
  for (const [name, fields] of elements) {
    if (!isUpdateOperator(name)) throw new CommandError("FailedToParse", `Unknown modifier: ${name}`);
    if (fields.type !== Type.object) throw new CommandError("FailedToParse", `Modifiers operate on fields: ${name}`);
  }
  refuseConflicts(elements);
  const filters = compileArrayFilters(arrayFilters);
  const run = (document: Buffer, insert: boolean): Buffer => {
    const root = openDocument(asDocument(document));
    const context: PathContext = {
      matchedIndex: (path) => matchedIndex(document, filter, path),
      arrayFilters: filters,
    };
    for (const [name, fields] of elements) {
      if (name !== "$setOnInsert" || insert) applyOperator(root, name, fields, context);
    }
    return writeObject(root, document.length + 128);
  };
  return {
    kind: "operators",
    apply: (document) => {
      const after = checkedSize(run(document, false));
      refuseOtherId(findElement(document, 0, ID)!, findElement(after, 0, ID));
      return unlessSame(document, after);
    },
    create: () => {
      const fresh = newDocumentFrom(filter);
      const made = run(fresh, true);
      const [before, after] = [findElement(fresh, 0, ID), findElement(made, 0, ID)];
      if (before) refuseOtherId(before, after);
      return withIdFirst(made);
    },
  };
}

/** Pipelines are mingo's: they see plain values, and what they make is stored as plain values. */
function pipelineUpdate(filter: RawValue, modification: RawValue): Update {
  const stages = decodeForMingo(modification) as never[];
  const run = (document: Buffer): Buffer => {
    const documents = [BSON.deserialize(document)];
    try {
      updateOne(documents, {}, stages);
    } catch (error) {
      throw new CommandError("FailedToParse", (error as Error).message);
    }
    return Buffer.from(BSON.serialize(documents[0]!));
  };
  return {
    kind: "pipeline",
    apply: (document) => {
      const after = withIdFirst(run(document));
      refuseOtherId(findElement(document, 0, ID)!, findElement(after, 0, ID));
      return unlessSame(document, after);
    },
    create: () => withIdFirst(run(newDocumentFrom(filter))),
  };
}

/** Two operators may not change the same field, nor one a field within the other's. */
function refuseConflicts(elements: readonly [string, RawValue][]): void {
  const paths = elements.flatMap(([, fields]) => elementsOf(fields).map(([path]) => path)).sort();
  for (let at = 1; at < paths.length; at++) {
    const [before, path] = [paths[at - 1]!, paths[at]!];
    if (path === before || path.startsWith(`${before}.`)) {
      const message = `Updating the path '${path}' would create a conflict at '${before}'`;
      throw new CommandError("ConflictingUpdateOperators", message);
    }
  }
}

function compileArrayFilters(filters: readonly RawValue[]): Map<string, (element: RawValue) => boolean> {
  const compiled = new Map<string, (element: RawValue) => boolean>();
  for (const filter of filters) {
    const identifier = filter.type === Type.object ? identifierOf(filter) : undefined;
    if (!identifier)
      throw new CommandError("FailedToParse", "an array filter needs one field at its top: its identifier");
    const test = compileFilter(filter);
    compiled.set(identifier, (element) => test(new DocumentWriter().raw(identifier, element).finish(), 0));
  }
  return compiled;
}

function identifierOf(filter: RawValue): string | undefined {
  const [name, value] = elementsOf(filter)[0] ?? [];
  if (!name?.startsWith("$")) return name?.split(".")[0];
  const first = value?.type === Type.array ? valuesOf(value)[0] : undefined;
  return first?.type === Type.object ? identifierOf(first) : undefined;
}

/** The first element of the array for which the whole filter holds when the array has no other element. */
function matchedIndex(document: Buffer, filter: RawValue, path: string): number | undefined {
  const test = compileFilter(filter);
  const array = arrayIn(document, path);
  const index = array?.items.findIndex((_, at) => holdsWithOnly(document, path, at, test)) ?? -1;
  return index < 0 ? undefined : index;
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

function holdsWithOnly(document: Buffer, path: string, index: number, test: Predicate): boolean {
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
  return test(writeObject(root), 0);
}

function refuseOtherId(before: RawValue, after: RawValue | undefined): void {
  if (after && before.type === after.type && compareValues(before, after) === 0) return;
  const message = "Performing an update on the path '_id' would modify the immutable field '_id'";
  throw new CommandError("ImmutableField", message);
}

function unlessSame(before: Buffer, after: Buffer): Buffer {
  return before.equals(after) ? before : after;
}

function checkedSize(document: Buffer): Buffer {
  if (document.length <= MAX_DOCUMENT_BYTES) return document;
  throw new CommandError("BSONObjectTooLarge", `Resulting document after update is larger than ${MAX_DOCUMENT_BYTES}`);
}
