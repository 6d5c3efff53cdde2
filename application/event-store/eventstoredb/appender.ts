import { randomUUID } from "node:crypto";
import type { EventStoreDBClient } from "@eventstore/db-client";
import { DefterError } from "../../errors.js";
import { serialised } from "../json.js";
import {
  EventStoreUnavailableError,
  type AppendReceipt,
  type EventToAppend,
  type ExpectedRevision,
  type StreamName,
} from "../port.js";
import { appendFailure } from "./failures.js";
import {
  appendRequests,
  correlationOf,
  errorOf,
  openAppendCall,
  type AppendCall,
  type AppendResponse,
} from "./protocol.js";

interface Pending {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly lastRevision: bigint;
  readonly resolve: (receipt: AppendReceipt) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** A call and the appends that wait for its answers. What happens to one call never touches another. */
interface Line {
  readonly call: AppendCall;
  readonly pending: Map<string, Pending>;
  /** Nothing new goes out on it. */
  over: boolean;
}

const MAX_PENDING = 10_000;
/** The server gives up by itself, after ten seconds or less; we wait this much longer for that answer. */
const GRACE_MS = 1_000;

/**
 * Appends over one BatchAppend call of the client's channel.
 *
 * Not the client's own `appendToStream` (6.2.1), which cannot be made safe from outside: its promises live in one map
 * for all clients of a process, so that one broken connection rejects everybody's appends, and an answer that comes
 * after that throws out of an event handler and ends the process; it waits for ever on a silent server, on a call that
 * the server closed, and on data that does not serialise. Here every append has a deadline, every answer its own call.
 */
export class Appender {
  private current: Line | undefined;
  private opening: Promise<Line> | undefined;
  private pendingCount = 0;
  private closed = false;

  constructor(
    private readonly client: () => EventStoreDBClient,
    private readonly deadlineMs: number,
  ) {}

  async append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendReceipt> {
    const texts = serialised(stream, events);
    if (this.closed) throw new EventStoreUnavailableError("the event store is closed");
    if (this.pendingCount >= MAX_PENDING)
      throw new DefterError("LIMIT", "too-many-appends", { facts: { pending: this.pendingCount } });
    const proposed = events.map(({ eventId, type }, index) => ({ eventId, type, ...texts[index]! }));
    this.pendingCount += 1;
    try {
      return await this.send(stream, expected, proposed);
    } finally {
      this.pendingCount -= 1;
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    const line = this.current ?? (await this.opening?.catch(() => undefined));
    if (line) this.retire(line, new EventStoreUnavailableError("the event store was closed"));
  }

  private send(
    stream: StreamName,
    expected: ExpectedRevision,
    events: Parameters<typeof appendRequests>[3],
  ): Promise<AppendReceipt> {
    return new Promise((resolve, reject) => {
      const correlationId = randomUUID();
      let line: Line | undefined;
      let expired = false;
      const timer = setTimeout(() => {
        expired = true;
        line?.pending.delete(correlationId);
        reject(new EventStoreUnavailableError(`${stream}: no answer in time`));
        // Whoever does not answer one does not answer the next: those to come go out on a fresh call.
        this.opening = undefined;
        if (line) this.abandon(line);
      }, this.deadlineMs + GRACE_MS);
      const fail = (message: string, cause?: unknown) => {
        clearTimeout(timer);
        reject(new EventStoreUnavailableError(`${stream}: ${message}`, cause));
      };
      const lastRevision = (expected === "noStream" ? -1n : expected) + BigInt(events.length);
      const write = (opened: Line) => {
        if (expired) return;
        if (opened.over) return fail("the call ended");
        line = opened;
        line.pending.set(correlationId, { stream, expected, lastRevision, resolve, reject, timer });
        for (const request of appendRequests(correlationId, stream, expected, events)) line.call.write(request);
      };
      if (this.current) write(this.current);
      else this.open().then(write, (error: unknown) => fail("not connected", error));
    });
  }

  private open(): Promise<Line> {
    if (this.opening) return this.opening;
    const opening = openAppendCall(this.client()).then((call) => {
      const line = this.listen(call);
      if (this.opening === opening) this.current = line;
      return line;
    });
    this.opening = opening;
    const done = () => {
      if (this.opening === opening) this.opening = undefined;
    };
    opening.then(done, done);
    return opening;
  }

  private listen(call: AppendCall): Line {
    const line: Line = { call, pending: new Map(), over: false };
    call.on("data", (response: AppendResponse) => answer(line, response));
    call.on("error", (error: Error) => this.retire(line, error));
    call.on("end", () => this.retire(line, new Error("the server closed the call")));
    return line;
  }

  /** The call is over: what waits on it may or may not have been written. */
  private retire(line: Line, cause: Error): void {
    this.leave(line);
    const waiting = [...line.pending.values()];
    line.pending.clear();
    for (const { timer, reject, stream } of waiting) {
      clearTimeout(timer);
      reject(new EventStoreUnavailableError(`${stream}: ${cause.message}`, cause));
    }
    line.call.cancel();
  }

  /** Nothing new goes out on this call; what still waits on it keeps its own deadline. */
  private abandon(line: Line): void {
    this.leave(line);
    if (line.pending.size === 0) line.call.cancel();
  }

  private leave(line: Line): void {
    line.over = true;
    if (this.current === line) this.current = undefined;
  }
}

function answer(line: Line, response: AppendResponse): void {
  const correlationId = correlationOf(response);
  const pending = correlationId === null ? undefined : line.pending.get(correlationId);
  // An answer to what we gave up on, or to nothing that we asked.
  if (correlationId === null || pending === undefined) return;
  line.pending.delete(correlationId);
  clearTimeout(pending.timer);
  if (line.over && line.pending.size === 0) line.call.cancel();
  const position = response.getSuccess()?.getPosition();
  if (response.hasError()) pending.reject(appendFailure(errorOf(response, pending.stream), pending));
  else if (!position) pending.reject(new EventStoreUnavailableError(`${pending.stream}: success without a position`));
  else
    pending.resolve({
      position: { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) },
      revision: pending.lastRevision,
    });
}
