import { InMemoryEventStore } from "../../../application/event-store/index.js";
import { tillLedger } from "./counter.js";
import { UnreliableEventStore, type Mishap } from "./unreliable-event-store.js";

/** A ledger of tills over a store that meets these mishaps, one an append, and the store beneath it. */
export function unreliable(...mishaps: Mishap[]) {
  const memory = new InMemoryEventStore();
  const eventStore = new UnreliableEventStore(memory, mishaps);
  const parts = tillLedger({ eventStore });
  return { ...parts, eventStore, memory, memoryParts: () => ({ eventStore: memory, vault: parts.vault }) };
}
