import { BSON } from "mongodb";
import { successor } from "../bson/ordered-key.js";
import { elementsOf } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { compileFilter } from "../query/filter.js";
import { plainNumber } from "../query/plain-values.js";
import { checkNames } from "../storage/catalog.js";
import { keyPrefix } from "../storage/collection.js";
import { dropCollection } from "../storage/dropping.js";
import type { Store } from "../storage/store.js";
import type { Command } from "./context.js";
import { reply } from "./context.js";
import { atHand } from "./cursors.js";
import { existing, indexDocuments } from "./indexes.js";
import { uuidValue } from "./retries.js";

function serialized(document: Record<string, unknown>): Buffer {
  return Buffer.from(BSON.serialize(document));
}

/** A cursor over documents that are at hand. */
function cursorOver(command: Command, name: string, documents: readonly Buffer[]): Buffer {
  const options = command.document("cursor");
  const size = options && elementsOf(options).find(([field]) => field === "batchSize")?.[1];
  const batchSize = plainNumber(size) ?? Infinity;
  return command.server.cursors.first({
    namespace: `${command.database}.${name}`,
    source: atHand(documents),
    batchSize,
    singleBatch: false,
    owner: command.connectionId,
  });
}

export function listIndexes(command: Command): Buffer {
  return cursorOver(command, command.collectionName, indexDocuments(existing(command)).map(serialized));
}

export function listCollections(command: Command): Buffer {
  const matches = compileFilter(command.filter("filter"));
  const documents = command.server.catalog
    .of(command.database)
    .map(({ name, uuid }) => {
      if (command.flag("nameOnly")) return { name, type: "collection" };
      const info = { readOnly: false, uuid: uuidValue(uuid) };
      return { name, type: "collection", options: {}, info, idIndex: { v: 2, key: { _id: 1 }, name: "_id_" } };
    })
    .map(serialized)
    .filter((document) => matches(document, 0));
  return cursorOver(command, "$cmd.listCollections", documents);
}

export function listDatabases(command: Command): Buffer {
  const matches = compileFilter(command.filter("filter"));
  const names = [...new Set(command.server.catalog.all().map(({ database }) => database))].sort();
  const databases = names
    .map((name) => ({ name, sizeOnDisk: sizesOf(command, name).bytes, empty: false }))
    .filter((database) => matches(serialized(database), 0));
  if (command.flag("nameOnly")) return reply({ databases: databases.map(({ name }) => ({ name })) });
  return reply({ databases, totalSize: databases.reduce((sum, { sizeOnDisk }) => sum + sizeOnDisk, 0) });
}

const CREATE_NOT_OFFERED = [
  ...["capped", "timeseries", "viewOn", "pipeline", "validator", "validationLevel", "validationAction"],
  ...["clusteredIndex", "expireAfterSeconds", "storageEngine", "indexOptionDefaults", "changeStreamPreAndPostImages"],
  "encryptedFields",
];

export function create(command: Command): Promise<Buffer> {
  for (const option of CREATE_NOT_OFFERED) {
    const asked = command.field(option) && (option !== "capped" || command.flag("capped"));
    if (asked) throw new CommandError("NotImplemented", `create: '${option}' is not offered by this server`);
  }
  if (command.field("size") ?? command.field("max")) {
    throw new CommandError("InvalidOptions", "the 'capped' field needs to be true when 'size' or 'max' is present");
  }
  return command.write(() => {
    if (command.collection) {
      const message = `Collection ${command.database}.${command.collectionName} already exists.`;
      throw new CommandError("NamespaceExists", message);
    }
    command.server.ensureCollection(command.database, command.collectionName);
    return reply();
  });
}

/** `{ renameCollection: "db.from", to: "db.to", dropTarget }`, to the admin database. */
export function renameCollection(command: Command): Promise<Buffer> {
  const [from, to] = [command.text("renameCollection"), command.text("to")].map(namespaceOf);
  if (!from || !to) throw new CommandError("InvalidNamespace", "renameCollection needs two names of collections");
  if (from.database !== to.database) {
    throw new CommandError("NotImplemented", "renaming into another database is not offered by this server");
  }
  checkNames(to.database, to.name);
  return command.write(() => {
    const { catalog, doomed } = command.server;
    const collection = catalog.find(from.database, from.name);
    const words = `${from.database}.${from.name}`;
    if (!collection) throw new CommandError("NamespaceNotFound", `Source collection ${words} does not exist`);
    if (from.name === to.name) throw new CommandError("IllegalOperation", "Can't rename a collection to itself");
    const target = catalog.find(to.database, to.name);
    if (target && !command.flag("dropTarget")) throw new CommandError("NamespaceExists", "target namespace exists");
    if (target) dropCollection(catalog, doomed, target);
    catalog.forget(collection);
    catalog.save({ ...collection, name: to.name });
    return reply();
  });
}

