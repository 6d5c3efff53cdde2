import { randomUUID } from "node:crypto";
import type { ClientDuplexStream } from "@grpc/grpc-js";
import { MEBIBYTE } from "../../bytes.js";
import { appendAnswer, type AppendFailure } from "./append-answer.js";
import { movesTheBeginning, nameOf, type CopiedEvent } from "./copied-event.js";
import { CopyRefusedError, CopyServerError } from "./failures.js";
import { appendRequests } from "./requests.js";

interface Sent {
  readonly events: readonly CopiedEvent[];
  readonly bytes: number;
}

/** So many appends, or so many bytes, are on their way at most: what the server works through in a flush or two. */
const APPENDS_ON_THE_WAY = 256;
const BYTES_ON_THE_WAY = 8 * MEBIBYTE;
/** Far off: an append that expired, while later ones did not, would put the target's log out of order. In milliseconds. */
const DEADLINE = 3_600_000;
/** A server that says nothing for so long is given up; after a failure, so long others are waited for. In milliseconds. */
const SILENCE = 120_000;
const LAST_ANSWERS = 5_000;

/**
 * Sends appends one after the other on one call, without waiting for each: the server takes them in the order in which they
 * come, so that the target's log has the order of the source's. The first that fails ends the line.
 */
export class AppendLine {
  private readonly waiting = new Map<string, Sent>();
  private bytes = 0;
  private failure: Error | undefined;
  /** Later appends were taken after one that was refused. */
  private isOvertaken = false;
  private isOver = false;
  private wake: (() => void) | undefined;

  constructor(private readonly call: ClientDuplexStream<Buffer, Buffer>) {
    call.on("data", (bytes: Buffer) => this.take(bytes));
    call.on("error", (error: Error) => this.end(error));
    call.on("end", () => this.end(new Error("it closed the call")));
  }

  /** Resolves when the append is on its way. @throws CopyRefusedError, CopyServerError: what an append before it met */
  async append(events: readonly CopiedEvent[], bytes: number): Promise<void> {
    await this.until(() => this.waiting.size < APPENDS_ON_THE_WAY && this.bytes < BYTES_ON_THE_WAY);
    const correlationId = randomUUID();
    this.waiting.set(correlationId, { events, bytes });
    this.bytes += bytes;
    for (const request of appendRequests(correlationId, events, DEADLINE)) this.call.write(request);
  }

  /** Resolves when everything that was sent is durable. @throws CopyRefusedError, CopyServerError */
  settled(): Promise<void> {
    return this.until(() => this.waiting.size === 0);
  }

  close(): void {
    this.call.cancel();
  }

  private async until(isSo: () => boolean): Promise<void> {
    while (!this.failure && !isSo()) if (!(await this.news(SILENCE))) this.end(new Error("it does not answer"));
    if (!this.failure) return;
    while (!this.isOver && this.waiting.size > 0 && (await this.news(LAST_ANSWERS)));
    if (!this.isOvertaken) throw this.failure;
    throw new CopyRefusedError(
      `${this.failure.message}; the target took later events nevertheless, so that its order is no longer the source's: ` +
        `begin once more with an empty target`,
    );
  }

  /** Waits for the next answer. Did it come in time? */
  private async news(patience: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const came = await new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), patience);
      this.wake = () => resolve(true);
    });
    clearTimeout(timer);
    return came;
  }

  private take(bytes: Buffer): void {
    const { correlationId, failure } = appendAnswer(bytes);
    const sent = this.waiting.get(correlationId);
    if (!sent) return;
    this.waiting.delete(correlationId);
    this.bytes -= sent.bytes;
    const isRefused = failure && !isThere(sent.events[0]!, failure);
    if (!isRefused) this.isOvertaken ||= this.failure instanceof CopyRefusedError;
    else this.failure ??= refusal(sent.events[0]!, failure);
    this.wake?.();
  }

  private end(cause: Error): void {
    this.isOver = true;
    this.failure ??= CopyServerError.from("target", cause);
    this.wake?.();
  }
}

/** The target wrote it when the deleted stream began again; that it says the same is seen when the logs are compared. */
function isThere(event: CopiedEvent, { details, current }: AppendFailure): boolean {
  return details === "WrongExpectedVersion" && movesTheBeginning(event) && current >= event.revision;
}

function refusal(event: CopiedEvent, { code, message, details, current }: AppendFailure): Error {
  const name = nameOf(event);
  if (details === "WrongExpectedVersion" && current < event.revision - 1n)
    return new CopyRefusedError(
      `the source shows ${name} and not the events before it, which were scavenged there: in the target it cannot have its revision`,
    );
  if (details === "WrongExpectedVersion")
    return new CopyRefusedError(`somebody else writes to the target: ${event.stream} is at ${current} before ${name}`);
  if (details === "StreamDeleted") return new CopyRefusedError(`the target has ended the stream of ${name}`);
  if (details === "MaximumAppendSizeExceeded" || details === "BadRequest")
    return new CopyRefusedError(`the target does not take ${name}: ${message}`);
  if (details === "Unknown") return new CopyRefusedError(`the target refused ${name}: ${message}`);
  return CopyServerError.from("target", Object.assign(new Error(`${name}: ${message}`), { code }));
}
