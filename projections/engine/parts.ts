import { InvariantError } from "../../domain/shared/index.js";
import { EventStoreUnavailableError, type EventStore } from "../../application/event-store/index.js";
import type { EventCodec } from "../../application/ledger/index.js";
import type { ReadModelStore } from "../../read-models/store/index.js";
import type { TakeLock } from "../../application/ports.js";
import type { Projection } from "../projection.js";

/** What the engine tells who watches it. Nothing here may throw. */
export interface EngineHooks {
  readonly onBatch?: (batch: {
    readonly projections: readonly string[];
    readonly events: number;
    readonly seconds: number;
  }) => void;
  /** When a projection is found to stand still. */
  readonly onStopped?: (projection: string, because: string, eventId: string) => void;
  readonly onRetry?: (error: unknown) => void;
}

/** What the engine stands on. */
export interface EngineParts {
  readonly eventStore: Pick<EventStore, "readAll" | "subscribe" | "head">;
  readonly codec: Pick<EventCodec, "decode">;
  readonly stores: readonly ReadModelStore[];
  readonly projections: readonly Projection[];
  readonly lock: TakeLock;
  /** Events of one batch at most. Default 4,000: fewer rows are written again, and what they hold fits in memory. */
  readonly batchSize?: number;
  readonly hooks?: EngineHooks;
}

export const DEFAULT_BATCH = 4_000;

export function storeOf(parts: EngineParts, projection: Projection): ReadModelStore {
  const kinds = new Set(projection.views.map(({ store }) => store));
  const store = parts.stores.find(({ kind }) => kinds.has(kind));
  if (kinds.size !== 1 || store === undefined)
    throw new InvariantError(`${projection.name}: its views are to be in one store that is there`);
  return store;
}

/** Whether an error of any of the parts may pass by itself. */
export function mayPass(parts: EngineParts): (error: unknown) => boolean {
  return (error) => error instanceof EventStoreUnavailableError || parts.stores.some((store) => store.isPassing(error));
}
