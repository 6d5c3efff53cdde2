import { InMemoryEventStore, type JsonObject, type StoredEvent } from "../../../application/event-store/index.js";
import type { LedgerFact } from "../../../application/ledger/index.js";
import { fixedClock, type HeldLock } from "../../../application/ports.js";
import {
  InMemoryProcessStore,
  Processes,
  type FollowUp,
  type ProcessManager,
  type StuckReaction,
  type Timekeeper,
} from "../../../application/processes/index.js";
import type { ProcessParts } from "../../../application/processes/parts.js";
import type { Ask, Outcome } from "../../../application/taxation/index.js";
import { someEvent, someStream } from "../support/sample-events.js";

/** A failure that may pass. */
export class Passing extends Error {}

export const DONE: Outcome<null> = {
  ok: true,
  value: null,
  receipt: { position: null, revision: -1n, eventIds: [] },
};
export const refusedBy = (code: string): Outcome<null> => ({ ok: false, refusal: { code, facts: {} } });

/** Locks of a few processes that share a memory. */
export function sharedLocks(): { readonly take: ProcessParts["lock"] } {
  const held = new Set<string>();
  return {
    async take(name): Promise<HeldLock | null> {
      if (held.has(name)) return null;
      held.add(name);
      return { lost: new Promise(() => undefined), release: async () => void held.delete(name) };
    },
  };
}

/** Lets processes work until something is true, then ends them. */
export async function workUntil(isSo: () => boolean | Promise<boolean>, processes: Processes): Promise<void> {
  const abort = new AbortController();
  const running = processes.run(abort.signal);
  const met = (async () => {
    while (!abort.signal.aborted && !(await isSo())) await new Promise((resolve) => setTimeout(resolve, 2));
  })();
  try {
    await Promise.race([met, running]);
  } finally {
    abort.abort();
    await running;
  }
}

/** Processes over memory, with what was asked of them written down. */
export class Workshop {
  readonly log = new InMemoryEventStore();
  readonly store = new InMemoryProcessStore();
  readonly clock = fixedClock("2025-03-03T09:00:00Z");
  readonly locks = sharedLocks();
  readonly asks: Ask[] = [];
  readonly stuck: StuckReaction[] = [];
  readonly retries: unknown[] = [];

  /** Writes one event on a stream of its own. */
  async happens(data: JsonObject, { type = "Happened", category = "case" } = {}): Promise<void> {
    await this.log.append(someStream(category), "noStream", [{ ...someEvent(data), type }]);
  }

  manager(follow: (fact: LedgerFact, ask: Ask) => Promise<Outcome<unknown>>, given: Partial<FollowUp> = {}) {
    const manager: ProcessManager = {
      name: "follow",
      prefixes: ["case-"],
      types: ["Happened"],
      react: (fact) => {
        const { about } = fact.data as { readonly about: string };
        return [{ about, ...given, carryOut: (ask) => (this.asks.push(ask), follow(fact, ask)) }];
      },
    };
    return manager;
  }

  parts(managers: readonly ProcessManager[], given: Partial<ProcessParts> = {}): ProcessParts {
    return {
      eventStore: this.log,
      codec: { decode: async (stored) => stored.map(asFact) },
      store: this.store,
      managers,
      lock: this.locks.take,
      clock: this.clock,
      isPassing: (error) => error instanceof Passing,
      hooks: {
        onStuck: (reaction) => void this.stuck.push(reaction),
        onRetry: (_process, error) => void this.retries.push(error),
      },
      ...given,
    };
  }

  /** Lets processes work until something is true, then ends them. */
  async until(
    isSo: () => boolean | Promise<boolean>,
    parts: ProcessParts,
    keepers: readonly Timekeeper[] = [],
  ): Promise<void> {
    await workUntil(isSo, new Processes(parts, keepers));
  }

  /** Whether a process has seen everything that is written. */
  async hasSeenAll(process = "follow"): Promise<boolean> {
    const head = await this.log.head();
    const record = (await this.store.records()).find((each) => each.process === process);
    return record?.position?.commit === head?.commit;
  }
}

function asFact(stored: StoredEvent): LedgerFact {
  const { envelope } = stored;
  return {
    ...{ type: stored.type, data: stored.data, eventId: stored.eventId, position: stored.position },
    ...{ revision: Number(stored.revision), recordedAt: stored.recordedAt, streamName: stored.streamName },
    ...{ tenant: envelope.tenant, actor: envelope.actor, commandId: envelope.commandId },
    ...{ correlationId: envelope.$correlationId, causationId: envelope.$causationId },
    ...{ contentHash: envelope.contentHash, effectiveDate: envelope.effectiveDate },
  };
}
