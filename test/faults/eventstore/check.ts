import { FORWARDS, START, type EventStoreDBClient, type JSONRecordedEvent } from "@eventstore/db-client";
import type { Batch, Writer } from "./writers.js";

interface Content {
  readonly writer: number;
  readonly number: number;
  readonly index: number;
  readonly filling: string;
  readonly [name: string]: unknown;
}

/** What is wrong with the log, in words; empty when it is what the writers know. */
export async function findingsIn(client: EventStoreDBClient, writers: readonly Writer[]): Promise<string[]> {
  const known = new Map(
    writers.flatMap(({ batches }) => batches.flatMap((batch) => batch.ids.map((id) => [id, batch]))),
  );
  const events: JSONRecordedEvent[] = [];
  for await (const { event } of client.readAll({ direction: FORWARDS, fromPosition: START }))
    if (event && !event.type.startsWith("$")) events.push(event as JSONRecordedEvent);
  const found: Batch[] = [];
  const findings = [...gaps(events)];
  for (let place = 0; place < events.length;) {
    const batch = known.get(events[place]!.id);
    if (!batch) {
      findings.push(`the event ${events[place]!.id} was never sent`);
      place++;
      continue;
    }
    const run = events.slice(place, place + batch.ids.length);
    if (!isWhole(batch, run)) findings.push(`${nameOf(batch)} is not whole at ${events[place]!.position?.commit}`);
    found.push(batch);
    place += batch.ids.length;
  }
  return [...findings, ...writers.flatMap((writer) => [...missing(writer, found)])];
}

/** Positions rise; the revisions of each stream count from 0 without a gap. */
function* gaps(events: readonly JSONRecordedEvent[]): Generator<string> {
  const next = new Map<string, bigint>();
  let position = -1n;
  for (const { streamId, revision, position: at } of events) {
    if (at!.commit <= position) yield `position ${at!.commit} comes after ${position}`;
    if (revision !== (next.get(streamId) ?? 0n))
      yield `${streamId} has ${revision} where ${next.get(streamId)} should be`;
    next.set(streamId, revision + 1n);
    position = at!.commit;
  }
}

/** All events of the append, one after the other, in one stream, with what was in them. */
function isWhole(batch: Batch, run: readonly JSONRecordedEvent[]): boolean {
  return batch.ids.every((id, index) => {
    const event = run[index];
    if (!event || event.id !== id || event.streamId !== batch.stream) return false;
    const { writer, number, index: place, filling } = event.data as Content;
    return writer === batch.writer && number === batch.number && place === index && filling === batch.filling;
  });
}

/** Acknowledged: there, once, in the order of the writer. Refused: not there. Unknown: there once at most. */
function* missing({ id, batches }: Writer, found: readonly Batch[]): Generator<string> {
  const order = found.filter(({ writer }) => writer === id).map(({ number }) => number);
  for (let place = 1; place < order.length; place++)
    if (order[place]! <= order[place - 1]!) yield `writer ${id}: ${order[place]} comes after ${order[place - 1]}`;
  const there = new Set(order);
  for (const batch of batches) {
    if (batch.state === "acknowledged" && !there.has(batch.number))
      yield `${nameOf(batch)} was acknowledged and is lost`;
    if (batch.state === "refused" && there.has(batch.number)) yield `${nameOf(batch)} was refused and is there`;
  }
}

function nameOf({ writer, number, stream, ids }: Batch): string {
  return `append ${number} of writer ${writer} (${ids.length} events to ${stream})`;
}
