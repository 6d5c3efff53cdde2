import type { Metadata, ServerErrorResponse, ServerReadableStream, sendUnaryData } from "@grpc/grpc-js";
import {
  CallError,
  Status,
  diskFull,
  invalidArgument,
  streamDeleted,
  tooMuchUnfinished,
  wrongExpectedRevision,
} from "../protocol/errors.js";
import { decodeAppendRequest, decodeDeleteRequest } from "../protocol/requests.js";
import { encodeAppendSuccess, encodeAppendWrongRevision, encodeDeleted } from "../protocol/responses.js";
import type { EventStore } from "../store/event-store.js";
import { METASTREAM_PREFIX } from "../store/model.js";
import type { AppendOutcome, ExpectedRevision, WriteRequest } from "../store/model.js";
import { CONNECTION_LIMITS, Holding } from "./connection-memory.js";
import type { ConnectionMemory } from "./connection-memory.js";
import type { Guard } from "./guard.js";
import { ProposedAppend } from "./proposed-events.js";
import type { AppendLimits } from "./proposed-events.js";

interface Target {
  readonly stream: string;
  readonly expected: ExpectedRevision;
}

/** What an append stands on. */
export interface AppendParts {
  readonly store: EventStore;
  readonly limits: AppendLimits;
  readonly guard: Guard;
}

/** `Append`: one stream of requests, options first, is one append. Gives what ends the call before its time. */
export function handleAppend(
  { store, limits, guard }: AppendParts,
  memory: ConnectionMemory,
  call: ServerReadableStream<Buffer, Buffer>,
  answer: sendUnaryData<Buffer>,
  failureOf: (error: unknown) => ServerErrorResponse,
): (error: unknown) => void {
  const append = new ProposedAppend(limits);
  const held = new Holding(memory, "unfinished");
  let target: Target | undefined;
  let isOver = false;
  let isWriting = false;
  const finish = (error: ServerErrorResponse | null, response?: Buffer) => {
    if (isOver) return;
    isOver = true;
    if (!isWriting) held.release();
    answer(error, response);
  };
  const receive = (message: Buffer) => {
    const request = decodeAppendRequest(message);
    if (request.kind === "options") {
      const { stream, expected } = targetOf(request.options.stream, request.options.expected);
      guard.check(call.metadata, "write", stream);
      target = { stream, expected };
    } else if (request.kind === "event") append.add(request.event);
    held.add(message.length);
    if (!memory.hasRoomForUnfinished) throw tooMuchUnfinished(CONNECTION_LIMITS.unfinished);
  };
  call.on("data", (message: Buffer) => {
    if (isOver) return;
    try {
      receive(message);
    } catch (error) {
      finish(failureOf(error));
    }
  });
  call.on("end", () => {
    if (isOver) return;
    if (!target) return finish(failureOf(invalidArgument("an append begins with its options")));
    const { stream, expected } = target;
    isWriting = true;
    held.become("writing");
    void store
      .write({ kind: "append", stream, expected, events: append.events })
      .then((outcome) => finish(null, appendResponse(stream, expected, outcome)))
      .catch((error: unknown) => finish(failureOf(error)))
      .finally(() => held.release());
  });
  call.on("cancelled", () => {
    isOver = true;
    if (!isWriting) held.release();
  });
  return (error) => finish(failureOf(error));
}

/** `Delete` (the stream can come again) and `Tombstone` (it cannot). */
export async function deleteStream(
  store: EventStore,
  guard: Guard,
  kind: Exclude<WriteRequest["kind"], "append">,
  message: Buffer,
  metadata: Metadata,
): Promise<Buffer> {
  const options = decodeDeleteRequest(message);
  const { stream, expected } = targetOf(options.stream, options.expected);
  guard.check(metadata, "delete", stream);
  const outcome = await store.write({ kind, stream, expected, events: [] });
  if (outcome.kind === "wrongRevision") throw wrongExpectedRevision(stream, expected, outcome.current);
  return encodeDeleted(successOf(stream, outcome).position);
}

function appendResponse(stream: string, expected: ExpectedRevision, outcome: AppendOutcome): Buffer {
  if (outcome.kind === "wrongRevision") return encodeAppendWrongRevision(expected, outcome.current);
  const { revision, position } = successOf(stream, outcome);
  return encodeAppendSuccess(revision, position);
}

function successOf(
  stream: string,
  outcome: Exclude<AppendOutcome, { kind: "wrongRevision" }>,
): Extract<AppendOutcome, { kind: "appended" }> {
  if (outcome.kind === "streamDeleted") throw streamDeleted(stream);
  if (outcome.kind === "diskFull") throw diskFull();
  if (outcome.kind === "expired") throw new CallError(Status.deadlineExceeded, "Deadline Exceeded");
  return outcome;
}

function targetOf(stream: string | undefined, expected: ExpectedRevision | undefined): Target {
  if (!stream) throw invalidArgument("Required field StreamIdentifier not set.");
  if (stream === METASTREAM_PREFIX) throw invalidArgument("The metadata of no stream cannot be written.");
  if (stream === "$all") throw invalidArgument("Nothing can be written to $all.");
  if (expected === undefined) throw invalidArgument("Required field ExpectedStreamRevision not set.");
  return { stream, expected };
}
