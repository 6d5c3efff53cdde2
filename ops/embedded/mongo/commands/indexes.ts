import { elementsOf, Type, valuesOf } from "../bson/raw.js";
import type { RawValue } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { textOf } from "../query/plain-values.js";
import type { CollectionDescription, IndexDescription } from "../storage/catalog.js";
import { dropIndexesOf } from "../storage/dropping.js";
import { keyFields, sameKey } from "../storage/index-keys.js";
import { booleanOf, decode, reply } from "./context.js";
import type { Command } from "./context.js";
import type { NewIndex } from "./index-specs.js";
import { existingIndex, expiryOf, indexDocument, isIdKey, keyPatternOf, parseIndex } from "./index-specs.js";

/** Of a collection, that of `_id` included. */
const MAX_INDEXES = 64;

/** What a `createIndexes` began, to be waited for. */
interface Begun {
  readonly before: number;
  readonly after: number;
  readonly madeCollection: boolean;
  readonly collectionId: number;
  readonly fresh: readonly IndexDescription[];
  readonly others: readonly IndexDescription[];
}

export async function createIndexes(command: Command): Promise<Buffer> {
  const wanted = command.documents("indexes").map(parseIndex);
  if (wanted.length === 0) throw new CommandError("BadValue", "Must specify at least one index to create");
  const { builds } = command.server;
  const begun = await command.transaction(() => begin(command, wanted));
  if (begun.fresh.length > 0) await builds.fill(begun.collectionId, begun.fresh, command.deadline);
  for (const other of begun.others) await builds.waitFor(other);
  return reply({
    numIndexesBefore: begun.before,
    numIndexesAfter: begun.after,
    createdCollectionAutomatically: begun.madeCollection,
    ...(begun.fresh.length > 0 || begun.others.length > 0 ? {} : { note: "all indexes already exist" }),
  });
}

/** All of them are found possible before the first is begun. */
function begin(command: Command, wanted: readonly NewIndex[]): Begun {
  const existed = command.collection !== undefined;
  const collection = command.server.ensureCollection(command.database, command.collectionName);
  const before = indexCount(collection);
  const { fresh, others } = newIndexes(command, collection, wanted);
  if (collection.indexes.length + fresh.length >= MAX_INDEXES) {
    throw new CommandError("CannotCreateIndex", `add index fails, too many indexes: at most ${MAX_INDEXES}`);
  }
  command.server.catalog.save({ ...collection, indexes: [...collection.indexes, ...fresh] });
  const after = before + fresh.length;
  return { before, after, madeCollection: !existed, collectionId: collection.id, fresh, others };
}

function newIndexes(
  command: Command,
  collection: CollectionDescription,
  wanted: readonly NewIndex[],
): { fresh: IndexDescription[]; others: IndexDescription[] } {
  const fresh: IndexDescription[] = [];
  const others: IndexDescription[] = [];
  for (const one of wanted) {
    if (isIdKey(one.key)) continue;
    const existing = existingIndex({ ...collection, indexes: [...collection.indexes, ...fresh] }, one);
    if (existing?.building && !fresh.includes(existing)) others.push(existing);
    if (existing) continue;
    const fields = keyFields(one.key);
    const id = command.server.catalog.nextId();
    fresh.push({ ...one, id, fields, building: true, multikey: false, shortened: false });
  }
  return { fresh, others };
}

function indexCount({ indexes }: CollectionDescription): number {
  return indexes.filter(({ building }) => !building).length + 1;
}

export function dropIndexes(command: Command): Promise<Buffer> {
  return command.write(() => {
    const collection = existing(command);
    const gone = indexesNamed(collection, command.field("index"));
    const ids = gone.map(({ id }) => id);
    dropIndexesOf(command.server.catalog, command.server.doomed, collection, ids);
    return reply({ nIndexesWas: indexCount(collection) });
  });
}

function indexesNamed(collection: CollectionDescription, which: RawValue | undefined): IndexDescription[] {
  if (which?.type === Type.array) return valuesOf(which).flatMap((one) => indexesNamed(collection, one));
  if (which?.type === Type.object) {
    const key = keyPatternOf(which);
    const found = collection.indexes.filter((index) => sameKey(index.key, key));
    if (found.length > 0) return found;
    throw new CommandError("IndexNotFound", `can't find index with key: ${JSON.stringify(key)}`);
  }
  if (which?.type !== Type.string) throw new CommandError("TypeMismatch", "'index' is a name, a key or names");
  const name = textOf(which);
  if (name === "*") return [...collection.indexes];
  if (name === "_id_") throw new CommandError("InvalidOptions", "cannot drop _id index");
  const found = collection.indexes.filter((index) => index.name === name);
  if (found.length > 0) return found;
  throw new CommandError("IndexNotFound", `index not found with name [${name}]`);
}

const COLL_MOD_NOT_OFFERED = new Set([
  ...["validator", "validationLevel", "validationAction", "viewOn", "pipeline"],
  ...["cappedSize", "cappedMax", "expireAfterSeconds"],
]);

/** Changes when documents expire by an index, or whether searches use it. */
export function collMod(command: Command): Promise<Buffer> {
  const unknown = command.names.find((name) => COLL_MOD_NOT_OFFERED.has(name));
  if (unknown) throw new CommandError("NotImplemented", `collMod: '${unknown}' is not offered by this server`);
  const change = command.document("index");
  return command.write(() => {
    const collection = existing(command);
    if (!change) return reply();
    const options = new Map(elementsOf(change));
    const index = indexToChange(collection, options);
    const [expiry, hidden] = [options.get("expireAfterSeconds"), options.get("hidden")];
    if (!expiry && !hidden) throw new CommandError("InvalidOptions", "no expireAfterSeconds or hidden field");
    const after = {
      ...index,
      ...(expiry ? { expireAfterSeconds: expiryOf(expiry, index.key) } : {}),
      ...(hidden ? { hidden: booleanOf(hidden) } : {}),
    };
    const indexes = collection.indexes.map((one) => (one === index ? after : one));
    command.server.catalog.save({ ...collection, indexes });
    return reply({
      ...(expiry
        ? { expireAfterSeconds_old: index.expireAfterSeconds, expireAfterSeconds_new: after.expireAfterSeconds }
        : {}),
      ...(hidden ? { hidden_old: index.hidden, hidden_new: after.hidden } : {}),
    });
  });
}

function indexToChange(collection: CollectionDescription, options: ReadonlyMap<string, RawValue>): IndexDescription {
  const [name, key] = [options.get("name"), options.get("keyPattern")];
  const found = collection.indexes.find((index) =>
    name?.type === Type.string ? index.name === textOf(name) : key && sameKey(index.key, keyPatternOf(key)),
  );
  if (found) return found;
  const which = name?.type === Type.string ? textOf(name) : key ? JSON.stringify(decode(key)) : "?";
  const message = `cannot find index ${which} for ns ${collection.database}.${collection.name}`;
  throw new CommandError("IndexNotFound", message);
}

/** @throws CommandError NamespaceNotFound */
export function existing(command: Command): CollectionDescription {
  const collection = command.collection;
  if (collection) return collection;
  throw new CommandError("NamespaceNotFound", `ns does not exist: ${command.database}.${command.collectionName}`);
}

/** The documents that `listIndexes` gives. */
export function indexDocuments(collection: CollectionDescription): Record<string, unknown>[] {
  const own = collection.indexes.filter(({ building }) => !building).map(indexDocument);
  return [{ v: 2, key: { _id: 1 }, name: "_id_" }, ...own];
}
