import type { ServerDuplexStream, ServerErrorResponse } from "@grpc/grpc-js";
import { encodeBatchFailure, encodeBatchSuccess } from "../protocol/batch-responses.js";
import type { BatchAddress, BatchFailure } from "../protocol/batch-responses.js";
import { CallError, invalidArgument } from "../protocol/errors.js";
import { decodeBatchAppendRequest } from "../protocol/requests.js";
import type { BatchAppendRequest, BatchOptions } from "../protocol/requests.js";
import type { WrittenUuid } from "../protocol/shared-messages.js";
import { METASTREAM_PREFIX } from "../store/model.js";
import type { AppendOutcome, ExpectedRevision } from "../store/model.js";
import type { AppendParts } from "./append.js";
import { CONNECTION_LIMITS, Holding } from "./connection-memory.js";
import type { ConnectionMemory } from "./connection-memory.js";
import { ProposedAppend } from "./proposed-events.js";
import type { AppendLimits } from "./proposed-events.js";

/** An append of the call that has not been answered. */
interface OpenAppend {
  readonly address: BatchAddress;
  readonly expected: ExpectedRevision;
  readonly events: ProposedAppend;
  /** Milliseconds since the Unix epoch. */
  readonly deadline: number;
  /** Its messages, whose bytes its events are, until it is refused or on the disk. */
  readonly held: Holding;
  isComplete: boolean;
}

/** How long an append without a deadline may take, in milliseconds. */
const DEFAULT_PATIENCE = 10_000;
/** How often deadlines are looked at, in milliseconds. */
const DEADLINE_INTERVAL = 50;
/** What an append and its answer take beside their bytes, about. */
const OVERHEAD_BYTES = 1_000;

/**
 * One `BatchAppend` call: appends come in pieces, mixed, told apart by correlation id, and each is answered exactly once.
 * The client sets no timer of its own, so the deadline of every append is kept here, wherever the append waits.
 */
export class BatchAppendCall {
  private readonly open = new Map<string, OpenAppend>();
  private readonly deadlines: NodeJS.Timeout;
  private readonly unsent: Holding;
  private hasEnded = false;
  private isOver = false;

  constructor(
    private readonly parts: AppendParts,
    private readonly memory: ConnectionMemory,
    private readonly call: ServerDuplexStream<Buffer, Buffer>,
    private readonly failureOf: (error: unknown) => ServerErrorResponse,
  ) {
    this.unsent = new Holding(memory, "answers");
    this.deadlines = setInterval(() => this.answerExpired(), DEADLINE_INTERVAL);
    call.on("data", (message: Buffer) => this.receive(message));
    call.on("end", () => {
      this.hasEnded = true;
      this.endWhenAnswered();
    });
    call.on("cancelled", () => this.abandon());
    call.on("error", () => this.abandon());
  }

  /** Ends the call; what has not been answered is asked again by the client. */
  end(error: unknown): void {
    if (!this.call.cancelled && !this.call.writableEnded) this.call.emit("error", this.failureOf(error));
  }

  private receive(message: Buffer): void {
    if (this.isOver) return;
    try {
      this.take(decodeBatchAppendRequest(message), message.length);
    } catch (error) {
      this.call.emit("error", this.failureOf(error));
    }
  }

  private take(request: BatchAppendRequest, bytes: number): void {
    const { correlationId, options } = request;
    if (correlationId === undefined) throw invalidArgument("Required field CorrelationId not set.");
    if (options && !this.begin(correlationId, options)) return;
    const append = this.open.get(correlationId.text);
    // A later piece of an append that has failed, or of none that was begun.
    if (!append || append.isComplete) return;
    try {
      for (const event of request.events) append.events.add(event);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      return this.settle(append, encodeBatchFailure(append.address, failureOfCall(error, this.parts.limits)));
    }
    append.held.add(bytes);
    if (!this.memory.hasRoomForUnfinished) {
      const { unfinished } = CONNECTION_LIMITS;
      const failure = badRequest(`more than ${unfinished} bytes of appends without an end are open in this connection`);
      return this.settle(append, encodeBatchFailure(append.address, failure));
    }
    if (request.isFinal) void this.write(append);
  }

