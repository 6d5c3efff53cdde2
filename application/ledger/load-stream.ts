import { LedgerIntegrityError } from "../errors.js";
import type { StoredEvent, StreamName, StreamStore } from "../event-store/index.js";
import type { EventCodec } from "./event-codec.js";
import type { Folder } from "./types.js";
import type { CommandTrace, StreamMemories, StreamMemory } from "./stream-memory.js";

/**
 * Loads a stream: what is remembered, and what was written since. Where it is known how the stream ended at a moment
 * `since` or later, nothing is read. Throws LedgerIntegrityError on a gap.
 */
export async function loadStream<State>(
  parts: { readonly eventStore: StreamStore; readonly codec: EventCodec; readonly memories: StreamMemories },
  stream: StreamName,
  decider: Folder<State>,
  since = Infinity,
): Promise<StreamMemory<State>> {
  const known = parts.memories.get<State>(decider, stream) ?? untouched(decider);
  if (known.confirmedAt >= since) return known;
  const confirmedAt = performance.now();
  const from = known.revision + 1n;
  const stored = await parts.eventStore.readStream(stream, from === 0n ? {} : { fromRevision: from });
  if (stored.length === 0) {
    const memory = { ...known, confirmedAt };
    if (known.revision >= 0n) parts.memories.set(decider, stream, memory);
    return memory;
  }
  assertGapless(stream, stored, from);
  const facts = await parts.codec.decode(stored);
  let state = known.state;
  for (const fact of facts) state = decider.evolve(state, fact as never);
  for (const event of stored) known.commands.set(event.envelope.commandId, traced(known.commands, event));
  const memory = { state, revision: stored.at(-1)!.revision, commands: known.commands, confirmedAt };
  parts.memories.set(decider, stream, memory);
  return memory;
}

/** A stream that holds nothing. */
export function untouched<State>(decider: { readonly initialState: State }): StreamMemory<State> {
  return { state: decider.initialState, revision: -1n, commands: new Map(), confirmedAt: -Infinity };
}

function traced(commands: ReadonlyMap<string, CommandTrace>, event: StoredEvent): CommandTrace {
  const earlier = commands.get(event.envelope.commandId);
  if (earlier && earlier.lastRevision >= event.revision) return earlier;
  return {
    commandHash: event.envelope.commandHash,
    firstRevision: earlier?.firstRevision ?? event.revision,
    lastRevision: event.revision,
    position: event.position,
    eventIds: [...(earlier?.eventIds ?? []), event.eventId],
  };
}

function assertGapless(stream: StreamName, stored: readonly StoredEvent[], from: bigint): void {
  stored.forEach((event, index) => {
    if (event.revision !== from + BigInt(index))
      throw new LedgerIntegrityError("stream-has-gap", {
        stream,
        expected: String(from + BigInt(index)),
        found: String(event.revision),
      });
  });
}
