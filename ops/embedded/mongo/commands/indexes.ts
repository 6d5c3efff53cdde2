import { asDocument, elementsOf, Type } from "../bson/raw.js";
import type { RawValue } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { successor } from "../query/intervals.js";
import { plainNumber, textOf } from "../query/plain-values.js";
import type { CollectionDescription, IndexDescription } from "../storage/catalog.js";
import { CollectionWriter, keyPrefix } from "../storage/collection.js";
import { indexKeysOf, keyFields } from "../storage/index-keys.js";
import type { Store } from "../storage/store.js";
import { booleanOf, reply } from "./context.js";
import type { Command } from "./context.js";
import { refuseCollation } from "./refusals.js";

const KNOWN_OPTIONS = new Set(["key", "name", "unique", "sparse", "background", "v", "ns", "collation", "hidden"]);
const MAX_FIELDS = 32;

type NewIndex = Pick<IndexDescription, "name" | "key" | "unique" | "sparse">;

export function createIndexes(command: Command): Promise<Buffer> {
  const wanted = command.documents("indexes").map(parseIndex);
  return command.write(() => {
    const existed = command.collection !== undefined;
    let collection = command.server.ensureCollection(command.database, command.collectionName);
    const before = collection.indexes.length + 1;
    for (const index of wanted) collection = addIndex(command, collection, index);
    return reply({
      numIndexesBefore: before,
      numIndexesAfter: collection.indexes.length + 1,
      createdCollectionAutomatically: !existed,
      ...(collection.indexes.length + 1 === before ? { note: "all indexes already exist" } : {}),
    });
  });
}

function parseIndex(bytes: Buffer): NewIndex {
  const options = new Map(elementsOf(asDocument(bytes)));
  const unknown = [...options.keys()].find((name) => !KNOWN_OPTIONS.has(name));
  if (unknown)
    throw new CommandError("CannotCreateIndex", `the index option '${unknown}' is not offered by this server`);
  refuseCollation(options.get("collation"));
  const key = keyPatternOf(options.get("key"));
  const name = options.get("name");
  if (name?.type !== Type.string) throw new CommandError("FailedToParse", "an index needs a name");
  return {
    name: textOf(name),
    key,
    unique: booleanOf(options.get("unique")),
    sparse: booleanOf(options.get("sparse")),
  };
}

function keyPatternOf(value: RawValue | undefined): Record<string, number> {
  const elements = value?.type === Type.object ? elementsOf(value) : [];
  if (elements.length === 0 || elements.length > MAX_FIELDS) {
    throw new CommandError("CannotCreateIndex", `an index has between 1 and ${MAX_FIELDS} fields`);
  }
  const pairs = elements.map(([name, direction]): [string, number] => {
    const number = plainNumber(direction);
    if (number === undefined || number === 0) {
      const kind = direction.type === Type.string ? textOf(direction) : "?";
      throw new CommandError("CannotCreateIndex", `an index of kind '${kind}' is not offered by this server: ${name}`);
    }
    if (name === "" || name.split(".").some((part) => part === "" || part.startsWith("$"))) {
      throw new CommandError("CannotCreateIndex", `'${name}' cannot be indexed`);
    }
    return [name, number > 0 ? 1 : -1];
  });
  return Object.fromEntries(pairs);
}

function addIndex(command: Command, collection: CollectionDescription, wanted: NewIndex): CollectionDescription {
  if (JSON.stringify(wanted.key) === '{"_id":1}') return collection;
  const sameName = collection.indexes.find(({ name }) => name === wanted.name);
  const sameKey = collection.indexes.find(({ key }) => JSON.stringify(key) === JSON.stringify(wanted.key));
  if (sameName && sameName === sameKey && sameName.unique === wanted.unique && sameName.sparse === wanted.sparse)
    return collection;
  if (sameName) {
    const message = `An existing index has the same name as the requested index but is different: ${wanted.name}`;
    throw new CommandError("IndexKeySpecsConflict", message);
  }
  if (sameKey)
    throw new CommandError("IndexOptionsConflict", `Index already exists with a different name: ${sameKey.name}`);
  const { store, catalog } = command.server;
  const fields = keyFields(wanted.key);
  const index = { ...wanted, id: catalog.nextId(), fields, multikey: false, shortened: false };
  checkDocuments(store, collection, index);
  catalog.save({ ...collection, indexes: [...collection.indexes, index] });
  fill(command, index);
  return catalog.find(collection.database, collection.name)!;
}

