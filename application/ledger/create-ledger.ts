import type { FactOf, NewEvent } from "../../domain/shared/index.js";
import type { StreamStore } from "../event-store/index.js";
import type { KeyedHash, KeyVault } from "../personal-data/index.js";
import { secureRandom, type Random } from "../ports.js";
import { defaultResendPolicy, type ResendPolicy } from "./append-certainly.js";
import { eventCodec } from "./event-codec.js";
import type { EventRegistry } from "./event-registry.js";
import { earlierOf, handleCommand, type CommandParts } from "./handle-command.js";
import { inOrder } from "./in-order.js";
import { KeyedQueue } from "./keyed-queue.js";
import { loadStream } from "./load-stream.js";
import { StreamMemories } from "./stream-memory.js";
import type { CommandRequest, Ledger, LedgerFact } from "./types.js";

export interface LedgerParts {
  readonly eventStore: StreamStore;
  readonly registry: EventRegistry;
  readonly vault: KeyVault;
  readonly keyedHash: KeyedHash;
  readonly random?: Random;
  readonly resend?: ResendPolicy;
  /** How many folded events this process may remember; 0 remembers next to nothing. Default 100,000. */
  readonly rememberedEvents?: number;
}

/** The write core over a store and a vault. */
export function createLedger(given: LedgerParts): Ledger {
  const parts: CommandParts = {
    eventStore: given.eventStore,
    codec: eventCodec(given.registry, given.vault),
    memories: new StreamMemories(given.rememberedEvents),
    keyedHash: given.keyedHash,
    random: given.random ?? secureRandom,
    resend: given.resend ?? defaultResendPolicy,
  };
  const queue = new KeyedQueue();
  const handle = <State, Command, Event extends NewEvent>(request: CommandRequest<State, Command, Event>) =>
    queue.run(request.stream, () => handleCommand(parts, request));
  return {
    handle,
    earlier: (request) => earlierOf(parts, request),
    handleMany: (requests, options = {}) => inOrder(requests, handle, options.concurrency ?? 64),
    load: async (stream, decider, { since } = {}) => {
      const { state, revision } = await loadStream(parts, stream, decider, since);
      return { state, revision };
    },
    facts: async <Event extends NewEvent>(stream: CommandRequest<unknown, unknown, Event>["stream"], options = {}) => {
      const facts = await parts.codec.decode(await parts.eventStore.readStream(stream, options));
      return facts as unknown as readonly (FactOf<Event> & LedgerFact)[];
    },
    async forget(tenant, subjectId) {
      await given.vault.destroy(tenant, subjectId);
      parts.memories.clear();
    },
  };
}
