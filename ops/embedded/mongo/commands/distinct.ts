import { compareValues, orderedKey } from "../bson/ordered-key.js";
import { fieldPath, valuesAt } from "../bson/paths.js";
import type { RawValue } from "../bson/raw.js";
import { Type, valuesOf } from "../bson/raw.js";
import { DocumentWriter } from "../bson/writer.js";
import { CommandError } from "../protocol/errors.js";
import { DocumentSearch } from "../query/documents.js";
import type { Command } from "./context.js";
import { searchOf } from "./find.js";

export function distinct(command: Command): Buffer {
  const key = command.text("key");
  if (key === undefined) throw new CommandError("TypeMismatch", "distinct needs the name of a field in 'key'");
  const found = new Map<string, RawValue>();
  const path = fieldPath(key);
  const collection = command.collection;
  const filter = command.filter("query");
  if (collection) {
    for (const { document } of new DocumentSearch(
      command.server.store,
      searchOf(command, collection, filter),
    ).documents()) {
      for (const value of valuesAt(document, 0, path)) {
        const values = value === undefined ? [] : value.type === Type.array ? valuesOf(value) : [value];
        for (const one of values) found.set(orderedKey(one).toString("latin1"), one);
      }
    }
  }
  const writer = new DocumentWriter().begin("values", Type.array);
  const ordered = [...found.values()].sort(compareValues);
  for (const [position, value] of ordered.entries()) writer.raw(String(position), value);
  return writer.end().double("ok", 1).finish();
}
