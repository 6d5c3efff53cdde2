import { setTimeout as sleep } from "node:timers/promises";
import { EventStoreDBClient } from "@eventstore/db-client";
import { comparePositions, InvariantError } from "../../../domain/shared/index.js";
import {
  EventStoreUnavailableError,
  type AppendReceipt,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type Position,
  type ReadStreamOptions,
  type StoredEvent,
  type StreamName,
  type SubscribeOptions,
  type SubscriptionItem,
} from "../port.js";
import { Appender } from "./appender.js";
import type { ReadOrder, RecordedParts } from "./read-messages.js";
import { Reading } from "./reading.js";
import { isDomainEvent, recordedEvent } from "./stored-event.js";
import { subscriptionItems } from "./subscription.js";

export interface EventStoreDbOptions {
  /** How long an append or a silence in a read may last, in milliseconds. Default 10,000. */
  readonly deadlineMs?: number;
  /** How often a read that failed is tried again. Default 3. */
  readonly readRetries?: number;
}

/** What `maxCount` says when there is no limit. */
const ALL = Number.MAX_SAFE_INTEGER;
const READ_RETRY_MS = 100;
const HEAD_PAGE = 32;
const HEAD_PAGE_MAX = 4_096;

/** The event store over the gRPC protocol of EventStoreDB and KurrentDB (server 21.10 or later). */
export class EventStoreDbEventStore implements EventStore {
  private readonly client: EventStoreDBClient;
  private readonly appender: Appender;
  private readonly reading: Reading;
  private readonly readRetries: number;

  /** `url`: `esdb://host:port?tls=false`, or any connection string of the client. */
  constructor(url: string, options: EventStoreDbOptions = {}) {
    const deadlineMs = options.deadlineMs ?? 10_000;
    this.readRetries = options.readRetries ?? 3;
    this.client = EventStoreDBClient.connectionString(url);
    this.appender = new Appender(() => this.client, deadlineMs);
    this.reading = new Reading(this.client, deadlineMs);
  }

  async append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendReceipt> {
    if (events.length === 0) throw new InvariantError("an append holds at least one event");
    return this.appender.append(stream, expected, events);
  }

  async readStream(stream: StreamName, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    const backwards = options.direction === "backwards";
    const events = await this.persistently({
      stream,
      from: options.fromRevision ?? (backwards ? "end" : "start"),
      backwards,
      maxCount: options.maxCount ?? ALL,
    });
    return events.map((event) => recordedEvent(event!));
  }

  async readAll(after: Position | undefined, maxCount: number): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    let from = after;
    while (events.length < maxCount) {
      // Reading from a position gives the event at it once more.
      const asked = maxCount - events.length + (from === undefined ? 0 : 1);
      const page = await this.ofAll(from ?? "start", asked);
      for (const event of page) {
        const at = event?.position;
        if (at && from && comparePositions(at, from) <= 0) continue;
        if (isDomainEvent(event)) events.push(recordedEvent(event));
      }
      const last = page.at(-1)?.position;
      if (page.length < asked || !last) break;
      from = last;
    }
    return events;
  }

  subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionItem> {
    return subscriptionItems(this.client, options);
  }

  async latest(maxCount: number): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    if (maxCount <= 0) return events;
    for await (const event of this.backwards(maxCount)) {
      events.push(recordedEvent(event));
      if (events.length === maxCount) break;
    }
    return events;
  }

  async at(position: Position): Promise<StoredEvent | undefined> {
    const found = (await this.ofAll(position, 1)).find(isDomainEvent);
    return found?.position && comparePositions(found.position, position) === 0 ? recordedEvent(found) : undefined;
  }

  async head(): Promise<Position | undefined> {
    for await (const event of this.backwards(1)) return event.position;
    return undefined;
  }

  /** Domain events from the end of the log, in pages that grow while only the store's own events are found. */
  private async *backwards(wanted: number): AsyncGenerator<RecordedParts> {
    let from: Position | "end" = "end";
    for (
      let count = Math.min(Math.max(HEAD_PAGE, wanted), HEAD_PAGE_MAX);
      ;
      count = Math.min(count * 4, HEAD_PAGE_MAX)
    ) {
      const page = await this.ofAll(from, count, true);
      yield* page.filter(isDomainEvent);
      const last: Position | undefined = page.at(-1)?.position;
      if (page.length < count || !last) return;
      from = last;
    }
  }

  async close(): Promise<void> {
    await this.appender.close();
    this.reading.close();
    // `dispose` waits for ever on a call that the server ended.
    await Promise.race([this.client.dispose(), sleep(1_000, undefined, { ref: false })]);
  }

  private ofAll(from: ReadOrder["from"], maxCount: number, backwards = false) {
    return this.persistently({ stream: null, from, backwards, maxCount });
  }

  private async persistently(order: ReadOrder): Promise<readonly (RecordedParts | undefined)[]> {
    for (let retries = 0; ; retries++) {
      try {
        return await this.reading.read(order);
      } catch (error) {
        if (!(error instanceof EventStoreUnavailableError) || retries >= this.readRetries) throw error;
        await sleep(READ_RETRY_MS * 2 ** retries);
      }
    }
  }
}
