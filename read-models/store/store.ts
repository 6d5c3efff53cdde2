import type { Position } from "../../domain/shared/index.js";
import type { ViewDefinition } from "../schema/index.js";
import type { BuildCatalog, BuildId, ProjectionShape } from "./builds.js";
import type { Comparison } from "./comparison.js";

/** The columns or fields of a row beside `tenant` and `id`. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** Where a row is. */
export interface RowAddress {
  readonly view: ViewDefinition;
  readonly tenant: string;
  readonly id: string;
}

/**
 * A row as it was found. `appliedTo` is the last event that changed it, where the store guards each row by itself: after a
 * crash such a row may be ahead of the checkpoint.
 */
export interface FoundRow extends RowAddress {
  /** Null: a row that an event took away, remembered until the checkpoint has passed. */
  readonly row: StoredRow | null;
  readonly appliedTo: Position | null;
}

/** A row as it is after a batch; null when there is none any more. */
export interface RowWrite extends RowAddress {
  readonly row: StoredRow | null;
  /** The last event of the batch that changed it. */
  readonly at: Position;
  /** The row was not looked for before: it is new, or was written by an earlier delivery of the same event. */
  readonly added: boolean;
}

/** What one batch of events does to one build. */
export interface BatchWrite {
  readonly shape: ProjectionShape;
  readonly build: BuildId;
  /** The checkpoint that the batch stands on. */
  readonly from: Position | undefined;
  readonly to: Position;
  /** Events of the batch that the projection read. */
  readonly events: number;
  readonly rows: readonly RowWrite[];
}

/** Where read models are kept: PostgreSQL or MongoDB. Every implementation passes `test/read-models/store/contract`. */
export interface ReadModelStore {
  readonly kind: ViewDefinition["store"];
  readonly catalog: BuildCatalog;
  /** Creates what holds catalog and locks, where missing. */
  prepare(): Promise<void>;
  /** Creates the tables of a build where missing. Indexes may be left to {@link finish} where rows go in faster without. */
  create(shape: ProjectionShape, build: BuildId, options: { readonly indexes: boolean }): Promise<void>;
  finish(shape: ProjectionShape, build: BuildId): Promise<void>;
  /** Destroys rows and checkpoint of a build that is not live. */
  drop(shape: ProjectionShape, build: BuildId): Promise<void>;
  /** The rows that exist among these addresses. */
  load(build: BuildId, rows: readonly RowAddress[]): Promise<readonly FoundRow[]>;
  /**
   * Writes rows and checkpoints of several builds. Written once however often it is asked for the same batch.
   * @throws LostRaceError where a checkpoint is no longer `from`.
   */
  write(batches: readonly BatchWrite[]): Promise<void>;
  /** Compares two builds of one shape at one position, the shadow being brought there by `bringTo`; the live one goes on. */
  compare(
    shape: ProjectionShape,
    live: BuildId,
    shadow: BuildId,
    bringTo: (position: Position) => Promise<void>,
  ): Promise<Comparison>;
  /** Whether an error may pass by itself: a connection lost, a server restarting, a deadlock. */
  isPassing(error: unknown): boolean;
}
