import type { Actor, Decider, Fact, FactOf, NewEvent, Refusal } from "../../domain/shared/index.js";
import type { JsonObject, Position, StreamName } from "../event-store/index.js";

/** Who asks, for which municipality, and under which id. `Ask` of the use cases fits. */
export interface CommandContext {
  readonly tenant: string;
  readonly actor: Actor;
  /** Opaque, from the client; 1 to 100 characters of `A-Za-z0-9._:-`. */
  readonly commandId: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  /** Kept with every event that names no reason of its own. */
  readonly reason?: string;
  /** The revision of the stream that the asker has seen (-1n: none yet); elsewhere a ConflictError. */
  readonly expectedRevision?: bigint;
}

/** One command for one stream. */
export interface CommandRequest<State, Command, Event extends NewEvent> {
  readonly stream: StreamName;
  readonly decider: Decider<State, Command, Event>;
  readonly command: Command;
  /**
   * What the client sent, where the command holds more than that (the day, a number that was assigned): the same
   * command id with another body is refused. Default: the command.
   */
  readonly body?: unknown;
  readonly context: CommandContext;
  /** The command opens the stream: nothing is read first. Where the stream exists, it is loaded and decided on as usual. */
  readonly opens?: boolean;
  /**
   * Decide, but write nothing: the events that would be written now (no position, no ids), the refusal, or the earlier
   * result of the same command. For use cases that must know whether they will be let before they take a number.
   */
  readonly rehearsal?: boolean;
}

/** Whether a command was carried out on a stream, asked before what it would be decided on is. */
export interface EarlierRequest<State> {
  readonly stream: StreamName;
  readonly decider: Folder<State>;
  /** What the client sent; with another body the command id is refused. */
  readonly body: unknown;
  readonly context: CommandContext;
}

/** Where the facts of a command lie. */
export interface LedgerReceipt {
  readonly stream: StreamName;
  /** Of the last event; null when nothing had to be written. */
  readonly position: Position | null;
  /** Of the stream after the command; -1n when it holds nothing. */
  readonly revision: bigint;
  readonly eventIds: readonly string[];
  /** The command had been carried out before; this is its earlier receipt. */
  readonly duplicate?: boolean;
}

export type CommandResult<Event extends NewEvent> =
  | { readonly ok: true; readonly receipt: LedgerReceipt; readonly events: readonly Event[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** A fact with its place in the log, as folds and projections get it: decrypted, in the newest shape. */
export interface LedgerFact<Type extends string = string, Data = unknown> extends Fact<Type, Data> {
  readonly streamName: string;
  readonly tenant: string;
  readonly position: Position;
  readonly correlationId: string;
  readonly causationId: string;
  readonly contentHash: string;
}

/** The half of a decider that reads. Facts are those of the stream's own events. */
export interface Folder<State> {
  readonly initialState: State;
  readonly evolve: (state: State, fact: never) => State;
}

/** A stream as it stands. */
export interface LoadedStream<State> {
  readonly state: State;
  /** -1n when the stream does not exist. */
  readonly revision: bigint;
}

/** Lifts stored data of one version to the next. Pure; it sees personal fields decrypted (or FORGOTTEN). */
export interface Upcaster {
  readonly type: string;
  readonly fromVersion: number;
  /** Personal paths of `fromVersion`, where they differ from those of the newest shape. */
  readonly personal?: readonly string[];
  readonly lift: (data: JsonObject) => JsonObject;
}

/** The write core. Use cases stand on it; it never throws for business reasons. */
export interface Ledger {
  /**
   * Loads, folds, decides, appends at the exact revision. Idempotent by command id.
   * @throws ConflictError, DuplicateCommandError, ValidationError, EventStoreUnavailableError (send the same command again).
   */
  handle<State, Command, Event extends NewEvent>(
    request: CommandRequest<State, Command, Event>,
  ): Promise<CommandResult<Event>>;
  /** The result of the same command where it was carried out before; null where it was not. Writes nothing. @throws as `handle` */
  earlier<State, Event extends NewEvent>(request: EarlierRequest<State>): Promise<CommandResult<Event> | null>;
  /** Many commands with bounded concurrency (default 64); results in the order of the requests. */
  handleMany<State, Command, Event extends NewEvent>(
    requests: Iterable<CommandRequest<State, Command, Event>> | AsyncIterable<CommandRequest<State, Command, Event>>,
    options?: { readonly concurrency?: number },
  ): AsyncIterable<CommandResult<Event>>;
  /**
   * The state of a stream, through the cache: as it is when it is asked for, or, for who began at a moment `since` (as
   * `performance.now` tells it), as it was at that moment or later.
   */
  load<State>(
    stream: StreamName,
    decider: Folder<State>,
    options?: { readonly since?: number | undefined },
  ): Promise<LoadedStream<State>>;
  /** The facts of a stream, decrypted and lifted. */
  facts<Event extends NewEvent>(
    stream: StreamName,
    options?: { readonly fromRevision?: bigint; readonly maxCount?: number },
  ): Promise<readonly (FactOf<Event> & LedgerFact)[]>;
  /** Destroys the key of a data subject and everything this process remembers of them. */
  forget(tenant: string, subjectId: string): Promise<void>;
}
