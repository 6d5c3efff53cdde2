import { setTimeout as sleep } from "node:timers/promises";
import { BACKWARDS, END, EventStoreDBClient, FORWARDS, START, type ResolvedEvent } from "@eventstore/db-client";
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
import { readAllOf } from "./reading.js";
import { isSystemEvent, storedEvent } from "./stored-event.js";
import { subscriptionItems } from "./subscription.js";

export interface EventStoreDbOptions {
  /** How long an append or a silence in a read may last, in milliseconds. Default 10,000. */
  readonly deadlineMs?: number;
  /** How often a read that failed is tried again. Default 3. */
  readonly readRetries?: number;
}

const READ_RETRY_MS = 100;
const HEAD_PAGE = 32;
const HEAD_PAGE_MAX = 4_096;

/** The event store over the gRPC protocol of EventStoreDB and KurrentDB (server 21.10 or later). */
export class EventStoreDbEventStore implements EventStore {
  private readonly client: EventStoreDBClient;
  private readonly appender: Appender;
  private readonly deadlineMs: number;
  private readonly readRetries: number;

  /** `url`: `esdb://host:port?tls=false`, or any connection string of the client. */
  constructor(url: string, options: EventStoreDbOptions = {}) {
    this.deadlineMs = options.deadlineMs ?? 10_000;
    this.readRetries = options.readRetries ?? 3;
    this.client = EventStoreDBClient.connectionString(url);
    this.appender = new Appender(() => this.client, this.deadlineMs);
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
    const read = () =>
      this.client.readStream(stream, {
        direction: backwards ? BACKWARDS : FORWARDS,
        fromRevision: options.fromRevision ?? (backwards ? END : START),
        ...(options.maxCount === undefined ? {} : { maxCount: options.maxCount }),
      });
    return (await this.persistently(read)).map(storedEvent);
  }

  async readAll(after: Position | undefined, maxCount: number): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    let from = after;
    while (events.length < maxCount) {
      // Reading from a position gives the event at it once more.
      const asked = maxCount - events.length + (from === undefined ? 0 : 1);
      const page = await this.persistently(() =>
        this.client.readAll({ direction: FORWARDS, fromPosition: from ?? START, maxCount: asked }),
      );
      for (const resolved of page) {
        const at = resolved.event?.position;
        if (at && after && comparePositions(at, after) <= 0) continue;
        if (at && from !== after && from && comparePositions(at, from) <= 0) continue;
        if (!isSystemEvent(resolved)) events.push(storedEvent(resolved));
      }
      const last = page.at(-1)?.event?.position;
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
    for await (const resolved of this.backwards(maxCount)) {
      events.push(storedEvent(resolved));
      if (events.length === maxCount) break;
    }
    return events;
  }

  async at(position: Position): Promise<StoredEvent | undefined> {
    const page = await this.persistently(() =>
      this.client.readAll({ direction: FORWARDS, fromPosition: position, maxCount: 1 }),
    );
    const found = page.find((resolved) => !isSystemEvent(resolved));
    const at = found?.event?.position as Position | undefined;
    return found && at && comparePositions(at, position) === 0 ? storedEvent(found) : undefined;
  }

  async head(): Promise<Position | undefined> {
    for await (const resolved of this.backwards(1)) return resolved.event!.position as Position;
    return undefined;
  }

  /** Domain events from the end of the log, in pages that grow while only the store's own events are found. */
  private async *backwards(wanted: number): AsyncGenerator<ResolvedEvent> {
    let from: Position | typeof END = END;
    for (
      let count = Math.min(Math.max(HEAD_PAGE, wanted), HEAD_PAGE_MAX);
      ;
      count = Math.min(count * 4, HEAD_PAGE_MAX)
    ) {
      const page: ResolvedEvent[] = await this.persistently(() =>
        this.client.readAll({ direction: BACKWARDS, fromPosition: from, maxCount: count }),
      );
      yield* page.filter((resolved) => !isSystemEvent(resolved));
      const last = page.at(-1)?.event?.position as Position | undefined;
      if (page.length < count || !last) return;
      from = last;
    }
  }

  async close(): Promise<void> {
    await this.appender.close();
    // `dispose` waits for ever on a call that the server ended.
    await Promise.race([this.client.dispose(), sleep(1_000, undefined, { ref: false })]);
  }

  private async persistently(
    read: () => Parameters<typeof readAllOf>[0],
  ): Promise<Awaited<ReturnType<typeof readAllOf>>> {
    for (let retries = 0; ; retries++) {
      try {
        return await readAllOf(read(), this.deadlineMs);
      } catch (error) {
        if (!(error instanceof EventStoreUnavailableError) || retries >= this.readRetries) throw error;
        await sleep(READ_RETRY_MS * 2 ** retries);
      }
    }
  }
}
