import { randomUUID } from "node:crypto";
import type { ServerDuplexStream, ServerReadableStream, ServerWritableStream, sendUnaryData } from "@grpc/grpc-js";
import { encodeBatchSuccess } from "../protocol/batch-responses.js";
import { decodeReadRequest } from "../protocol/read-request.js";
import { decodeAppendRequest, decodeBatchAppendRequest } from "../protocol/requests.js";
import type { BatchOptions, ProposedEvent, StreamOptions } from "../protocol/requests.js";
import { encodeAppendSuccess, encodeCaughtUp, encodeSubscriptionConfirmed } from "../protocol/responses.js";
import { PAGE_EVENTS } from "../reading/pages.js";
import { CallOutlet } from "../service/call-outlet.js";
import type { HollowLog } from "./log.js";

/** Answers `BatchAppend`: each append at once when its last piece is there. */
export function answerBatchAppends(log: HollowLog, call: ServerDuplexStream<Buffer, Buffer>): void {
  const open = new Map<string, { readonly options: BatchOptions; readonly events: ProposedEvent[] }>();
  call.on("data", (message: Buffer) => {
    const { correlationId, options, events, isFinal } = decodeBatchAppendRequest(message);
    const id = correlationId!.text;
    if (options) open.set(id, { options, events: [] });
    const append = open.get(id)!;
    append.events.push(...events);
    if (!isFinal) return;
    open.delete(id);
    const { revision, position } = taken(log, append.options, append.events);
    const { stream, expected } = append.options;
    call.write(encodeBatchSuccess({ correlationId: correlationId!, stream: stream!, expected }, revision, position));
  });
  call.on("end", () => call.end());
}

/** Answers `Append` when the client has said everything. */
export function answerAppend(
  log: HollowLog,
  call: ServerReadableStream<Buffer, Buffer>,
  answer: sendUnaryData<Buffer>,
): void {
  let options: StreamOptions | undefined;
  const events: ProposedEvent[] = [];
  call.on("data", (message: Buffer) => {
    const request = decodeAppendRequest(message);
    if (request.kind === "options") ({ options } = request);
    else if (request.kind === "event") events.push(request.event);
  });
  call.on("end", () => {
    const { revision, position } = taken(log, options!, events);
    answer(null, encodeAppendSuccess(revision, position));
  });
}

/** Answers a read with as many copies of one event as it asks for, a subscription with all and then with what comes. */
export async function answerRead(log: HollowLog, call: ServerWritableStream<Buffer, Buffer>): Promise<void> {
  const outlet = new CallOutlet(call);
  const { count, from, isSubscription } = decodeReadRequest(call.request);
  if (isSubscription) outlet.send(encodeSubscriptionConfirmed(randomUUID()));
  const events = isSubscription ? (from === "end" ? 0 : log.events) : Number(count ?? 0);
  for (let sent = 0; sent < events && !outlet.signal.aborted; sent += PAGE_EVENTS) {
    for (let index = sent; index < Math.min(events, sent + PAGE_EVENTS); index++) outlet.send(log.sample);
    await outlet.ready();
  }
  if (!isSubscription) {
    call.end();
    return;
  }
  outlet.send(encodeCaughtUp());
  log.follow((message) => outlet.send(message), outlet.signal);
}

/** What a server that keeps its events would answer. */
function taken(log: HollowLog, { stream, expected }: StreamOptions, events: readonly ProposedEvent[]) {
  const first = typeof expected === "bigint" ? Number(expected) + 1 : 0;
  return { revision: first + events.length - 1, position: log.append(stream!, first, events) };
}
