import { setTimeout as sleep } from "node:timers/promises";
import {
  EventStoreUnavailableError,
  type AppendReceipt,
  type StreamStore,
  type EventToAppend,
  type ExpectedRevision,
  type StreamName,
} from "../event-store/index.js";
import type { Random } from "../ports.js";

export interface ResendPolicy {
  /** How often the same batch is sent again after an answer that was lost. */
  readonly resends: number;
  /** The first wait in milliseconds; doubled each time, with jitter. */
  readonly firstWaitMs: number;
}

export const defaultResendPolicy: ResendPolicy = { resends: 4, firstWaitMs: 100 };

/**
 * Appends, and where the outcome is unknown sends the very same batch at the same revision again: the store knows its
 * event ids, so it is written once. Deciding again here could write the decision twice.
 */
export async function appendCertainly(
  eventStore: StreamStore,
  stream: StreamName,
  expected: ExpectedRevision,
  batch: readonly EventToAppend[],
  random: Random,
  policy: ResendPolicy,
): Promise<AppendReceipt> {
  for (let resent = 0; ; resent++) {
    try {
      return await eventStore.append(stream, expected, batch);
    } catch (error) {
      if (!(error instanceof EventStoreUnavailableError) || resent >= policy.resends) throw error;
      await sleep(withJitter(policy.firstWaitMs * 2 ** resent, random));
    }
  }
}

/** Half of the wait, and by chance up to as much again. */
export function withJitter(milliseconds: number, random: Random): number {
  return Math.ceil(milliseconds / 2) + random.integer(Math.max(1, Math.ceil(milliseconds)));
}
