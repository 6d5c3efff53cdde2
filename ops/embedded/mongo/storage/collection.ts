import { BSON } from "mongodb";
import { DocumentWriter } from "../bson/writer.js";
import { fitKey, orderedKey } from "../bson/ordered-key.js";
import type { RawValue } from "../bson/raw.js";
import { ElementReader, elementsOf, findElement, ID, Type } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import type { Catalog, CollectionDescription, IndexDescription } from "./catalog.js";
import { indexKeysOf, keyFields, MAX_DOCUMENT_KEY, valuesInKey } from "./index-keys.js";
import type { IndexKeys } from "./index-keys.js";
import type { IndexEntry } from "./sorted-entries.js";
import type { Store } from "./store.js";

/** The index of every collection, which is its documents themselves. */
export const ID_INDEX = { name: "_id_", key: { _id: 1 }, fields: keyFields({ _id: 1 }) };
const IMPOSSIBLE_IDS = new Map<number, string>([
  [Type.array, "array"],
  [Type.regex, "regex"],
  [Type.undefined, "undefined"],
]);
const DOCUMENTS = 0x01;
const INDEXES = 0x02;

/** The first bytes of every key of a collection's documents, or of an index's entries. */
export function keyPrefix(kind: "documents" | "index", id: number): Buffer {
  const prefix = Buffer.alloc(5);
  prefix[0] = kind === "documents" ? DOCUMENTS : INDEXES;
  prefix.writeUInt32BE(id, 1);
  return prefix;
}

/** The key of a document, without its collection: its `_id` in order. */
export function documentKeyOf(id: RawValue): Buffer {
  return fitKey(orderedKey(id), MAX_DOCUMENT_KEY);
}

export function idOf(document: Buffer): RawValue {
  return findElement(document, 0, ID)!;
}

/**
 * The document with its `_id` first, and with a new ObjectId where it had none. How large it may be, its caller says.
 * @throws CommandError for an `_id` that cannot be one
 */
export function withIdFirst(document: Buffer): Buffer {
  const id = findElement(document, 0, ID) ?? newObjectId();
  refuseImpossibleId(id);
  const reader = new ElementReader(document);
  if (reader.next() && reader.isNamed(ID)) return document;
  const writer = new DocumentWriter(document.length + 24).raw("_id", id);
  const rest = new ElementReader(document);
  while (rest.next()) if (!rest.isNamed(ID)) writer.raw(rest.name, rest.value);
  return writer.finish();
}

function newObjectId(): RawValue {
  return { type: Type.objectId, bytes: Buffer.from(new BSON.ObjectId().id), start: 0, end: 12 };
}

function refuseImpossibleId(id: RawValue): void {
  const kind = IMPOSSIBLE_IDS.get(id.type);
  if (kind) throw new CommandError("InvalidIdField", `The '_id' value cannot be of type ${kind}`);
  const fields = id.type === Type.object ? elementsOf(id) : [];
  const dollar = fields.find(([name]) => name.startsWith("$") && !["$ref", "$id", "$db"].includes(name));
  if (!dollar) return;
  const message = `_id fields may not contain '$'-prefixed fields: ${dollar[0]} is not valid for storage.`;
  throw new CommandError("DollarPrefixedFieldName", message);
}

/** Writes documents and keeps their index entries in step. Every method checks first and writes then; within a transaction of the store. */
export class CollectionWriter {
  private readonly documents: Buffer;
  private readonly prefixes: ReadonlyMap<number, Buffer>;
  private readonly watchers: readonly Set<string>[] | undefined;

  constructor(
    private readonly store: Store,
    private readonly catalog: Catalog,
    private collection: CollectionDescription,
  ) {
    this.documents = keyPrefix("documents", collection.id);
    this.prefixes = new Map(collection.indexes.map((index) => [index.id, keyPrefix("index", index.id)]));
    this.watchers = catalog.watchersOf(collection.id);
  }

  get(documentKey: Buffer): Buffer | undefined {
    return this.store.get(Buffer.concat([this.documents, documentKey]));
  }

  /** @throws CommandError DuplicateKey */
  insert(document: Buffer): void {
    const id = idOf(document);
    const documentKey = documentKeyOf(id);
    const key = Buffer.concat([this.documents, documentKey]);
    if (this.store.get(key) !== undefined) throw duplicate(this.collection, ID_INDEX, document, documentKey);
    const entries = this.entriesOf(document);
    this.refuseDuplicates(entries, document, documentKey);
    this.noteWritten(documentKey);
    this.store.put(key, document);
    for (const entry of entries) this.putEntries(entry.index, entry.keys.keys, documentKey);
    this.notePeculiarities(entries, documentKey);
  }

