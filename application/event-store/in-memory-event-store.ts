import { InvariantError, instant, type Instant } from "../../domain/shared/index.js";
import { serialised } from "./json.js";
import {
  WrongRevisionError,
  type AppendReceipt,
  type Envelope,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type JsonObject,
  type Position,
  type ReadStreamOptions,
  type StoredEvent,
  type StreamName,
  type SubscribeOptions,
  type SubscriptionItem,
} from "./port.js";

/** The whole contract of the event store in memory, for tests. Events are copied on the way in and frozen. */
export class InMemoryEventStore implements EventStore {
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly log: StoredEvent[] = [];
  private readonly sleepers = new Set<() => void>();

  constructor(private readonly now: () => Instant = () => instant(new Date())) {}

  async append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendReceipt> {
    if (events.length === 0) throw new InvariantError("an append holds at least one event");
    const texts = serialised(stream, events);
    const existing = this.streams.get(stream) ?? [];
    const next = expected === "noStream" ? 0 : Number(expected) + 1;
    if (existing.length !== next)
      return earlierReceipt(stream, expected, existing.slice(next), events, existing.length);
    const recordedAt = this.now();
    const stored = events.map((event, index): StoredEvent => {
      const commit = BigInt(this.log.length + index + 1) * 64n;
      return Object.freeze({
        eventId: event.eventId,
        type: event.type,
        data: frozen(JSON.parse(texts[index]!.data) as JsonObject),
        envelope: frozen(JSON.parse(texts[index]!.metadata) as Envelope),
        streamName: stream,
        revision: BigInt(next + index),
        position: Object.freeze({ commit, prepare: commit }),
        recordedAt,
      });
    });
    this.streams.set(stream, [...existing, ...stored]);
    this.log.push(...stored);
    for (const wake of this.sleepers) wake();
    return receiptOf(stored.at(-1)!);
  }

  async readStream(stream: StreamName, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    const events = this.streams.get(stream) ?? [];
    const count = options.maxCount ?? events.length;
    if (options.direction === "backwards") {
      const last = options.fromRevision === undefined ? events.length : Number(options.fromRevision) + 1;
      return events.slice(0, last).reverse().slice(0, count);
    }
    return events.slice(Number(options.fromRevision ?? 0n)).slice(0, count);
  }

  async readAll(after: Position | undefined, maxCount: number): Promise<readonly StoredEvent[]> {
    const from = this.indexAfter(after);
    return this.log.slice(from, from + maxCount);
  }

  async latest(maxCount: number): Promise<readonly StoredEvent[]> {
    return this.log.slice(Math.max(0, this.log.length - maxCount)).reverse();
  }

  async at({ commit, prepare }: Position): Promise<StoredEvent | undefined> {
    return this.log.find(({ position }) => position.commit === commit && position.prepare === prepare);
  }

  async *subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionItem> {
    let cursor = this.indexAfter(options.after);
    let caughtUp = false;
    let skipped: Position | undefined;
    while (options.signal?.aborted !== true) {
      const event = this.log[cursor];
      if (event === undefined) {
        if (skipped) yield { kind: "checkpoint", position: skipped };
        skipped = undefined;
        if (!caughtUp) yield { kind: "caughtUp" };
        caughtUp = true;
        if (this.log[cursor] === undefined) await this.somethingNew(options.signal);
        continue;
      }
      cursor += 1;
      const wanted = options.prefixes?.some((prefix) => event.streamName.startsWith(prefix)) ?? true;
      skipped = wanted ? undefined : event.position;
      if (wanted) yield { kind: "event", event };
    }
  }

  async head(): Promise<Position | undefined> {
    return this.log.at(-1)?.position;
  }

  async close(): Promise<void> {
    for (const wake of this.sleepers) wake();
  }

  private indexAfter(after: Position | undefined): number {
    if (after === undefined) return 0;
    const index = this.log.findIndex((event) => event.position.commit > after.commit);
    return index < 0 ? this.log.length : index;
  }

  private async somethingNew(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        this.sleepers.delete(wake);
        signal?.removeEventListener("abort", wake);
        resolve();
      };
      this.sleepers.add(wake);
      signal?.addEventListener("abort", wake);
    });
  }
}

/** The same batch sent again at the same revision was written before: success, as a server of the protocol answers. */
function earlierReceipt(
  stream: string,
  expected: ExpectedRevision,
  written: readonly StoredEvent[],
  events: readonly EventToAppend[],
  length: number,
): AppendReceipt {
  if (events.every((event, index) => written[index]?.eventId === event.eventId))
    return receiptOf(written[events.length - 1]!);
  throw new WrongRevisionError(stream, expected, length === 0 ? "noStream" : BigInt(length - 1));
}

function receiptOf(event: StoredEvent): AppendReceipt {
  return { position: event.position, revision: event.revision };
}

function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) frozen(member);
  }
  return value;
}
