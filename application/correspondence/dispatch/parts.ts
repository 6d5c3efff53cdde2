import type { Channel, MessageTemplates } from "../../../domain/correspondence/index.js";
import type { Instant } from "../../../domain/shared/index.js";
import type { Position } from "../../event-store/index.js";
import type { Ledger } from "../../ledger/index.js";
import type { Clock } from "../../ports.js";
import type { Carriers } from "../carriers/index.js";
import type { SecretFacts } from "../parts.js";

/** Messages that wait: a port that a read model fills. It may lag; whether one is sent, its own stream decides. */
export interface Outbox {
  /**
   * The first waiting message of each lane, where its time has come, at most `limit`: what was written first leaves
   * first, and what follows in a lane waits for it.
   */
  due(tenant: string, ask: DueAsk): Promise<readonly string[]>;
  /** Waits, not for long, until it holds everything up to a position. */
  reach(position: Position, signal?: AbortSignal): Promise<void>;
}

export interface DueAsk {
  readonly now: Instant;
  readonly channels: readonly Channel[];
  readonly limit: number;
}

/** What the dispatcher tells of: counted and logged by who runs it. */
export interface DispatchHooks {
  onOutcome?(tenant: string, channel: Channel, outcome: DispatchOutcome): void;
  /** A way takes nothing; tried again after so many milliseconds. */
  onStalled?(channel: Channel, why: string, againAfterMs: number): void;
  /** Something broke that is nobody's message: a store that does not answer. Tried again. */
  onTrouble?(error: unknown): void;
}

export type DispatchOutcome = "sent" | "failed" | "set-aside";

export interface DispatchParts {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly templates: MessageTemplates;
  readonly secrets: SecretFacts;
  readonly carriers: Carriers;
  readonly outbox: Outbox;
  readonly tenants: readonly string[];
  readonly hooks?: DispatchHooks;
}
