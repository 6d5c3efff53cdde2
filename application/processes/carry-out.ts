import type { Refusal } from "../../domain/shared/index.js";
import { uuidOfName } from "../digests.js";
import { DefterError } from "../errors.js";
import { retried } from "../retrying.js";
import type { Ask } from "../taxation/index.js";
import type { ProcessParts } from "./parts.js";
import type { ReactionCause, StuckReaction } from "./port.js";
import type { FollowUp } from "./process-manager.js";

/** The namespace b0e5a1c2-7d44-5e0b-8f63-2a9c41d7e358. */
const NAMESPACE = Buffer.from("b0e5a1c27d445e0b8f632a9c41d7e358", "hex");

/** What a command follows from. */
export interface Occasion {
  readonly process: string;
  readonly tenant: string;
  readonly cause: ReactionCause | null;
  /** Names the occasion within its process: the id of the fact, or the timer. */
  readonly key: string;
  readonly correlationId?: string;
  /** When it came about, in milliseconds since 1970. */
  readonly since: number;
  /** It may have been reacted to before: what was stuck then may be done now. */
  readonly again: boolean;
}

/** The command of one occasion for one thing: uuidv5, so that twice is once. */
export function commandIdOf({ process, tenant, key }: Pick<Occasion, "process" | "tenant" | "key">, about: string) {
  return uuidOfName(NAMESPACE, [process, tenant, key, about].join("\n"));
}

/**
 * Gives the command until it is acknowledged or refused. What may pass is tried again, waiting longer each time; a
 * refusal, and an error that would come again, are kept as stuck. Whether it was done; throws what may pass once the
 * signal aborts.
 */
export async function carryOut(
  parts: ProcessParts,
  occasion: Occasion,
  followUp: FollowUp,
  signal: AbortSignal,
): Promise<boolean> {
  const { process, again, since } = occasion;
  const id = commandIdOf(occasion, followUp.about);
  const onFailure = (error: unknown) => parts.hooks?.onRetry?.(process, error);
  const surely = <Result>(work: () => Promise<Result>) => retried(work, parts.isPassing, { signal, onFailure });
  const { refusal, error } = await surely(() => attempt(askOf(parts, occasion, id), followUp, parts.isPassing));
  if (refusal !== null) await surely(() => keepStuck(parts, occasion, followUp.about, refusal, error));
  else if (again) await surely(() => parts.store.settle(occasion.tenant, id));
  const delay = Math.max(0, Date.parse(parts.clock.now()) - since) / 1000;
  parts.hooks?.onReaction?.(process, refusal === null ? "done" : "stuck", delay);
  return refusal === null;
}

/** Sets a reaction aside, and tells who watches. */
export async function keepStuck(
  { store, hooks }: ProcessParts,
  occasion: Occasion,
  about: string,
  refusal: Refusal,
  error: unknown,
): Promise<void> {
  const { process, tenant, cause } = occasion;
  const reaction: StuckReaction = { id: commandIdOf(occasion, about), process, tenant, about, cause, refusal };
  await store.keep(reaction);
  hooks?.onStuck?.(reaction, error);
}

async function attempt(
  ask: Ask,
  { carryOut: give, fine = [] }: FollowUp,
  isPassing: ProcessParts["isPassing"],
): Promise<{ readonly refusal: Refusal | null; readonly error: unknown }> {
  try {
    const outcome = await give(ask);
    const isDone = outcome.ok || fine.includes(outcome.refusal.code);
    return { refusal: isDone ? null : outcome.refusal, error: null };
  } catch (error) {
    if (isPassing(error)) throw error;
    return { refusal: refusalIn(error), error };
  }
}

/** What an error says to people. What is none of Defter's is for the log: it may quote anything. */
export function refusalIn(error: unknown): Refusal {
  return error instanceof DefterError
    ? { code: error.rule, facts: error.facts }
    : { code: "internal-error", facts: {} };
}

function askOf({ clock }: ProcessParts, { process, tenant, cause, correlationId }: Occasion, commandId: string): Ask {
  return {
    tenant,
    actor: { id: process, role: "system" },
    commandId,
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(cause === null ? {} : { causationId: cause.eventId }),
    today: clock.today(),
  };
}