/** Finds what would be refused before the first entry is written. */
function checkDocuments(store: Store, collection: CollectionDescription, index: IndexDescription): void {
  const seen = new Set<string>();
  const writer = collection;
  for (const { value } of store.range(documentsOf(writer))) {
    const { keys, absent } = indexKeysOf(value, index.fields);
    if (!index.unique || (index.sparse && absent)) continue;
    for (const key of keys) {
      const name = key.toString("latin1");
      if (seen.has(name)) {
        const where = `${collection.database}.${collection.name} index: ${index.name}`;
        throw new CommandError("DuplicateKey", `E11000 duplicate key error collection: ${where}`, {
          keyPattern: index.key,
        });
      }
    }
    for (const key of keys) seen.add(key.toString("latin1"));
  }
}

function fill(command: Command, { id }: IndexDescription): void {
  const { store, catalog } = command.server;
  const collection = command.collection!;
  const prefix = keyPrefix("documents", collection.id).length;
  const writer = new CollectionWriter(store, catalog, collection);
  const index = collection.indexes.find((one) => one.id === id)!;
  for (const { key, value } of store.range(documentsOf(collection))) {
    writer.addToIndex(index, Buffer.from(key.subarray(prefix)), value);
  }
}

function documentsOf({ id }: CollectionDescription): { start: Buffer; end: Buffer } {
  const start = keyPrefix("documents", id);
  return { start, end: successor(start) };
}

/** Removes every key with this beginning. Within a transaction of the store. */
export function removeAll(store: Store, start: Buffer): void {
  const keys = [...store.range({ start, end: successor(start) })].map(({ key }) => Buffer.from(key));
  for (const key of keys) store.remove(key);
}

export function dropIndexes(command: Command): Promise<Buffer> {
  return command.write(() => {
    const collection = existing(command);
    const gone = indexesNamed(collection, command.field("index"));
    command.server.catalog.save({
      ...collection,
      indexes: collection.indexes.filter((index) => !gone.includes(index)),
    });
    for (const { id } of gone) removeAll(command.server.store, keyPrefix("index", id));
    return reply({ nIndexesWas: collection.indexes.length + 1 });
  });
}

function indexesNamed(collection: CollectionDescription, which: RawValue | undefined): IndexDescription[] {
  if (which?.type === Type.string && textOf(which) === "*") return [...collection.indexes];
  const found =
    which?.type === Type.object
      ? collection.indexes.filter(({ key }) => JSON.stringify(key) === JSON.stringify(keyPatternOf(which)))
      : collection.indexes.filter(({ name }) => which?.type === Type.string && name === textOf(which));
  if (found.length > 0) return found;
  if (which?.type === Type.string && textOf(which) === "_id_")
    throw new CommandError("InvalidOptions", "cannot drop _id index");
  throw new CommandError(
    "IndexNotFound",
    `index not found with name [${which?.type === Type.string ? textOf(which) : "?"}]`,
  );
}

/** @throws CommandError NamespaceNotFound */
export function existing(command: Command): CollectionDescription {
  const collection = command.collection;
  if (collection) return collection;
  throw new CommandError("NamespaceNotFound", `ns does not exist: ${command.database}.${command.collectionName}`);
}

/** The documents that `listIndexes` gives. */
export function indexDocuments(collection: CollectionDescription): Record<string, unknown>[] {
  const own = collection.indexes.map(({ key, name, unique, sparse }) => ({
    v: 2,
    key,
    name,
    ...(unique ? { unique } : {}),
    ...(sparse ? { sparse } : {}),
  }));
  return [{ v: 2, key: { _id: 1 }, name: "_id_" }, ...own];
}
