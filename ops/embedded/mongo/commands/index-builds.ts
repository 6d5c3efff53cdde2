import { CommandError } from "../protocol/errors.js";
import type { Catalog, IndexDescription } from "../storage/catalog.js";
import type { Doomed } from "../storage/doomed.js";
import { dropIndexesOf } from "../storage/dropping.js";
import { Build } from "../storage/index-build.js";
import type { Store } from "../storage/store.js";

/**
 * Fills new indexes in batches between other work. A build stands in the catalogue from its first moment: what is written
 * meanwhile stands in the new index as well, but no search uses it before it is whole. Its batches have transactions of
 * their own, so that nothing of it is rolled back because of others. What a kill left half is dropped at the next start.
 */
export class IndexBuilds {
  private readonly running = new Map<number, Promise<void>>();
  private stopped = false;

  constructor(
    private readonly store: Store,
    private readonly catalog: Catalog,
    private readonly doomed: Doomed,
  ) {}

  /**
   * Goes on until the indexes, which stand in the catalogue as building, are whole.
   * @param deadline when they must be, by the steady clock
   * @throws CommandError when they cannot be (such as DuplicateKey); then none of them is left
   */
  async fill(collectionId: number, indexes: readonly IndexDescription[], deadline = Infinity): Promise<void> {
    const build = new Build(this.store, this.catalog, collectionId, indexes);
    const work = this.toItsEnd(build, deadline);
    for (const id of build.ids) this.running.set(id, work);
    try {
      await work;
    } finally {
      build.end();
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
      dropIndexesOf(
        this.catalog,
        this.doomed,
        collection,
        unfinished.map(({ id }) => id),
      );
    }
  }

  stop(): void {
    this.stopped = true;
  }

  private async toItsEnd(build: Build, deadline: number): Promise<void> {
    try {
      while (!build.done) await this.turn(build, deadline);
    } catch (error) {
      // Where the disk refuses that as well, what is left of the build goes at the next start.
      await this.store.writeAlone(() => this.drop(build.collectionId, build.ids)).catch(() => undefined);
      throw error;
    }
  }

  /** Reads outside of any transaction until there is enough to write, then writes. */
  private async turn(build: Build, deadline: number): Promise<void> {
    if (performance.now() > deadline) throw new CommandError("MaxTimeMSExpired", "operation exceeded time limit");
    if (this.stopped) throw new CommandError("InterruptedAtShutdown", "the server is stopping; the index is not built");
    // Another turn between two batches, so that what came meanwhile goes first.
    await new Promise((resolve) => setImmediate(resolve));
    if (!build.mayScan) return this.store.writeAlone(() => build.write());
    this.store.refresh();
    build.scan();
  }

  private drop(collectionId: number, ids: readonly number[]): void {
    const collection = this.catalog.byId(collectionId);
    if (collection) dropIndexesOf(this.catalog, this.doomed, collection, ids);
  }
}
