import type { Actor, CivilDate, Instant, Position } from "../../domain/shared/index.js";
import { DefterError } from "../errors.js";

export type { Position } from "../../domain/shared/index.js";

/** `category-tenant.id`, for example `taxAccount-shkoder.01JD3Q…`. Never holds anything that would have to be forgotten. */
export type StreamName = `${string}-${string}.${string}`;

/** JSON as it is stored: no undefined, no bigint, no Date. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** The metadata of every event. Recorded time is the store's own. */
export interface Envelope {
  readonly tenant: string;
  readonly actor: Actor;
  readonly commandId: string;
  readonly $correlationId: string;
  readonly $causationId: string;
  readonly schemaVersion: number;
  readonly effectiveDate: CivilDate;
  readonly reason?: string;
  /** Keyed hash of the body of the command, so that the same command id with another body is recognised for ever. */
  readonly commandHash?: string;
  /** SHA-256 over the RFC 8785 form of stream, type, stored data and the rest of the envelope. */
  readonly contentHash: string;
}

/** An event on its way to the store: personal fields already encrypted. */
export interface EventToAppend {
  /** uuidv5 of command id, stream, index and content: the same command decided alike has the same ids. */
  readonly eventId: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly envelope: Envelope;
}

/** An event as the store gives it back: personal fields still encrypted, shapes not yet lifted by upcasters. */
export interface StoredEvent extends EventToAppend {
  readonly streamName: string;
  readonly revision: bigint;
  readonly position: Position;
  readonly recordedAt: Instant;
}

/** Never "any": a decision is always taken on a known revision. */
export type ExpectedRevision = "noStream" | bigint;

/** Where the last event of an append lies. */
export interface AppendReceipt {
  readonly position: Position;
  readonly revision: bigint;
}

export interface ReadStreamOptions {
  /** Inclusive; from the start (forwards) or the end (backwards) when absent. */
  readonly fromRevision?: bigint;
  readonly direction?: "forwards" | "backwards";
  readonly maxCount?: number;
}

export interface SubscribeOptions {
  /** Exclusive; from the beginning when absent. */
  readonly after?: Position;
  /** Stream-name prefixes, such as `taxAccount-`; all domain streams (no `$`) when absent. */
  readonly prefixes?: readonly string[];
  readonly signal?: AbortSignal;
}

/** What a subscription yields: an event, the sign that everything written so far was delivered, or a filter checkpoint. */
export type SubscriptionItem =
  | { readonly kind: "event"; readonly event: StoredEvent }
  | { readonly kind: "caughtUp" }
  | { readonly kind: "checkpoint"; readonly position: Position };

/** Every implementation passes `test/application/event-store/contract`. */
export interface EventStore {
  /**
   * Appends all events or none, durable when the promise resolves. Idempotent by event id at the same expected revision.
   * @throws WrongRevisionError when the stream is elsewhere; EventStoreUnavailableError when the outcome is unknown (send the same batch again).
   */
  append(stream: StreamName, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendReceipt>;
  /** The events in order; empty when the stream does not exist. Bounded by `maxCount` (default: all). */
  readStream(stream: StreamName, options?: ReadStreamOptions): Promise<readonly StoredEvent[]>;
  /** At most `maxCount` domain events after a position, in log order. Fewer only at the end of the log. */
  readAll(after: Position | undefined, maxCount: number): Promise<readonly StoredEvent[]>;
  /** The last domain events of the log, the newest first. */
  latest(maxCount: number): Promise<readonly StoredEvent[]>;
  /** The domain event at exactly this position; undefined where there is none. */
  at(position: Position): Promise<StoredEvent | undefined>;
  /** Catch-up and live, in log order, pulled by the consumer (no unbounded buffer). Ends when the signal aborts; throws when the connection is lost. */
  subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionItem>;
  /** The position of the last domain event, or undefined in an empty log. */
  head(): Promise<Position | undefined>;
  close(): Promise<void>;
}

/** As much of an event store as decisions need. */
export type StreamStore = Pick<EventStore, "append" | "readStream">;

/** The stream's revision is not the expected one; nothing was written. `actual` is "noStream" or the last revision. */
export class WrongRevisionError extends DefterError {
  override readonly name = "WrongRevisionError";
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: ExpectedRevision,
  ) {
    super("CONFLICT", "revision-conflict", {
      facts: { expected: String(expected), actual: String(actual) },
      message: `${stream}: expected ${expected}, actual ${actual}`,
    });
  }
}

/** The store did not answer, or its answer was lost: whether the append happened is unknown. */
export class EventStoreUnavailableError extends DefterError {
  override readonly name = "EventStoreUnavailableError";
  constructor(message: string, cause?: unknown) {
    super("UNAVAILABLE", "event-store-unavailable", { message, cause });
  }
}

/** The store refused the append for ever (too large, not permitted, deleted stream, not JSON); nothing was written. */
export class AppendRefusedError extends DefterError {
  override readonly name = "AppendRefusedError";
  constructor(
    rule: "append-too-large" | "append-not-permitted" | "stream-deleted" | "append-not-json",
    stream: string,
    cause?: unknown,
  ) {
    super(rule === "append-not-json" || rule === "append-too-large" ? "VALIDATION" : "INTERNAL", rule, {
      message: `${stream}: ${rule}`,
      cause,
    });
  }
}
