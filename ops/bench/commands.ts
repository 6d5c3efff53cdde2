import { mkdtemp, rm } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EventStoreDbEventStore, type EventStore, type StoredEvent } from "../../application/event-store/index.js";
import { EventStoreDBClient, jsonEvent, NO_STREAM, type JSONType } from "@eventstore/db-client";
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

/**
 * What commands cost over the bare append of the very events that they write, through the official client. A running
 * Defter remembers the streams that it wrote or read lately; one that it does not remember is loaded first.
 */
export const commands: Benchmark = {
  title: `commands, ${AT_ONCE} at once, against the bare append of the same events`,
  async *measure({ quick, note }) {
    const folder = await mkdtemp(join(tmpdir(), "defter-bench-"));
    const server = await launchEventStore({ folder });
    const store = new EventStoreDbEventStore(server.ready.url);
    const client = EventStoreDBClient.connectionString(server.ready.url);
    try {
      const count = quick ? 4_000 : 16_000;
      const rounds = quick ? 2 : 3;
      const found = {
        bare: [] as number[],
        opening: [] as number[],
        remembered: [] as number[],
        loaded: [] as number[],
      };
      await bareAppends(client, store, 2_000);
      await openings(ledgerOver(store, 0), 2_000);
      for (let round = 0; round < rounds; round++) {
        found.bare.push(await bareAppends(client, store, count));
        found.opening.push(await openings(ledgerOver(store, 0), count));
        const { remembered, loaded } = await eleventh(store, Math.ceil(count / 16));
        found.remembered.push(remembered);
        found.loaded.push(loaded);
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
        name: "command on a stream of ten events, remembered",
        value: median(found.remembered),
        unit: "commands/s",
        reference,
        target: { least: 0.4 },
      });
      yield measureOf({
        name: "command on a stream of ten events, loaded anew",
        value: median(found.loaded),
        unit: "commands/s",
        reference,
        target: { least: 0.4 },
      });
    } finally {
      await Promise.all([store.close(), client.dispose()]);
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** `rememberedEvents` 0: every command on a stream really loads it. */
function ledgerOver(eventStore: EventStore, rememberedEvents: number): Ledger {
  const masterKey = Buffer.alloc(32, 7);
  return createLedger({
    eventStore,
    registry: defterRegistry(),
    vault: new InMemoryKeyVault(),
    keyedHash: keyedHash(masterKey),
    rememberedEvents,
  });
}

async function openings(ledger: Ledger, count: number): Promise<number> {
  const start = performance.now();
  await atOnce(count, () => command(ledger, freshDesk(), opened, true));
  return count / secondsSince(start);
}

/** The eleventh event of streams that hold ten. */
async function eleventh(store: EventStore, count: number): Promise<{ remembered: number; loaded: number }> {
  const desks = Array.from({ length: 2 * count }, freshDesk);
  const writing = ledgerOver(store, 0);
  await eachOf(desks, async (desk) => {
    await command(writing, desk, opened, true);
    for (let receipt = 1; receipt < 10; receipt++) await command(writing, desk, receiptOf(receipt), false);
  });
  const [first, second] = [desks.slice(0, count), desks.slice(count)];
  const remembering = ledgerOver(store, 100 * count);
  await eachOf(first, (desk) => remembering.load(streamFor("cashDesk", TENANT, desk, DAY), cashDeskDecider));
  const perSecond = async (ledger: Ledger, of: readonly string[]) => {
    const start = performance.now();
    await eachOf(of, (desk) => command(ledger, desk, receiptOf(10), false));
    return of.length / secondsSince(start);
  };
  return { remembered: await perSecond(remembering, first), loaded: await perSecond(ledgerOver(store, 0), second) };
}

async function eachOf(desks: readonly string[], task: (desk: string) => Promise<unknown>): Promise<void> {
  let next = 0;
  await atOnce(desks.length, async () => void (await task(desks[next++]!)));
}

/** The events of an opening command, appended as they are through the official client. */
async function bareAppends(client: EventStoreDBClient, store: EventStore, count: number): Promise<number> {
  const { type, data, envelope } = await sampleEvent(store);
  const start = performance.now();
  await atOnce(count, async () => {
    const event = jsonEvent({ type, data: data as JSONType, metadata: envelope as unknown as JSONType });
    const stream = streamFor("cashDesk", TENANT, freshDesk(), DAY);
    await client.appendToStream(stream, event, { expectedRevision: NO_STREAM });
  });
  return count / secondsSince(start);
}

async function sampleEvent(store: EventStore): Promise<StoredEvent> {
  const desk = freshDesk();
  await command(ledgerOver(store, 0), desk, opened, true);
  return (await store.readStream(streamFor("cashDesk", TENANT, desk, DAY)))[0]!;
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
