import { civilDate, type EventOf } from "../../../domain/shared/index.js";
import { InMemoryEventStore, type EventToAppend, type StreamName } from "../../../application/event-store/index.js";
import { eventCodec } from "../../../application/ledger/index.js";
import { InMemoryKeyVault } from "../../../application/personal-data/index.js";
import { rowProjection, type EngineParts, type Projection } from "../../../projections/index.js";
import type { CollectionDefinition, TableDefinition } from "../../../read-models/schema/index.js";
import type { ReadModelStore } from "../../../read-models/store/index.js";
import type { MoneyMoved } from "../../application/support/counter.js";
import { tillRegistry } from "../../application/support/counter.js";
import { someEvent } from "../../application/support/sample-events.js";

type Moved = EventOf<typeof MoneyMoved>["data"];
export const FORBIDDEN = 13;

export const balances: TableDefinition = {
  ...{ store: "postgres", name: "balances", office: null },
  columns: { balance: "lek", at: "position", on: "date", learnt: "instant", notes: "text[]", detail: "jsonb" },
  indexes: { balance: 'using btree ("tenant", "balance")' },
};
export const movements: TableDefinition = {
  ...{ store: "postgres", name: "movements", office: "office" },
  columns: { amount: "lek", office: "text" },
};
export const totals: TableDefinition = {
  ...{ store: "postgres", name: "totals", office: null },
  columns: { day: "date", total: "lek", count: "int" },
  sums: ["total", "count"],
};
export const tillDocuments: CollectionDefinition = {
  ...{ store: "mongo", name: "tills", office: null },
  indexes: [{ tenant: 1, balance: -1 }],
};
export const journal: CollectionDefinition = { store: "mongo", name: "till_journal", office: "office" };

/** A balance for each till, a row for each movement, a total for each day. An amount of 13 breaks it. */
export const tillTables: Projection = {
  name: "till-tables",
  version: 1,
  types: ["MoneyMoved"],
  views: [balances, movements, totals],
  touches: (fact) => [{ view: balances, id: fact.streamName }],
  project(rows, fact) {
    const { amount } = fact.data as Moved;
    if (amount === FORBIDDEN) throw new RangeError("thirteen is not for this till");
    const before = rows.get<{ balance: number; notes: readonly string[] }>(balances, fact.streamName);
    const balance = (before?.balance ?? 0) + amount;
    const row = {
      ...{ balance, at: fact.position, on: fact.effectiveDate, learnt: fact.recordedAt },
      notes: [...(before?.notes ?? []), `"${amount}" ë, {x}`].slice(-2),
      detail: { amount, by: fact.actor },
    };
    return [
      { view: movements, id: fact.eventId, row: { amount, office: amount % 2 === 0 ? "QND" : "RRE" } },
      { view: balances, id: fact.streamName, row: balance === 0 ? null : { ...row, at: fact.position.commit } },
      { view: totals, id: fact.effectiveDate, row: { day: fact.effectiveDate, total: amount, count: 1 } },
    ];
  },
};

/** One document a till. */
export const tillDossier: Projection = rowProjection<{ balance: number; movements: readonly number[] }>({
  ...{ name: "till-dossier", version: 1, types: ["MoneyMoved"], view: tillDocuments },
  idOf: (fact) => fact.streamName,
  reduce(row, fact) {
    const { amount } = fact.data as Moved;
    const balance = (row?.balance ?? 0) + amount;
    return balance === 0 ? undefined : { balance, movements: [...(row?.movements ?? []), amount].slice(-5) };
  },
});

/** One document a movement, never looked at again. */
export const tillJournal: Projection = {
  name: "till-journal",
  version: 1,
  types: "all",
  views: [journal],
  sealed: true,
  touches: () => [],
  project: (_rows, fact) => [{ view: journal, id: fact.eventId, row: { type: fact.type, office: "QND" } }],
};

/** An engine over an event store in memory. */
export function tillEngine(
  stores: readonly ReadModelStore[],
  projections: readonly Projection[],
  more: Partial<EngineParts> = {},
): EngineParts & { readonly eventStore: InMemoryEventStore } {
  return {
    eventStore: new InMemoryEventStore(),
    codec: eventCodec(tillRegistry(), new InMemoryKeyVault()),
    stores,
    projections,
    lock: async () => ({ lost: new Promise(() => undefined), release: async () => undefined }),
    ...more,
  } as EngineParts & { readonly eventStore: InMemoryEventStore };
}

export const tillStream = (till: number, tenant = "shkoder") => `till-${tenant}.${till}` as StreamName;

/** Appends movements: `[till, amount]` each, in order. */
export async function move(
  eventStore: InMemoryEventStore,
  moves: Iterable<readonly [till: number, amount: number]>,
): Promise<void> {
  for (const [till, amount] of moves) {
    const stream = tillStream(till);
    const length = (await eventStore.readStream(stream)).length;
    const event: EventToAppend = { ...someEvent({ amount }), type: "MoneyMoved" };
    const day = civilDate(`2025-03-${String((Math.abs(amount) % 28) + 1).padStart(2, "0")}`);
    const envelope = { ...event.envelope, effectiveDate: day };
    await eventStore.append(stream, length === 0 ? "noStream" : BigInt(length - 1), [{ ...event, envelope }]);
  }
}
