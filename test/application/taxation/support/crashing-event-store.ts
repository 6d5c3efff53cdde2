import type {
  EventStore,
  EventToAppend,
  ExpectedRevision,
  StreamName,
} from "../../../../application/event-store/index.js";

/** The process is gone: nothing that comes after it is carried out. */
export class Crash extends Error {
  override readonly name = "Crash";
}

/**
 * A store whose process dies: so many appends are written, the next is not, and nothing after it either. With `lost`,
 * the last append that was written is not known to the caller any more.
 */
export class CrashingEventStore implements EventStore {
  private appended = 0;

  constructor(
    private readonly inner: EventStore,
    private readonly survivedAppends: number,
    private readonly lost = false,
  ) {}

  async append(stream: StreamName, expected: ExpectedRevision, events: readonly EventToAppend[]) {
    if (this.appended >= this.survivedAppends) throw new Crash("the process died");
    this.appended += 1;
    const receipt = await this.inner.append(stream, expected, events);
    if (this.lost && this.appended >= this.survivedAppends) throw new Crash("the process died after the write");
    return receipt;
  }

  readStream: EventStore["readStream"] = (...given) => this.inner.readStream(...given);
  readAll: EventStore["readAll"] = (...given) => this.inner.readAll(...given);
  subscribe: EventStore["subscribe"] = (options) => this.inner.subscribe(options);
  latest: EventStore["latest"] = (maxCount) => this.inner.latest(maxCount);
  at: EventStore["at"] = (position) => this.inner.at(position);
  head: EventStore["head"] = () => this.inner.head();
  close: EventStore["close"] = () => this.inner.close();
}
