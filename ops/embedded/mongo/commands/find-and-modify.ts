import type { RawValue } from "../bson/raw.js";
import { asDocument, findElement, ID, Type, valuesOf } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import type { Search } from "../query/documents.js";
import { findAll } from "../query/documents.js";
import type { Projection } from "../query/projection.js";
import { compileProjection } from "../query/projection.js";
import type { CollectionDescription } from "../storage/catalog.js";
import { CollectionWriter } from "../storage/collection.js";
import { compileUpdate } from "../update/update.js";
import { booleanValue, NULL } from "../bson/values.js";
import { DocumentWriter } from "../bson/writer.js";
import type { Command } from "./context.js";
import { searchOf } from "./find.js";

/** What was done to the one document. */
interface Outcome {
  readonly value: Buffer | undefined;
  readonly n: number;
  /** Undefined for a removal. */
  readonly updatedExisting?: boolean;
  readonly upsertedId?: RawValue;
}

export function findAndModify(command: Command): Promise<Buffer> {
  const project = compileProjection(command.document("fields"), command.filter("query")) ?? ((document) => document);
  const modification = command.field("update");
  if (command.flag("remove") === (modification !== undefined)) {
    throw new CommandError("FailedToParse", "Either an update or remove=true must be specified, and not both");
  }
  for (const name of ["new", "upsert"]) {
    if (command.flag("remove") && command.flag(name)) {
      throw new CommandError("FailedToParse", `Cannot specify both ${name}=true and remove=true`);
    }
  }
  return command.write(() =>
    answer(modification ? updateOne(command, modification, project) : removeOne(command, project)),
  );
}

/** The search for the one document. */
export function targetOf(command: Command, collection: CollectionDescription): Search {
  return { ...searchOf(command, collection, command.filter("query")), skip: 0, limit: 1 };
}

function target(command: Command): { writer: CollectionWriter; key: Buffer; document: Buffer } | undefined {
  const collection = command.collection;
  if (!collection) return undefined;
  const [found] = findAll(command.server.store, targetOf(command, collection));
  return found && { ...found, writer: new CollectionWriter(command.server.store, command.server.catalog, collection) };
}

/** What is given back is projected before anything is written: that may be refused, too. */
function removeOne(command: Command, project: Projection): Outcome {
  const found = target(command);
  if (!found) return { value: undefined, n: 0 };
  const value = project(found.document);
  found.writer.remove(found.key, found.document);
  return { value, n: 1 };
}

function updateOne(command: Command, modification: RawValue, project: Projection): Outcome {
  const filters = command.field("arrayFilters");
  const update = compileUpdate(
    command.filter("query"),
    modification,
    filters?.type === Type.array ? valuesOf(filters) : [],
  );
  const found = target(command);
  if (found) {
    const after = update.apply(found.document);
    const value = project(command.flag("new") ? after : found.document);
    if (after !== found.document) found.writer.replace(found.key, found.document, after);
    return { value, n: 1, updatedExisting: true };
  }
  if (!command.flag("upsert")) return { value: undefined, n: 0, updatedExisting: false };
  const inserted = update.create();
  const value = command.flag("new") ? project(inserted) : undefined;
  const collection = command.server.ensureCollection(command.database, command.collectionName);
  new CollectionWriter(command.server.store, command.server.catalog, collection).insert(inserted);
  const upsertedId = findElement(inserted, 0, ID)!;
  return { value, n: 1, updatedExisting: false, upsertedId };
}

function answer({ value, n, updatedExisting, upsertedId }: Outcome): Buffer {
  const about = new DocumentWriter().int32("n", n);
  if (updatedExisting !== undefined) about.raw("updatedExisting", booleanValue(updatedExisting));
  if (upsertedId) about.raw("upserted", upsertedId);
  const writer = new DocumentWriter().document("lastErrorObject", about.finish());
  return writer
    .raw("value", value ? asDocument(value) : NULL)
    .double("ok", 1)
    .finish();
}
