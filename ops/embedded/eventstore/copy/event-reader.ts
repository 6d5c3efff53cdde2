import type { ClientReadableStream } from "@grpc/grpc-js";
import { MEBIBYTE } from "../../bytes.js";
import { copiedEvent, type CopiedEvent } from "./copied-event.js";
import { CopyServerError, type Role } from "./failures.js";

/** So many bytes of events wait to be taken at most; the rest waits in the server. */
const MOST_BYTES = 4 * MEBIBYTE;

/** The events of one read as they come in. Taken one by one, they cost no turn of the event loop each. */
export class EventReader {
  private queue: CopiedEvent[] = [];
  private at = 0;
  private bytes = 0;
  private isOver = false;
  private failure: unknown;
  private wake: (() => void) | undefined;

  constructor(
    private readonly call: ClientReadableStream<Buffer>,
    private readonly role: Role,
  ) {
    call.on("data", (answer: Buffer) => this.take(answer));
    call.on("end", () => this.end(undefined));
    call.on("error", (error: Error) => this.end(error));
  }

  /** The next event; undefined behind the last. @throws CopyServerError */
  async next(): Promise<CopiedEvent | undefined> {
    while (this.at === this.queue.length) {
      if (this.failure) throw CopyServerError.from(this.role, this.failure);
      if (this.isOver) return undefined;
      [this.queue, this.at, this.bytes] = [[], 0, 0];
      const more = new Promise<void>((resolve) => (this.wake = resolve));
      this.call.resume();
      await more;
    }
    return this.queue[this.at++];
  }

  close(): void {
    this.call.cancel();
  }

  private take(answer: Buffer): void {
    try {
      const event = copiedEvent(answer);
      if (event) this.queue.push(event);
    } catch (error) {
      this.end(error);
      this.call.cancel();
    }
    this.bytes += answer.length;
    if (this.bytes >= MOST_BYTES) this.call.pause();
    this.wake?.();
  }

  private end(failure: unknown): void {
    this.failure ??= failure;
    this.isOver = true;
    this.wake?.();
  }
}
