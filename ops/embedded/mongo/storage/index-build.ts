import { successor } from "../bson/ordered-key.js";
import { CommandError } from "../protocol/errors.js";
import type { Catalog, CollectionDescription, IndexDescription } from "./catalog.js";
import { CollectionWriter, keyPrefix, keysFor } from "./collection.js";
import { SortedEntries } from "./sorted-entries.js";
import type { Store } from "./store.js";

/** A piece of the work takes about so long, in milliseconds: others wait no longer. */
const SLICE = 15;
/** Entries are gathered until they take so much memory, in bytes; then they are written in order. */
const MAX_ENTRY_BYTES = 64 * 1024 * 1024;

interface Filling {
  readonly index: IndexDescription;
  readonly entries: SortedEntries;
  multikey: boolean;
  shortened: boolean;
}

/**
 * One walk over a collection that fills all new indexes of one command. Entries are gathered and written in the order of
 * their keys, so that each page of the store is written once and not once for every entry. What is written to the
 * collection meanwhile puts its own entries; entries that were read before are then looked at again.
 */
export class Build {
  done = false;
  /** Is there more to read, and room for it? */
  mayScan = true;
  readonly ids: readonly number[];
  /** Nothing more is noted for it. */
  readonly end: () => void;
  private readonly documents: Buffer;
  private readonly fillings: readonly Filling[];
  private readonly written = new Set<string>();
  private next: Buffer;
  private scanned = false;

  constructor(
    private readonly store: Store,
    private readonly catalog: Catalog,
    readonly collectionId: number,
    indexes: readonly IndexDescription[],
  ) {
    this.ids = indexes.map((index) => index.id);
    this.fillings = indexes.map((index) => ({
      index,
      entries: new SortedEntries(),
      multikey: false,
      shortened: false,
    }));
    this.documents = keyPrefix("documents", collectionId);
    this.next = this.documents;
    this.end = catalog.watch(collectionId, this.written);
  }

  /** Reads on for a while. @throws CommandError CannotIndexParallelArrays */
  scan(): void {
    const began = performance.now();
    for (const { key, value } of this.store.range({ start: this.next, end: successor(this.documents) })) {
      if (performance.now() - began > SLICE) return;
      this.gather(key.subarray(this.documents.length), value);
      this.next = Buffer.concat([key, Buffer.from([0])]);
      this.mayScan = this.memory <= MAX_ENTRY_BYTES;
      if (!this.mayScan) return;
    }
    this.scanned = true;
    this.mayScan = false;
  }

  /** Writes for a while. Within a transaction of its own: what it wrote is not written again. @throws CommandError DuplicateKey, IndexBuildAborted */
  write(): void {
    const collection = this.collection();
    const writer = new CollectionWriter(this.store, this.catalog, collection);
    const began = performance.now();
    let count = 0;
    for (const { index, entries } of this.fillings) {
      for (let entry = entries.take(); entry; entry = entries.take()) {
        if (this.stands(writer, index, entry)) writer.addToIndex(index, entry);
        // The clock is asked now and then only.
        if (++count % 64 === 0 && performance.now() - began > SLICE) return;
      }
    }
    this.written.clear();
    this.mayScan = !this.scanned;
    if (this.scanned) this.complete();
  }

  private gather(documentKey: Buffer, document: Buffer): void {
    for (const filling of this.fillings) {
      const { keys, multikey, shortened } = keysFor(filling.index, document);
      filling.multikey ||= multikey;
      filling.shortened ||= shortened;
      for (const key of keys) filling.entries.add(key, documentKey);
    }
  }

  private get memory(): number {
    return this.fillings.reduce((sum, { entries }) => sum + entries.size, 0);
  }

  /** Does the document still have this entry? Only one that was written since it was read need be asked. */
  private stands(writer: CollectionWriter, index: IndexDescription, entry: { key: Buffer; documentKey: Buffer }) {
    if (this.written.size === 0 || !this.written.has(entry.documentKey.toString("latin1"))) return true;
    const document = writer.get(entry.documentKey);
    return document !== undefined && keysFor(index, document).keys.some((key) => key.equals(entry.key));
  }

  /** @throws CommandError IndexBuildAborted when the collection or an index was dropped */
  private collection(): CollectionDescription {
    const found = this.catalog.byId(this.collectionId);
    if (found && this.ids.every((id) => found.indexes.some((index) => index.id === id))) return found;
    throw new CommandError("IndexBuildAborted", "Index build failed: the index or its collection was dropped");
  }

  private complete(): void {
    const collection = this.collection();
    const indexes = collection.indexes.map((index) => {
      const filling = this.fillings.find((one) => one.index.id === index.id);
      if (!filling) return index;
      const { multikey, shortened } = filling;
      return {
        ...index,
        building: false,
        multikey: index.multikey || multikey,
        shortened: index.shortened || shortened,
      };
    });
    this.catalog.save({ ...collection, indexes });
    this.done = true;
  }
}
