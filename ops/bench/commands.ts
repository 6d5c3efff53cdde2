import { mkdtemp, rm } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EventStoreDbEventStore, type EventStore } from "../../application/event-store/index.js";
import { createLedger, defterRegistry, type Ledger } from "../../application/ledger/index.js";
import { InMemoryKeyVault, keyedHash } from "../../application/personal-data/index.js";
import { streamFor } from "../../application/streams.js";
import { civilDate, lek } from "../../domain/shared/index.js";
import { cashDeskDecider, type CashDeskCommand } from "../../domain/taxation/index.js";
import { launchEventStore } from "../embedded/eventstore/index.js";
import { measureOf, type Benchmark } from "./benchmark.js";
import { median, secondsSince } from "./statistics.js";

const AT_ONCE = 64;
const TENANT = "shkoder";
const DAY = civilDate("2025-03-03");
const ACTOR = { id: "bench", role: "cashier" };

/** What commands cost over the bare append of the very events that they write. */
export const commands: Benchmark = {
  title: `commands, ${AT_ONCE} at once, against the bare append of the same events`,
  async *measure({ quick, note }) {
    const folder = await mkdtemp(join(tmpdir(), "defter-bench-"));
    const server = await launchEventStore({ folder });
    const store = new EventStoreDbEventStore(server.ready.url);
    try {
      const count = quick ? 4_000 : 20_000;
      const rounds = quick ? 2 : 3;
      const found = { bare: [] as number[], opening: [] as number[], loading: [] as number[] };
      await bareAppends(store, 2_000);
      for (let round = 0; round < rounds; round++) {
        found.bare.push(await bareAppends(store, count));
        found.opening.push(await openings(ledgerOver(store), count));
        found.loading.push(await tenths(store, Math.ceil(count / 4)));
        note(`round ${round + 1} of ${rounds}: ${Math.round(found.bare.at(-1)!)} bare appends/s`);
      }
      const reference = median(found.bare);
      yield measureOf({
        name: "command that opens a stream",
        value: median(found.opening),
        unit: "commands/s",
        reference,
        target: { least: 0.8 },
      });
      yield measureOf({
        name: "command on a stream of ten events, loaded",
        value: median(found.loading),
        unit: "commands/s",
        reference,
        target: { least: 0.4 },
      });
    } finally {
      await store.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** A ledger that remembers nothing, so that every command on a stream really loads it. */
function ledgerOver(eventStore: EventStore): Ledger {
  const masterKey = Buffer.alloc(32, 7);
  return createLedger({
    eventStore,
    registry: defterRegistry(),
    vault: new InMemoryKeyVault(),
    keyedHash: keyedHash(masterKey),
    rememberedEvents: 0,
  });
}

async function openings(ledger: Ledger, count: number): Promise<number> {
  const start = performance.now();
  await atOnce(count, () => command(ledger, freshDesk(), opened, true));
  return count / secondsSince(start);
}

/** The eleventh event of streams that hold ten. */
async function tenths(store: EventStore, count: number): Promise<number> {
  const desks = Array.from({ length: count }, freshDesk);
  const writing = ledgerOver(store);
  let next = 0;
  await atOnce(count, async () => {
    const desk = desks[next++]!;
    await command(writing, desk, opened, true);
    for (let receipt = 1; receipt < 10; receipt++) await command(writing, desk, receiptOf(receipt), false);
  });
  const reading = ledgerOver(store);
  next = 0;
  const start = performance.now();
  await atOnce(count, () => command(reading, desks[next++]!, receiptOf(10), false));
  return count / secondsSince(start);
}

/** The events of an opening command, appended as they are. */
async function bareAppends(store: EventStore, count: number): Promise<number> {
  const [template] = await sampleEvents(store);
  const start = performance.now();
  await atOnce(count, async () => {
    await store.append(streamFor("cashDesk", TENANT, freshDesk(), DAY), "noStream", [
      { ...template!, eventId: randomUUID() },
    ]);
  });
  return count / secondsSince(start);
}

async function sampleEvents(store: EventStore) {
  const desk = freshDesk();
  await command(ledgerOver(store), desk, opened, true);
  const stored = await store.readStream(streamFor("cashDesk", TENANT, desk, DAY));
  return stored.map(({ type, data, envelope }) => ({ type, data, envelope }));
}

async function command(ledger: Ledger, desk: string, of: (desk: string) => CashDeskCommand, opens: boolean) {
  const outcome = await ledger.handle({
    stream: streamFor("cashDesk", TENANT, desk, DAY),
    decider: cashDeskDecider,
    command: of(desk),
    opens,
    context: { tenant: TENANT, actor: ACTOR, commandId: randomUUID() },
  });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
}

async function atOnce(count: number, task: () => Promise<void>): Promise<void> {
  let begun = 0;
  const worker = async () => {
    while (begun < count) {
      begun += 1;
      await task();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function freshDesk(): string {
  return randomUUID();
}

function opened(desk: string): CashDeskCommand {
  return { type: "OpenCashDesk", desk, on: DAY, date: DAY, office: "lagjja-1", float: lek(5000), cashierId: "bench" };
}

function receiptOf(number: number) {
  return (desk: string): CashDeskCommand => ({
    type: "GiveReceipt",
    desk,
    on: DAY,
    paymentId: `payment-${number}`,
    accountId: "account",
    receiptNumber: `lagjja-1/2025/${String(number).padStart(6, "0")}`,
    amount: lek(1200),
  });
}