  /** Is the append open now? If not, its first piece was answered with what is wrong with it. */
  private begin(correlationId: WrittenUuid, options: BatchOptions): boolean {
    if (this.open.has(correlationId.text)) return true;
    const { stream, expected, deadline, patience } = options;
    const address = { correlationId, stream: stream ?? "", expected };
    const until = deadline ?? Date.now() + (patience ?? DEFAULT_PATIENCE);
    const mayWrite = !stream || this.parts.guard.allows(this.call.metadata, "write", stream);
    const failure = mayWrite ? failureOfOptions(stream, expected, until) : ({ kind: "accessDenied" } as const);
    if (failure || expected === undefined) {
      this.send(encodeBatchFailure(address, failure ?? badRequest("no revision")));
      return false;
    }
    const events = new ProposedAppend(this.parts.limits);
    const held = new Holding(this.memory, "unfinished");
    held.add(OVERHEAD_BYTES);
    this.open.set(correlationId.text, { address, expected, events, deadline: until, held, isComplete: false });
    return true;
  }

  private async write(append: OpenAppend): Promise<void> {
    const { address, expected, deadline } = append;
    const { events } = append.events;
    append.isComplete = true;
    append.held.become("writing");
    try {
      const outcome = await this.parts.store.write({
        kind: "append",
        stream: address.stream,
        expected,
        events,
        deadline,
      });
      this.settle(append, answerTo(append, outcome));
    } catch (error) {
      // Whether the append is in the log is not known: the call breaks, and the client asks again.
      this.call.emit("error", this.failureOf(error));
    } finally {
      // Not when it is answered: at its deadline it still waits for the disk.
      append.held.release();
    }
  }

  private answerExpired(): void {
    const now = Date.now();
    for (const append of this.open.values()) {
      if (append.deadline <= now) this.settle(append, encodeBatchFailure(append.address, { kind: "timeout" }));
    }
  }

  /** Answers an append, unless it was answered before, at its deadline: a second answer would break the client. */
  private settle(append: OpenAppend, response: Buffer): void {
    const { text } = append.address.correlationId;
    if (this.open.get(text) !== append) return;
    this.open.delete(text);
    if (!append.isComplete) append.held.release();
    this.send(response);
    this.endWhenAnswered();
  }

  private send(response: Buffer): void {
    if (this.call.cancelled || this.call.writableEnded) return;
    const bytes = response.length + OVERHEAD_BYTES;
    this.unsent.add(bytes);
    this.call.write(response, () => !this.isOver && this.unsent.add(-bytes));
  }

  private endWhenAnswered(): void {
    if (!this.hasEnded || this.open.size > 0) return;
    this.abandon();
    this.call.end();
  }

  private abandon(): void {
    this.isOver = true;
    clearInterval(this.deadlines);
    for (const { held, isComplete } of this.open.values()) if (!isComplete) held.release();
    this.open.clear();
    this.unsent.release();
  }
}

function answerTo({ address, expected }: OpenAppend, outcome: AppendOutcome): Buffer {
  if (outcome.kind === "appended") return encodeBatchSuccess(address, outcome.revision, outcome.position);
  return encodeBatchFailure(address, failureOfOutcome(outcome, expected));
}

function failureOfOutcome(
  outcome: Exclude<AppendOutcome, { kind: "appended" }>,
  expected: ExpectedRevision,
): BatchFailure {
  if (outcome.kind === "wrongRevision") return { kind: "wrongRevision", expected, current: outcome.current };
  if (outcome.kind === "streamDeleted") return { kind: "streamDeleted" };
  if (outcome.kind === "expired") return { kind: "timeout" };
  return { kind: "unknown", message: "The disk of the event store is full; the append was refused." };
}

function failureOfOptions(
  stream: string | undefined,
  expected: ExpectedRevision | undefined,
  deadline: number,
): BatchFailure | undefined {
  if (!stream) return badRequest("Required field StreamIdentifier not set.");
  if (stream === METASTREAM_PREFIX) return badRequest("The metadata of no stream cannot be written.");
  if (stream === "$all") return badRequest("Nothing can be written to $all.");
  if (expected === undefined) return badRequest("Required field ExpectedStreamPosition not set.");
  return deadline <= Date.now() ? { kind: "timeout" } : undefined;
}

function failureOfCall(error: CallError, limits: AppendLimits): BatchFailure {
  if (error.trailers["exception"] === "maximum-append-size-exceeded") return { kind: "tooLarge", limit: limits.data };
  return badRequest(error.message);
}

function badRequest(message: string): BatchFailure {
  return { kind: "badRequest", message };
}
