import type { Db } from "mongodb";
import { instant, type Position } from "../../domain/shared/index.js";
import type { CollectionDefinition } from "../schema/index.js";
import {
  LostRaceError,
  sameBuild,
  type BatchWrite,
  type BuildId,
  type Comparison,
  type FoundRow,
  type ProjectionShape,
  type ReadModelStore,
  type RowAddress,
} from "../store/index.js";
import { buildKey, MongoCatalog, type BuildDocument } from "./catalog.js";
import { compareBuilds } from "./compare.js";
import { rowOfDocument, addressOf, type ViewDocument } from "./documents.js";
import { BUILDS, buildCollection, collectionsOf } from "./names.js";
import { isPassingMongoError } from "./passing.js";
import { positionKey, positionOfKey } from "./positions.js";
import { writeDocuments } from "./write.js";

/** Read models in MongoDB: every document guards itself by position, and the checkpoint is written last. */
export class MongoReadModelStore implements ReadModelStore {
  readonly kind = "mongo";
  readonly catalog: MongoCatalog;

  constructor(private readonly db: Db) {
    this.catalog = new MongoCatalog(db);
  }

  async prepare(): Promise<void> {
    // Collections come into being with their first document.
  }

  /**
   * Indexes are there from the first document: made afterwards over a large collection, they would keep a server for one
   * machine from answering anybody for longer than its clients wait, and cost no less in all.
   */
  async create(shape: ProjectionShape, build: BuildId): Promise<void> {
    await this.finish(shape, build);
  }

  async finish(shape: ProjectionShape, build: BuildId): Promise<void> {
    for (const view of collectionsOf(shape)) {
      const keys = (view.indexes ?? []).map((key) => ({ key: { ...key } }));
      if (keys.length > 0) await this.documents(view, build).createIndexes(keys);
    }
  }

  async drop(shape: ProjectionShape, build: BuildId): Promise<void> {
    const live = await this.catalog.liveBuild(build.projection);
    if (live !== null && sameBuild(live, build))
      throw new LostRaceError(`${build.projection}: a live build is not dropped`);
    await this.db.collection<BuildDocument>(BUILDS).deleteOne({ _id: buildKey(build) });
    for (const view of collectionsOf(shape)) await this.documents(view, build).drop();
  }

  async load(build: BuildId, rows: readonly RowAddress[]): Promise<readonly FoundRow[]> {
    const found: FoundRow[] = [];
    for (const [view, addresses] of byCollection(rows)) {
      const ids = addresses.map(({ tenant, id }) => `${tenant}/${id}`);
      for await (const document of this.documents(view, build).find({ _id: { $in: ids } }, { batchSize: 1_000 })) {
        const row = document._gone === true ? null : rowOfDocument(document);
        found.push({ view, ...addressOf(document._id), row, appliedTo: positionOfKey(document._pos) });
      }
    }
    return found;
  }

  async write(batches: readonly BatchWrite[]): Promise<void> {
    for (const { build, rows } of batches)
      for (const [view, writes] of byCollection(rows))
        await writeDocuments(this.db, buildCollection(view, build), writes);
    for (const batch of batches) await this.advance(batch);
    for (const { build, rows, to } of batches)
      for (const [view, writes] of byCollection(rows.filter(({ row }) => row === null))) {
        const ids = writes.map(({ tenant, id }) => `${tenant}/${id}`);
        const passed = { _id: { $in: ids }, _gone: true as const, _pos: { $lte: positionKey(to) } };
        await this.documents(view, build).deleteMany(passed);
      }
  }

  compare(
    shape: ProjectionShape,
    live: BuildId,
    shadow: BuildId,
    bringTo: (position: Position) => Promise<void>,
  ): Promise<Comparison> {
    return compareBuilds(this.db, this.catalog, shape, live, shadow, bringTo);
  }

  isPassing(error: unknown): boolean {
    return isPassingMongoError(error);
  }

  /** Compare and set, one projection after the other: where another runner was there, the catalog is to be read again. */
  private async advance({ build, from, to, events }: BatchWrite): Promise<void> {
    const builds = this.db.collection<BuildDocument>(BUILDS);
    const [before, after] = [from === undefined ? null : positionKey(from), positionKey(to)];
    if (before !== null && before >= after)
      throw new LostRaceError(`${build.projection}: the checkpoint would go back`);
    const { matchedCount } = await builds.updateOne(
      { _id: buildKey(build), pos: before, stopped: null },
      { $set: { pos: after, updatedAt: instant(new Date()) }, $inc: { events } },
    );
    if (matchedCount === 0) throw new LostRaceError(`another runner moved the checkpoint of ${build.projection}`);
  }

  private documents(view: CollectionDefinition, build: BuildId) {
    return this.db.collection<ViewDocument>(buildCollection(view, build));
  }
}

function byCollection<Address extends RowAddress>(
  rows: readonly Address[],
): ReadonlyMap<CollectionDefinition, readonly Address[]> {
  const views = new Map<CollectionDefinition, Address[]>();
  for (const row of rows) {
    const view = row.view as CollectionDefinition;
    const own = views.get(view);
    if (own) own.push(row);
    else views.set(view, [row]);
  }
  return views;
}
