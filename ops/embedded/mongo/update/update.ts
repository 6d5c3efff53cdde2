import type { RawValue } from "../bson/raw.js";
import { asDocument, elementsOf, findElement, ID, sliceOf, Type, valuesOf } from "../bson/raw.js";
import { DocumentWriter } from "../bson/writer.js";
import { CommandError } from "../protocol/errors.js";
import { compileFilter } from "../query/filter.js";
import { elementMatcher } from "../query/matched-element.js";
import { textOf } from "../query/plain-values.js";
import { withIdFirst } from "../storage/collection.js";
import { pipelineUpdate } from "./pipeline.js";
import type { Update } from "./checks.js";
import { checkedSize, refuseOtherId, unlessSame } from "./checks.js";
import { newDocumentFrom } from "./upsert.js";
import { openDocument, writeObject } from "../bson/nodes.js";
import { applyChange, isUpdateOperator } from "./operators.js";
import type { Change } from "./order.js";
import { orderedChanges } from "./order.js";
import type { PathContext } from "./paths.js";

export type { Update } from "./checks.js";

/** @throws CommandError for an update that cannot be one */
export function compileUpdate(filter: RawValue, modification: RawValue, arrayFilters: readonly RawValue[]): Update {
  const kind = modification.type === Type.array ? "pipeline" : isReplacement(modification) ? "replacement" : "operator";
  if (kind !== "operator" && arrayFilters.length > 0) {
    throw new CommandError("FailedToParse", `arrayFilters may not be specified for ${kind}-style updates`);
  }
  if (kind === "pipeline") return pipelineUpdate(filter, modification);
  if (modification.type !== Type.object)
    throw new CommandError("FailedToParse", "an update is a document or a pipeline");
  return kind === "replacement"
    ? replacement(filter, modification)
    : operatorUpdate(filter, elementsOf(modification), arrayFilters);
}

function isReplacement(modification: RawValue): boolean {
  return modification.type === Type.object && !elementsOf(modification)[0]?.[0].startsWith("$");
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
      const after = checkedSize(id ? withIdFirst(bytes) : withId(bytes, before), "update");
      refuseOtherId(before, findElement(after, 0, ID)!);
      return unlessSame(document, after);
    },
    create: () => {
      const wanted = id ? undefined : findElement(newDocumentFrom(filter), 0, ID);
      return checkedSize(wanted ? withId(bytes, wanted) : withIdFirst(bytes), "upsert");
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
  const changes = orderedChanges(elements);
  refuseConflicts(changes);
  const filters = compileArrayFilters(arrayFilters, changes);
  const match = elementMatcher(filter);
  const run = (document: Buffer, insert: boolean): Buffer => {
    const root = openDocument(asDocument(document));
    const context: PathContext = { matchedIndex: (path) => match(document, path), arrayFilters: filters };
    for (const change of changes) {
      if (change.operator !== "$setOnInsert" || insert) applyChange(root, change, context);
    }
    return writeObject(root, document.length + 128);
  };
  return {
    kind: "operators",
    apply: (document) => {
      const after = checkedSize(run(document, false), "update");
      refuseOtherId(findElement(document, 0, ID)!, findElement(after, 0, ID));
      return unlessSame(document, after);
    },
    create: () => {
      const fresh = newDocumentFrom(filter);
      const made = run(fresh, true);
      const [before, after] = [findElement(fresh, 0, ID), findElement(made, 0, ID)];
      if (before) refuseOtherId(before, after);
      return checkedSize(withIdFirst(made), "upsert");
    },
  };
}

/** Two operators may not change the same field, nor one a field within the other's. */
function refuseConflicts(changes: readonly Change[]): void {
  const paths = changes.flatMap(({ operator, path, operand }) => {
    if (operator !== "$rename" || operand.type !== Type.string) return [path];
    const to = textOf(operand);
    if (to === path) {
      throw new CommandError("BadValue", `The source and target field for $rename must differ: ${path}`);
    }
    return [path, to];
  });
  const taken = new Set<string>();
  for (const path of paths) {
    if (taken.has(path)) throw conflict(path, path);
    taken.add(path);
  }
  for (const path of paths) {
    for (let dot = path.indexOf("."); dot >= 0; dot = path.indexOf(".", dot + 1)) {
      if (taken.has(path.slice(0, dot))) throw conflict(path, path.slice(0, dot));
    }
  }
}

function conflict(path: string, other: string): CommandError {
  const message = `Updating the path '${path}' would create a conflict at '${other}'`;
  return new CommandError("ConflictingUpdateOperators", message);
}

function compileArrayFilters(
  filters: readonly RawValue[],
  changes: readonly Change[],
): Map<string, (element: RawValue) => boolean> {
  const compiled = new Map<string, (element: RawValue) => boolean>();
  for (const filter of filters) {
    const identifier = filter.type === Type.object ? identifierOf(filter) : undefined;
    if (!identifier)
      throw new CommandError("FailedToParse", "an array filter needs one field at its top: its identifier");
    if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
      const rule = "must be an alphanumeric string beginning with a lowercase letter";
      throw new CommandError("BadValue", `Error parsing array filter: the top-level field name ${rule}: ${identifier}`);
    }
    if (compiled.has(identifier)) {
      const message = `Found multiple array filters with the same top-level field name ${identifier}`;
      throw new CommandError("FailedToParse", message);
    }
    if (!changes.some(({ path }) => path.split(".").includes(`$[${identifier}]`))) {
      const message = `The array filter for identifier '${identifier}' was not used in the update`;
      throw new CommandError("FailedToParse", message);
    }
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
