import { CommandError } from "../protocol/errors.js";
import type { Catalog, CollectionDescription, IndexDescription } from "../storage/catalog.js";
import { keyPrefix } from "../storage/collection.js";
import type { Doomed } from "../storage/doomed.js";
import { Build } from "../storage/index-build.js";
import type { Store } from "../storage/store.js";

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

  /** Within a transaction: the indexes are there from now on, and fill. Of a small collection that is all of the work. @throws CommandError DuplicateKey */
  begin(collection: CollectionDescription, indexes: readonly IndexDescription[]): Build {
    const described = this.catalog.save({ ...collection, indexes: [...collection.indexes, ...indexes] });
    const build = new Build(this.store, this.catalog, described, indexes);
    this.guarded(build, () => {
      if (build.scan()) build.write();
    });
    return build;
  }

  /** Goes on until the indexes are whole. @throws CommandError when they cannot be; then none of them is left */
  async finish(build: Build): Promise<void> {
    if (build.done) return;
    const work = this.continue(build);
    for (const id of build.ids) this.running.set(id, work);
    try {
      await work;
    } catch (error) {
      // The disk refused: what is left of the build goes now if it can, or else at the next start.
      if (!(error instanceof CommandError)) await this.store.write(0, () => this.abandon(build)).catch(() => undefined);
      throw error;
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
      const refusal = await this.turn(build);
      if (refusal) throw refusal;
    }
  }

  /** Reads outside of any transaction until there is enough to write, then writes. */
  private async turn(build: Build): Promise<CommandError | undefined> {
    if (!build.mayScan) return this.store.write(0, () => refusalOf(() => this.guarded(build, () => build.write())));
    this.store.refresh();
    const refusal = refusalOf(() => void build.scan());
    if (refusal) await this.store.write(0, () => this.abandon(build));
    return refusal;
  }

  /** What refuses ends the build. Within a transaction of the store. */
  private guarded(build: Build, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof CommandError) this.abandon(build);
      throw error;
    }
  }

  /** Drops the indexes of a build. Within a transaction of the store. */
  private abandon(build: Build): void {
    build.end();
    const collection = this.catalog.all().find(({ id }) => id === build.collectionId);
    if (collection) this.drop(collection, build.ids);
  }

  private drop(collection: CollectionDescription, ids: readonly number[]): void {
    const indexes = collection.indexes.filter(({ id }) => !ids.includes(id));
    if (indexes.length === collection.indexes.length) return;
    this.catalog.save({ ...collection, indexes });
    for (const id of ids) this.doomed.add(keyPrefix("index", id));
  }
}

function refusalOf(work: () => void): CommandError | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
}