  /** Both have the same `_id`. @throws CommandError DuplicateKey */
  replace(documentKey: Buffer, before: Buffer, after: Buffer): void {
    const old = this.entriesOf(before);
    const entries = this.entriesOf(after);
    this.refuseDuplicates(entries, after, documentKey);
    this.noteWritten(documentKey);
    this.store.put(Buffer.concat([this.documents, documentKey]), after);
    for (let position = 0; position < entries.length; position++) {
      const { index, keys } = entries[position]!;
      const gone = without(old[position]!.keys.keys, keys.keys);
      for (const key of gone) this.store.remove(this.entryKey(index, key, documentKey));
      this.putEntries(index, without(keys.keys, old[position]!.keys.keys), documentKey);
    }
    this.notePeculiarities(entries, documentKey);
  }

  remove(documentKey: Buffer, document: Buffer): void {
    this.noteWritten(documentKey);
    this.store.remove(Buffer.concat([this.documents, documentKey]));
    for (const { index, keys } of this.entriesOf(document)) {
      for (const key of keys.keys) this.store.remove(this.entryKey(index, key, documentKey));
    }
  }

  /** Puts an entry of a document that is already there into a new index. @throws CommandError DuplicateKey */
  addToIndex(index: IndexDescription, { key, documentKey }: IndexEntry): void {
    const entryKey = this.entryKey(index, key, documentKey);
    if (index.unique) {
      const holder = this.store.get(entryKey);
      if (holder && !holder.equals(documentKey)) {
        throw duplicate(this.collection, index, this.get(documentKey)!, key);
      }
    }
    this.store.put(entryKey, documentKey);
  }

  private noteWritten(documentKey: Buffer): void {
    for (const watcher of this.watchers ?? []) watcher.add(documentKey.toString("latin1"));
  }

  private entriesOf(document: Buffer): IndexEntries[] {
    return this.collection.indexes.map((index) => ({ index, keys: keysFor(index, document) }));
  }

  private refuseDuplicates(entries: readonly IndexEntries[], document: Buffer, documentKey: Buffer): void {
    for (const { index, keys } of entries) {
      if (!index.unique) continue;
      for (const key of keys.keys) {
        const holder = this.store.get(this.entryKey(index, key, documentKey));
        if (holder && !holder.equals(documentKey)) throw duplicate(this.collection, index, document, key);
      }
    }
  }

  private putEntries(index: IndexDescription, keys: readonly Buffer[], documentKey: Buffer): void {
    for (const key of keys) this.store.put(this.entryKey(index, key, documentKey), documentKey);
  }

  private entryKey(index: IndexDescription, key: Buffer, documentKey: Buffer): Buffer {
    const prefix = this.prefixes.get(index.id)!;
    return index.unique ? Buffer.concat([prefix, key]) : Buffer.concat([prefix, key, documentKey]);
  }

  /** An index that once held an array, or a key too long to keep its order, is remembered as such: it changes what it can answer. */
  private notePeculiarities(entries: readonly IndexEntries[], documentKey: Buffer): void {
    const longId = documentKey.length >= MAX_DOCUMENT_KEY && !this.collection.shortenedIds;
    const news = entries.some(
      ({ index, keys }) => (keys.multikey && !index.multikey) || (keys.shortened && !index.shortened),
    );
    if (!longId && !news) return;
    const found = new Map(entries.map(({ index, keys }) => [index.id, keys]));
    const indexes = this.collection.indexes.map((index) => ({
      ...index,
      multikey: index.multikey || (found.get(index.id)?.multikey ?? false),
      shortened: index.shortened || (found.get(index.id)?.shortened ?? false),
    }));
    const shortenedIds = this.collection.shortenedIds || longId;
    this.collection = this.catalog.save({ ...this.collection, indexes, shortenedIds });
  }
}

interface IndexEntries {
  readonly index: IndexDescription;
  readonly keys: IndexKeys;
}

/** The keys under which a document stands in an index: none where a sparse one leaves it out. */
export function keysFor(index: IndexDescription, document: Buffer): IndexKeys {
  const keys = indexKeysOf(document, index.fields);
  return index.sparse && keys.absent ? { ...keys, keys: [] } : keys;
}

function without(keys: readonly Buffer[], others: readonly Buffer[]): Buffer[] {
  return keys.filter((key) => !others.some((other) => other.equals(key)));
}

/** E11000 as MongoDB words it. @param key the key that is taken */
function duplicate(
  collection: CollectionDescription,
  index: Pick<IndexDescription, "name" | "key" | "fields">,
  document: Buffer,
  key: Buffer,
): CommandError {
  const values = valuesInKey(document, index.fields, key).map(decoded);
  const keyValue = Object.fromEntries(Object.keys(index.key).map((name, at) => [name, values[at]]));
  const words = Object.entries(keyValue).map(([name, value]) => `${name}: ${BSON.EJSON.stringify(value)}`);
  const where = `${collection.database}.${collection.name} index: ${index.name}`;
  return new CommandError(
    "DuplicateKey",
    `E11000 duplicate key error collection: ${where} dup key: { ${words.join(", ")} }`,
    { keyPattern: index.key, keyValue },
  );
}

function decoded(value: RawValue | undefined): unknown {
  if (value === undefined) return null;
  const alone = new DocumentWriter().raw("v", value).finish();
  return (BSON.deserialize(alone, { promoteValues: false, bsonRegExp: true }) as { v: unknown }).v;
}
