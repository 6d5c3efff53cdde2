import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { EventStoreDbEventStore, type EventStore, type StreamName } from "../../../../application/event-store/index.js";
import { launchEventStore } from "../../../../ops/embedded/eventstore/index.js";
import { someEvents } from "../../../application/support/sample-events.js";

const ROUNDS = 6;
const WRITERS = 24;

/** What a writer knows of its stream: everything acknowledged, and the batch whose answer never came. */
interface Ledger {
  readonly stream: StreamName;
  readonly acknowledged: string[];
  unknown: readonly { readonly eventId: string }[] | undefined;
}

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "defter-crash-"))));
afterAll(() => rm(folder, { recursive: true, force: true }));

test("killed again and again under load: no acknowledged event is lost, none is there twice, no pair is torn", async () => {
  const ledgers = Array.from({ length: WRITERS }, (_, writer): Ledger => {
    return { stream: `crash-shkoder.${writer}`, acknowledged: [], unknown: undefined };
  });
  for (let round = 0; round < ROUNDS; round++) {
    const server = await launchEventStore({ folder });
    const store = new EventStoreDbEventStore(server.ready.url, { deadlineMs: 2_000, readRetries: 0 });
    for (const ledger of ledgers) await settle(store, ledger);
    const writers = ledgers.map((ledger) => writeUntilItFails(store, ledger));
    setTimeout(() => server.kill(), 150 + 60 * round);
    await Promise.all(writers);
    expect((await server.ended).signal).toBe("SIGKILL");
    await store.close();
  }
  const server = await launchEventStore({ folder });
  const store = new EventStoreDbEventStore(server.ready.url);
  for (const ledger of ledgers) await settle(store, ledger);
  const all = await store.readAll(undefined, Number.MAX_SAFE_INTEGER);
  for (const { stream, acknowledged } of ledgers) {
    const inLog = all.filter((event) => event.streamName === stream).map((event) => event.eventId);
    expect(inLog).toEqual(acknowledged);
  }
  expect(all.length).toBeGreaterThan(ROUNDS * WRITERS);
  await store.close();
  await server.stop();
});

/** Pairs, one after the other, each acknowledged before the next. */
async function writeUntilItFails(store: EventStore, ledger: Ledger): Promise<void> {
  for (;;) {
    const pair = someEvents(2);
    const expected = ledger.acknowledged.length === 0 ? "noStream" : BigInt(ledger.acknowledged.length - 1);
    try {
      await store.append(ledger.stream, expected, pair);
      ledger.acknowledged.push(...pair.map((event) => event.eventId));
    } catch {
      ledger.unknown = pair;
      return;
    }
  }
}

/** After a restart the stream is what was acknowledged, and the unanswered pair whole or not at all. */
async function settle(store: EventStore, ledger: Ledger): Promise<void> {
  const found = await store.readStream(ledger.stream);
  expect(found.map((event) => Number(event.revision))).toEqual(found.map((_, index) => index));
  const ids = found.map((event) => event.eventId);
  const unknown = (ledger.unknown ?? []).map((event) => event.eventId);
  const isThere = ids.length > ledger.acknowledged.length;
  expect(ids).toEqual(isThere ? [...ledger.acknowledged, ...unknown] : ledger.acknowledged);
  if (isThere) ledger.acknowledged.push(...unknown);
  ledger.unknown = undefined;
}
