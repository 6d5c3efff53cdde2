import { START, streamNameFilter, type EventStoreDBClient, type ResolvedEvent } from "@eventstore/db-client";
import { comparePositions } from "../../../domain/shared/index.js";
import { EventStoreUnavailableError, type Position, type SubscribeOptions, type SubscriptionItem } from "../port.js";
import { readFailure } from "./failures.js";
import { isSystemEvent, storedEvent } from "./stored-event.js";

/** Marks that travel in the buffer between events, so that they are read in the order in which they were true. */
type Mark = { readonly mark: SubscriptionItem };

/** What the client and the call under it buffer at most; the rest waits in the server. */
const BUFFERED_EVENTS = 256;
const NO_POSITION = 2n ** 64n - 1n;

/**
 * Pulls a subscription to `$all`. The client calls back for checkpoints and for having caught up while earlier events
 * still lie unread in its buffer: saving a checkpoint then would lose them in a crash. So both are pushed into the buffer.
 */
export async function* subscriptionItems(
  client: EventStoreDBClient,
  options: SubscribeOptions,
): AsyncGenerator<SubscriptionItem> {
  if (options.signal?.aborted) return;
  const subscription = client.subscribeToAll(
    { fromPosition: options.after ?? START, filter: filterOf(options) },
    { highWaterMark: BUFFERED_EVENTS },
  );
  const push = (item: SubscriptionItem) => subscription.push({ mark: item } satisfies Mark);
  subscription.on("caughtUp", () => push({ kind: "caughtUp" }));
  // See readAllOf: an error that nobody hears would end the process.
  subscription.on("error", () => undefined);
  const abort = () => subscription.destroy();
  options.signal?.addEventListener("abort", abort, { once: true });
  let reached = options.after;
  try {
    for await (const chunk of subscription as AsyncIterable<ResolvedEvent | Mark>) {
      const item = itemOf(chunk);
      if (item === null) continue;
      const at = item.kind === "event" ? item.event.position : item.kind === "checkpoint" ? item.position : undefined;
      if (at !== undefined) {
        if (!advances(reached, at, item.kind)) continue;
        reached = at;
      }
      yield item;
    }
    if (!options.signal?.aborted) throw new EventStoreUnavailableError("the server ended the subscription");
  } catch (error) {
    if (!options.signal?.aborted) throw readFailure(error) ?? error;
  } finally {
    options.signal?.removeEventListener("abort", abort);
    // Leaving the loop does not cancel the call.
    void subscription.unsubscribe().catch(() => undefined);
    subscription.destroy();
  }

  function filterOf({ prefixes }: SubscribeOptions) {
    const checkpointReached = async (_: unknown, position: Position) => {
      push({ kind: "checkpoint", position });
    };
    const window = { checkpointInterval: 32, maxSearchWindow: 32, checkpointReached };
    return prefixes === undefined
      ? streamNameFilter({ regex: "^[^$]", ...window })
      : streamNameFilter({ prefixes: [...prefixes], ...window });
  }
}

function itemOf(chunk: ResolvedEvent | Mark): SubscriptionItem | null {
  if ("mark" in chunk) return chunk.mark;
  return isSystemEvent(chunk) ? null : { kind: "event", event: storedEvent(chunk) };
}

/** Servers have sent checkpoints that go back, or none at all (2^64-1): such a one is passed over. An event never goes back. */
function advances(reached: Position | undefined, at: Position, kind: SubscriptionItem["kind"]): boolean {
  if (at.commit >= NO_POSITION) return false;
  if (reached === undefined || comparePositions(reached, at) < 0) return true;
  if (kind === "event") throw new EventStoreUnavailableError("the subscription went back");
  return false;
}
