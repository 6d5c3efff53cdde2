import { successor } from "../bson/ordered-key.js";
import { CommandError } from "../protocol/errors.js";
import type { Catalog, CollectionDescription, IndexDescription } from "../storage/catalog.js";
import type { StoredDocument } from "../storage/collection.js";
import { CollectionWriter, keyPrefix } from "../storage/collection.js";
import type { Doomed } from "../storage/doomed.js";
import type { Store } from "../storage/store.js";

/** A batch of a build is one transaction; it grows and shrinks so that others wait for about so many milliseconds. */
const BATCH_MILLISECONDS = 20;
const BATCH_DOCUMENTS = { first: 500, least: 50, most: 5_000 };
const BATCH_BYTES = 8 * 1024 * 1024;

interface Collection {
  readonly database: string;
  readonly name: string;
}

/**
 * Fills new indexes in batches between other work. A build stands in the catalogue from its first moment: what is written
 * meanwhile stands in the new index as well, but no search uses it before it is whole. What a kill left half is dropped at the next start.
 */
export class IndexBuilds {
  private readonly running = new Map<number, Promise<void>>();
  private stopped = false;

  constructor(
    private readonly store: Store,
    private readonly catalog: Catalog,
    private readonly doomed: Doomed,
  ) {}

  /** Within a transaction: the indexes are there from now on, and fill. The first batch is part of it, which is all of a small collection. @throws CommandError DuplicateKey */
  begin(collection: CollectionDescription, indexes: readonly IndexDescription[]): Build {
    this.catalog.save({ ...collection, indexes: [...collection.indexes, ...indexes] });
    const build = new Build(
      this.store,
      this.catalog,
      collection,
      indexes.map(({ id }) => id),
    );
    this.step(build);
    return build;
  }

  /** Goes on until the indexes are whole. @throws CommandError when they cannot be; then none of them is left */
  async finish(build: Build): Promise<void> {
    if (build.done) return;
    const work = this.continue(build);
    for (const id of build.ids) this.running.set(id, work);
    try {
      await work;
    } finally {
      for (const id of build.ids) this.running.delete(id);
    }
  }

  /** Waits for a build that another client began. @throws whatever that build ended with */
  async waitFor(index: IndexDescription): Promise<void> {
    await this.running.get(index.id);
  }

  /** Drops what an earlier process did not finish. Within a transaction of the store. */
  dropUnfinished(): void {
    for (const collection of this.catalog.all()) {
      const unfinished = collection.indexes.filter(({ building }) => building);
      if (unfinished.length > 0)
        this.drop(
          collection,
          unfinished.map(({ id }) => id),
        );
    }
  }

  stop(): void {
    this.stopped = true;
  }

  private async continue(build: Build): Promise<void> {
    while (!build.done) {
      if (this.stopped)
        throw new CommandError("InterruptedAtShutdown", "the server is stopping; the index is not built");
      // Another turn between two batches, so that what came meanwhile goes first.
      await new Promise((resolve) => setImmediate(resolve));
      const refusal = await this.store.write(0, () => {
        try {
          this.step(build);
          return undefined;
        } catch (error) {
          if (error instanceof CommandError) return error;
          throw error;
        }
      });
      if (refusal) throw refusal;
    }
  }

  private step(build: Build): void {
    const collection = build.collection();
    try {
      build.step();
    } catch (error) {
      const current = this.catalog.find(collection.database, collection.name);
      if (error instanceof CommandError && current) this.drop(current, build.ids);
      throw error;
    }
  }

  private drop(collection: CollectionDescription, ids: readonly number[]): void {
    const indexes = collection.indexes.filter(({ id }) => !ids.includes(id));
    if (indexes.length === collection.indexes.length) return;
    this.catalog.save({ ...collection, indexes });
    for (const id of ids) this.doomed.add(keyPrefix("index", id));
  }
}

/** One walk over a collection, which fills all indexes of one command. */
export class Build {
  done = false;
  private readonly documents: Buffer;
  private next: Buffer;
  private size = BATCH_DOCUMENTS.first;

  constructor(
    private readonly store: Store,
    private readonly catalog: Catalog,
    private readonly on: Collection & { readonly id: number },
    readonly ids: readonly number[],
  ) {
    this.documents = keyPrefix("documents", on.id);
    this.next = this.documents;
  }

  /** @throws CommandError IndexBuildAborted when the collection or an index was dropped */
  collection(): CollectionDescription {
    // Renamed or not, the collection is known by its number.
    const found = this.catalog.all().find(({ id }) => id === this.on.id);
    if (found && this.ids.every((id) => found.indexes.some((index) => index.id === id))) return found;
    throw new CommandError("IndexBuildAborted", "Index build failed: the index or its collection was dropped");
  }

  /** Takes the next documents in. Within a transaction. @throws CommandError DuplicateKey, CannotIndexParallelArrays */
  step(): void {
    const collection = this.collection();
    const writer = new CollectionWriter(this.store, this.catalog, collection);
    const indexes = collection.indexes.filter(({ id }) => this.ids.includes(id));
    const began = performance.now();
    const { documents, isLast } = this.batch();
    for (const index of indexes) writer.addToIndex(index, documents);
    if (isLast) return this.complete();
    const spent = performance.now() - began;
    const { least, most } = BATCH_DOCUMENTS;
    if (spent > BATCH_MILLISECONDS) this.size = Math.max(least, this.size >> 1);
    else if (spent < BATCH_MILLISECONDS / 2) this.size = Math.min(most, this.size << 1);
  }

  /** Copies: pages of the store may be written anew while the entries are. */
  private batch(): { documents: StoredDocument[]; isLast: boolean } {
    const documents: StoredDocument[] = [];
    let bytes = 0;
    for (const { key, value } of this.store.range({ start: this.next, end: successor(this.documents) })) {
      if (documents.length >= this.size || bytes > BATCH_BYTES) return { documents, isLast: false };
      documents.push({ key: Buffer.from(key.subarray(this.documents.length)), document: Buffer.from(value) });
      bytes += value.length;
      this.next = Buffer.concat([key, Buffer.from([0])]);
    }
    return { documents, isLast: true };
  }

  private complete(): void {
    const collection = this.collection();
    const indexes = collection.indexes.map((index) =>
      this.ids.includes(index.id) ? { ...index, building: false } : index,
    );
    this.catalog.save({ ...collection, indexes });
    this.done = true;
  }
}