function namespaceOf(text: string | undefined): { database: string; name: string } | undefined {
  const dot = text?.indexOf(".") ?? -1;
  return text === undefined || dot < 1 ? undefined : { database: text.slice(0, dot), name: text.slice(dot + 1) };
}

export function drop(command: Command): Promise<Buffer> {
  return command.write(() => {
    const collection = command.collection;
    if (!collection) return reply();
    dropCollection(command.server.catalog, command.server.doomed, collection);
    const ns = `${collection.database}.${collection.name}`;
    return reply({ nIndexesWas: collection.indexes.length + 1, ns });
  });
}

export function dropDatabase(command: Command): Promise<Buffer> {
  return command.write(() => {
    const { catalog, doomed } = command.server;
    for (const collection of catalog.of(command.database)) dropCollection(catalog, doomed, collection);
    return reply({ dropped: command.database });
  });
}

interface Sizes {
  readonly count: number;
  readonly bytes: number;
}

function measure(store: Store, kind: "documents" | "index", id: number): Sizes {
  const start = keyPrefix(kind, id);
  let [count, bytes] = [0, 0];
  for (const { key, value } of store.range({ start, end: successor(start) })) {
    count++;
    bytes += value.length + (kind === "index" ? key.length : 0);
  }
  return { count, bytes };
}

function sizesOf(
  command: Command,
  database: string,
): { collections: number; count: number; bytes: number; indexBytes: number; indexes: number } {
  const all = command.server.catalog.of(database);
  const total = { collections: all.length, count: 0, bytes: 0, indexBytes: 0, indexes: 0 };
  for (const collection of all) {
    const documents = measure(command.server.store, "documents", collection.id);
    total.count += documents.count;
    total.bytes += documents.bytes;
    total.indexes += collection.indexes.length + 1;
    for (const { id } of collection.indexes) total.indexBytes += measure(command.server.store, "index", id).bytes;
  }
  return total;
}

export function collStats(command: Command): Buffer {
  return reply(collectionSizes(command, scaleOf(command)));
}

/** What sizes are divided by. @throws CommandError BadValue */
function scaleOf(command: Command): number {
  if (!command.field("scale")) return 1;
  const scale = command.number("scale");
  if (scale !== undefined && scale >= 1) return Math.trunc(scale);
  throw new CommandError("BadValue", "scale has to be a number >= 1");
}

/** How many documents the command's collection holds, and their bytes. */
export function documentSizes({ server, collection }: Command): Sizes {
  return collection ? measure(server.store, "documents", collection.id) : { count: 0, bytes: 0 };
}

/** What `collStats` and the stage `$collStats` tell. */
export function collectionSizes(command: Command, scale = 1): Record<string, unknown> {
  const collection = command.collection;
  const ns = `${command.database}.${command.collectionName}`;
  if (!collection) return { ns, count: 0, size: 0, storageSize: 0, nindexes: 0, totalIndexSize: 0, indexSizes: {} };
  const { store } = command.server;
  const { count, bytes } = documentSizes(command);
  const sizes = collection.indexes.map(({ name, id }) => [name, measure(store, "index", id).bytes] as const);
  const scaled = (size: number) => Math.trunc(size / scale);
  return {
    ns,
    count,
    size: scaled(bytes),
    avgObjSize: count === 0 ? 0 : bytes / count,
    storageSize: scaled(bytes),
    scaleFactor: scale,
    nindexes: collection.indexes.length + 1,
    totalIndexSize: scaled(sizes.reduce((sum, [, size]) => sum + size, 0)),
    indexSizes: { _id_: 0, ...Object.fromEntries(sizes.map(([name, size]) => [name, scaled(size)])) },
  };
}

export function dbStats(command: Command): Buffer {
  const { collections, count, bytes, indexes, indexBytes } = sizesOf(command, command.database);
  const scale = scaleOf(command);
  const scaled = (size: number) => Math.trunc(size / scale);
  return reply({
    db: command.database,
    collections,
    views: 0,
    objects: count,
    avgObjSize: count === 0 ? 0 : bytes / count,
    dataSize: scaled(bytes),
    storageSize: scaled(bytes),
    indexes,
    indexSize: scaled(indexBytes),
    totalSize: scaled(bytes + indexBytes),
    scaleFactor: scale,
  });
}
