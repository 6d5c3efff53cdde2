import { randomUUID } from "node:crypto";
import { JSON_CONTENT, encodeRecordedEvent } from "../protocol/recorded-event.js";
import type { ProposedEvent } from "../protocol/requests.js";
import { encodeReadEvent } from "../protocol/responses.js";

const NOTHING = Buffer.alloc(0);
/** About as many bytes as an event takes in a log, so that positions on the wire are as long. */
const EVENT_BYTES = 560;

/** A log that holds nothing: it counts what is appended, hands it to whoever follows, and forgets it. */
export class HollowLog {
  private readonly followers = new Set<(message: Buffer) => void>();
  private position = 0;
  /** The one event that every read is answered with. */
  readonly sample: Buffer;

  /**
   * @param events how many events it pretends to hold
   * @param data of each of them
   * @param stream of each of them
   */
  constructor(
    readonly events: number,
    data: string,
    stream: string,
  ) {
    this.position = events * EVENT_BYTES;
    const proposed = { id: undefined, type: "Measured", contentType: JSON_CONTENT, metadata: NOTHING };
    this.sample = this.messageOf(stream, Math.max(0, events - 1), { ...proposed, data: Buffer.from(data) });
  }

  /** Takes events in, without keeping them; returns the position of the last. */
  append(stream: string, firstRevision: number, events: readonly ProposedEvent[]): number {
    for (const [index, event] of events.entries()) {
      this.position += EVENT_BYTES;
      if (this.followers.size === 0) continue;
      const message = this.messageOf(stream, firstRevision + index, event);
      for (const follower of this.followers) follower(message);
    }
    return this.position;
  }

  /** Calls `follower` with each event that is appended from now on, until the signal aborts. */
  follow(follower: (message: Buffer) => void, signal: AbortSignal): void {
    this.followers.add(follower);
    signal.addEventListener("abort", () => this.followers.delete(follower));
  }

  private messageOf(stream: string, revision: number, event: ProposedEvent): Buffer {
    const { position } = this;
    const { id = randomUUID(), type = "", metadata, data } = event;
    const recorded = { id, stream, revision, position, type, createdAt: Date.now(), isJson: true, metadata, data };
    return encodeReadEvent(encodeRecordedEvent(recorded), undefined, position);
  }
}
