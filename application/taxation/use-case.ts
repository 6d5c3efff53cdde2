import type { Actor, CivilDate, Refusal } from "../../domain/shared/index.js";
import type { Position } from "../event-store/index.js";

/**
 * Who asks, for which municipality, and under which id. The same `commandId` with the same input gives the same outcome
 * and writes nothing twice; with another input it is refused (DuplicateCommandError of the ledger).
 */
export interface Ask {
  readonly tenant: string;
  readonly actor: Actor;
  readonly commandId: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  /** The ground in words, kept with the fact. */
  readonly reason?: string;
  /** Pins the revision of the main stream that the asker has seen; elsewhere the ledger throws its conflict error. */
  readonly expectedRevision?: bigint;
  /** The civil date at which it is asked, by the clock of the caller. */
  readonly today: CivilDate;
  /**
   * When the asker began, as `performance.now` tells it: a stream that was read after that is not read again where the
   * decision itself does not stand on it. Left out: everything is read.
   */
  readonly since?: number;
}

/** Where the facts lie. `position` is null when nothing had to be written. */
export interface Receipt {
  readonly position: Position | null;
  /** Revision of the main stream after the command; -1n when it holds nothing. */
  readonly revision: bigint;
  readonly eventIds: readonly string[];
}

/** What a use case gives: a value with its receipt, or the refusal of a business rule (then nothing was written). */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value; readonly receipt: Receipt }
  | { readonly ok: false; readonly refusal: Refusal };

/** A use case that writes. */
export type UseCase<Input, Value> = (ask: Ask, input: Input) => Promise<Outcome<Value>>;

/** What a question that writes nothing gives. */
export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };
