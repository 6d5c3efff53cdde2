import type { EventStore } from "../event-store/index.js";
import type { EventCodec } from "../ledger/index.js";
import type { Clock, TakeLock } from "../ports.js";
import type { ProcessStore, StuckReaction } from "./port.js";
import type { ProcessManager } from "./process-manager.js";

/** What the processes tell who watches them. Nothing here may throw. */
export interface ProcessHooks {
  /** A command is acknowledged, or refused for good; `delaySeconds` since its fact was recorded, or its time had come. */
  readonly onReaction?: (process: string, outcome: "done" | "stuck", delaySeconds: number) => void;
  readonly onStuck?: (reaction: StuckReaction, error: unknown) => void;
  readonly onRetry?: (process: string, error: unknown) => void;
}

/** What the processes stand on. */
export interface ProcessParts {
  readonly eventStore: Pick<EventStore, "subscribe" | "at" | "head">;
  readonly codec: Pick<EventCodec, "decode">;
  readonly store: ProcessStore;
  readonly managers: readonly ProcessManager[];
  readonly lock: TakeLock;
  readonly clock: Clock;
  /** Whether an error of anything beneath may pass by itself. */
  readonly isPassing: (error: unknown) => boolean;
  /** Events that are reacted to before the checkpoint moves, at most. Default 100. */
  readonly groupSize?: number;
  readonly hooks?: ProcessHooks;
}
