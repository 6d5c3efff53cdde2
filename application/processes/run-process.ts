import { comparePositions, type Position } from "../../domain/shared/index.js";
import { groupsOf, type Apart, type StoredEvent } from "../event-store/index.js";
import { leading } from "../leading.js";
import { carryOut, commandIdOf, keepStuck, refusalIn, type Occasion } from "./carry-out.js";
import type { ProcessParts } from "./parts.js";
import type { FollowUp, ProcessManager } from "./process-manager.js";

const GROUP = 100;
/** A checkpoint is written for each group: so far apart while events keep coming. */
const APART_MS = 30;
/** The same where nothing follows from any of them. */
const IDLE_MS = 200;

/**
 * Lets a policy follow the log from its own checkpoint, until the signal aborts. The checkpoint moves only when every
 * reaction to what lies before it is acknowledged or kept as stuck: what a crash cuts off is reacted to again, and the
 * ids of the commands see to it that this is once.
 */
export function runProcess(parts: ProcessParts, manager: ProcessManager, signal: AbortSignal): Promise<void> {
  const { lock, isPassing, hooks } = parts;
  const onFailure = (error: unknown) => hooks?.onRetry?.(manager.name, error);
  return leading({ lock, isPassing, onFailure }, `process/${manager.name}`, signal, (term) =>
    follow(parts, manager, term),
  );
}

async function follow(parts: ProcessParts, manager: ProcessManager, signal: AbortSignal): Promise<void> {
  const { name, prefixes, types } = manager;
  await parts.store.prepare();
  const again = await mayBeStuck(parts, name);
  const after = (await parts.store.open(name)) ?? (await throughThePast(parts, manager, again, signal));
  if (signal.aborted) return;
  const size = parts.groupSize ?? GROUP;
  const apart: Apart = ({ type }) => (types.includes(type) ? APART_MS : IDLE_MS);
  for await (const { events, position } of groupsOf(parts.eventStore, {
    ...(after && { after }),
    ...{ prefixes, size, apart, signal },
  })) {
    for (const event of events) {
      if (signal.aborted) return;
      if (types.includes(event.type)) await reactTo(parts, manager, event, again(event), signal);
    }
    if (signal.aborted) return;
    await parts.store.advance(name, position);
  }
}

/** Whether an event may have been reacted to before, with something kept as stuck. */
type Again = (event: StoredEvent) => boolean;

/**
 * Which events may have been reacted to before, with something kept as stuck: where anything is, all that were there
 * when this term began. How many lie beyond the checkpoint nobody knows, for groups are as large as what came in time.
 */
async function mayBeStuck({ store, eventStore }: ProcessParts, name: string): Promise<Again> {
  const kept = (await store.records()).find(({ process }) => process === name)?.stuck ?? 0;
  const end = kept === 0 ? undefined : await eventStore.head();
  return ({ position }) => end !== undefined && comparePositions(position, end) <= 0;
}

/**
 * Reacts to what a policy looks for in the past, up to where the log ends now, and gives that place: from there on it
 * follows. Cut off, it begins again, and the ids of the commands see to it that nothing is done twice. Undefined where the
 * policy follows the log from its beginning.
 */
async function throughThePast(
  parts: ProcessParts,
  manager: ProcessManager,
  again: Again,
  signal: AbortSignal,
): Promise<Position | undefined> {
  const { past, name } = manager;
  const end = past && (await parts.eventStore.head());
  if (!past || !end) return undefined;
  const stop = new AbortController();
  const items = parts.eventStore.subscribe({
    prefixes: past.prefixes,
    signal: AbortSignal.any([signal, stop.signal]),
  });
  for await (const item of items) {
    if (item.kind === "caughtUp") break;
    if (comparePositions(item.kind === "event" ? item.event.position : item.position, end) > 0) break;
    if (item.kind === "event" && past.types.includes(item.event.type))
      await reactTo(parts, manager, item.event, again(item.event), signal);
  }
  stop.abort();
  if (!signal.aborted) await parts.store.advance(name, end);
  return end;
}

/**
 * Everything that follows from one event. What may pass is thrown; an event that cannot be read or understood is kept as
 * stuck, for somebody to look at. Leaves off when the signal aborts.
 */
async function reactTo(
  parts: ProcessParts,
  manager: ProcessManager,
  event: StoredEvent,
  again: boolean,
  signal: AbortSignal,
): Promise<void> {
  const occasion = occasionOf(manager, event, again);
  try {
    for await (const followUp of followUpsOf(parts, manager, event)) {
      if (signal.aborted) return;
      await carryOut(parts, occasion, followUp, signal);
    }
  } catch (error) {
    if (parts.isPassing(error)) throw error;
    await keepStuck(parts, occasion, NOBODY, refusalIn(error), error);
    return;
  }
  // What could not be read before can be read now.
  if (again) await parts.store.settle(occasion.tenant, commandIdOf(occasion, NOBODY));
}

/** What a reaction is about that nobody came so far as to say. */
export const NOBODY = "-";

/** The commands that follow from an event. */
export async function* followUpsOf(
  { codec }: Pick<ProcessParts, "codec">,
  manager: ProcessManager,
  event: StoredEvent,
): AsyncGenerator<FollowUp> {
  const [fact] = await codec.decode([event]);
  yield* manager.react(fact!);
}

export function occasionOf({ name }: ProcessManager, event: StoredEvent, again: boolean): Occasion {
  const { eventId, type, position, recordedAt, envelope } = event;
  return {
    process: name,
    tenant: envelope.tenant,
    cause: { eventId, type, position },
    key: eventId,
    correlationId: envelope.$correlationId,
    since: Date.parse(recordedAt),
    again,
  };
}
