import type { Instant, Position, Refusal } from "../../domain/shared/index.js";

/** A reaction that a business rule refused, or that broke: it is set aside, so that the others go on. */
export interface StuckReaction {
  /** The id of its command. */
  readonly id: string;
  readonly process: string;
  readonly tenant: string;
  /** The id of what it was for. */
  readonly about: string;
  /** The fact that it follows from; null where it follows from time alone. */
  readonly cause: ReactionCause | null;
  readonly refusal: Refusal;
}

export interface ReactionCause {
  readonly eventId: string;
  readonly type: string;
  readonly position: Position;
}

/** A stuck reaction as it is kept. */
export interface KeptReaction extends StuckReaction {
  readonly tries: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

/** How far a process has come. */
export interface ProcessRecord {
  readonly process: string;
  /** Undefined before its first fact, and for what only follows from time. */
  readonly position: Position | undefined;
  readonly movedAt: Instant;
  readonly stuck: number;
}

/** Which stuck reactions of a municipality are asked for: the oldest first, after an id. */
export interface StuckAsk {
  readonly process?: string;
  readonly after?: string;
  readonly limit: number;
}

/** Where processes keep how far they are, and what is stuck. Every implementation passes `test/application/processes/contract`. */
export interface ProcessStore {
  /** Makes what is missing of its tables. */
  prepare(): Promise<void>;
  /** How far a process has come; enters it where it is not known yet. */
  open(process: string): Promise<Position | undefined>;
  /** Everything up to a position is done. Never goes back: who lost the lead meanwhile changes nothing. */
  advance(process: string, to: Position): Promise<void>;
  records(): Promise<readonly ProcessRecord[]>;
  /** Keeps a stuck reaction; once more, where it was tried again. */
  keep(reaction: StuckReaction): Promise<void>;
  /** It is done, or nothing is to be done any more. */
  settle(tenant: string, id: string): Promise<void>;
  stuck(tenant: string, ask: StuckAsk): Promise<readonly KeptReaction[]>;
}
