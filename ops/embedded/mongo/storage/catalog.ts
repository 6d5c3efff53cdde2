import { BSON } from "mongodb";
import { CommandError } from "../protocol/errors.js";
import type { KeyField, KeyPattern } from "./index-keys.js";
import { keyFields } from "./index-keys.js";
import type { Store } from "./store.js";

/** An index as it is kept in the catalogue. */
export interface IndexDescription {
  readonly id: number;
  readonly name: string;
  readonly key: KeyPattern;
  readonly unique: boolean;
  readonly sparse: boolean;
  /** Kept in step, but not used by searches. */
  readonly hidden: boolean;
  /** Documents go so many seconds after the date that the index's field holds. */
  readonly expireAfterSeconds?: number;
  /** Its entries are not all there yet: it is kept in step, but serves nobody. */
  readonly building: boolean;
  /** Some document stands in it more than once. */
  readonly multikey: boolean;
  /** Some key was too long to keep its order. */
  readonly shortened: boolean;
  readonly fields: readonly KeyField[];
}

export interface CollectionDescription {
  readonly id: number;
  readonly database: string;
  readonly name: string;
  /** Changes with the collection, so that a client can tell a new one of the same name. */
  readonly uuid: Buffer;
  readonly indexes: readonly IndexDescription[];
  /** An `_id` was too long to keep its order. */
  readonly shortenedIds: boolean;
}

const CATALOG_PREFIX = 0x00;
const NEXT_ID = Buffer.from([CATALOG_PREFIX, 0x00]);
const FIRST = Buffer.from([CATALOG_PREFIX, 0x01]);
const LAST = Buffer.from([CATALOG_PREFIX + 1]);

/** What databases, collections and indexes there are; kept in the store, remembered in memory. */
export class Catalog {
  private collections = new Map<string, CollectionDescription>();
  private readonly watchers = new Map<number, Set<string>[]>();

  constructor(private readonly store: Store) {
    this.load();
    store.onRollback(() => this.load());
  }

  find(database: string, name: string): CollectionDescription | undefined {
    return this.collections.get(`${database}.${name}`);
  }

  all(): CollectionDescription[] {
    return [...this.collections.values()];
  }

  of(database: string): CollectionDescription[] {
    return this.all().filter((collection) => collection.database === database);
  }

  /** The collection that has this number, whatever it is called by now. */
  byId(id: number): CollectionDescription | undefined {
    return this.all().find((collection) => collection.id === id);
  }

  /** Within a transaction of the store. */
  save(collection: CollectionDescription): CollectionDescription {
    const { indexes, ...rest } = collection;
    const kept = indexes.map(({ fields: _, ...index }) => ({ ...index, key: Object.entries(index.key) }));
    this.store.put(keyOf(collection), Buffer.from(BSON.serialize({ ...rest, indexes: kept })));
    this.collections.set(`${collection.database}.${collection.name}`, collection);
    return collection;
  }

  /** Within a transaction of the store. */
  forget(collection: CollectionDescription): void {
    this.store.remove(keyOf(collection));
    this.collections.delete(`${collection.database}.${collection.name}`);
  }

  /** From now on the keys of documents of the collection that are written are added to the set. @returns what ends that */
  watch(collectionId: number, written: Set<string>): () => void {
    this.watchers.set(collectionId, [...(this.watchers.get(collectionId) ?? []), written]);
    return () => {
      const others = (this.watchers.get(collectionId) ?? []).filter((one) => one !== written);
      if (others.length > 0) this.watchers.set(collectionId, others);
      else this.watchers.delete(collectionId);
    };
  }

  watchersOf(collectionId: number): readonly Set<string>[] | undefined {
    return this.watchers.get(collectionId);
  }

  /** A number that no collection or index had before. Within a transaction of the store. */
  nextId(): number {
    const next = (this.store.get(NEXT_ID)?.readUInt32BE(0) ?? 0) + 1;
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(next);
    this.store.put(NEXT_ID, bytes);
    return next;
  }

  private load(): void {
    this.collections = new Map();
    for (const { value } of this.store.range({ start: FIRST, end: LAST })) {
      const collection = decode(value);
      this.collections.set(`${collection.database}.${collection.name}`, collection);
    }
  }
}

function keyOf({ database, name }: CollectionDescription): Buffer {
  return Buffer.concat([FIRST, Buffer.from(`${database}.${name}`)]);
}

function decode(bytes: Buffer): CollectionDescription {
  const kept = BSON.deserialize(bytes, { promoteBuffers: true }) as Omit<CollectionDescription, "indexes"> & {
    indexes: (Omit<IndexDescription, "key" | "fields"> & { key: [string, number][] })[];
  };
  const indexes = kept.indexes.map((index) => {
    const key = Object.fromEntries(index.key);
    return { ...index, key, hidden: index.hidden ?? false, building: index.building ?? false, fields: keyFields(key) };
  });
  return { ...kept, uuid: Buffer.from(kept.uuid), indexes };
}

/** @throws CommandError InvalidNamespace */
export function checkNames(database: string, collection: string): void {
  if (database === "" || /[/\\. "$*<>:|?\0]/.test(database) || Buffer.byteLength(database) > 63) {
    throw new CommandError("InvalidNamespace", `Invalid database name: '${database}'`);
  }
  const tooLong = Buffer.byteLength(`${database}.${collection}`) > 255;
  if (collection === "" || /[$\0]/.test(collection) || /^\.|\.$/.test(collection) || tooLong) {
    throw new CommandError("InvalidNamespace", `Invalid collection name: '${collection}'`);
  }
  if (collection.startsWith("system.")) {
    throw new CommandError("InvalidNamespace", `cannot write to '${database}.${collection}'`);
  }
}
