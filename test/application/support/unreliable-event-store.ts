import {
  EventStoreUnavailableError,
  type AppendReceipt,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type ReadStreamOptions,
  type StreamName,
} from "../../../application/event-store/index.js";

/** What happens to one append: it is lost on the way, or written and the answer is lost. */
export type Mishap = "request-lost" | "answer-lost" | "none";

/** A store whose appends meet mishaps, and which tells what was asked of it. */
export class UnreliableEventStore implements EventStore {
  readonly appends: { readonly expected: ExpectedRevision; readonly ids: readonly string[] }[] = [];
  readonly reads: { readonly stream: string; readonly fromRevision: bigint | undefined }[] = [];
  beforeAppend: () => Promise<void> = async () => undefined;

  constructor(
    private readonly inner: EventStore,
    private readonly mishaps: Mishap[] = [],
  ) {}

  async append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendReceipt> {
    this.appends.push({ expected, ids: events.map((event) => event.eventId) });
    await this.beforeAppend();
    const mishap = this.mishaps.shift() ?? "none";
    if (mishap === "request-lost") throw new EventStoreUnavailableError("the request was lost");
    const receipt = await this.inner.append(stream, expected, events);
    if (mishap === "answer-lost") throw new EventStoreUnavailableError("the answer was lost");
    return receipt;
  }

  readStream(stream: StreamName, options: ReadStreamOptions = {}) {
    this.reads.push({ stream, fromRevision: options.fromRevision });
    return this.inner.readStream(stream, options);
  }
  readAll: EventStore["readAll"] = (...given) => this.inner.readAll(...given);
  subscribe: EventStore["subscribe"] = (options) => this.inner.subscribe(options);
  latest: EventStore["latest"] = (maxCount) => this.inner.latest(maxCount);
  at: EventStore["at"] = (position) => this.inner.at(position);
  head: EventStore["head"] = () => this.inner.head();
  close: EventStore["close"] = () => this.inner.close();
}
