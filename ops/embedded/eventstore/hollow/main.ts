import { Server, ServerCredentials } from "@grpc/grpc-js";
import type { ServerDuplexStream, ServerWritableStream } from "@grpc/grpc-js";
import { encodeBatchSuccess } from "../protocol/batch-responses.js";
import type { BatchAddress } from "../protocol/batch-responses.js";
import { decodeReadRequest } from "../protocol/read-request.js";
import { encodeRecordedEvent } from "../protocol/recorded-event.js";
import { decodeBatchAppendRequest } from "../protocol/requests.js";
import { encodeReadEvent } from "../protocol/responses.js";
import { PAGE_EVENTS } from "../reading/pages.js";
import { CallOutlet } from "../service/call-outlet.js";
import { serverFeaturesDefinition, serverFeaturesHandlers, streamsDefinition } from "../service/handlers.js";

/**
 * A server of the protocol that stores nothing: it answers every append at once and sends the same event from memory to
 * every read. It is what the benchmarks compare the embedded server with: the same client, wire and codec, no log.
 */

const event = encodeReadEvent(
  encodeRecordedEvent({
    id: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
    stream: "benchmark-hollow.01",
    revision: 0,
    position: 1_000_000,
    type: "Measured",
    createdAt: Date.now(),
    isJson: true,
    metadata: Buffer.from("{}"),
    data: Buffer.from(process.argv[2] ?? "{}"),
  }),
  undefined,
  1_000_000,
);

function answerAppends(call: ServerDuplexStream<Buffer, Buffer>): void {
  const open = new Map<string, BatchAddress>();
  let position = 0;
  call.on("data", (message: Buffer) => {
    const { correlationId, options, events, isFinal } = decodeBatchAppendRequest(message);
    const id = correlationId!.text;
    if (options) open.set(id, { correlationId: correlationId!, stream: options.stream!, expected: options.expected });
    position += events.length;
    if (!isFinal) return;
    const { expected } = open.get(id)!;
    const revision = (typeof expected === "bigint" ? Number(expected) : -1) + events.length;
    call.write(encodeBatchSuccess(open.get(id)!, revision, position));
    open.delete(id);
  });
  call.on("end", () => call.end());
}

async function answerRead(call: ServerWritableStream<Buffer, Buffer>): Promise<void> {
  const outlet = new CallOutlet(call);
  const count = Number(decodeReadRequest(call.request).count ?? 0);
  for (let sent = 0; sent < count && !outlet.signal.aborted; sent += PAGE_EVENTS) {
    for (let index = sent; index < Math.min(count, sent + PAGE_EVENTS); index++) outlet.send(event);
    await outlet.ready();
  }
  call.end();
}

const server = new Server({ "grpc.max_receive_message_length": -1 });
const refuse = (_: unknown, answer: (error: object) => void) => answer({ code: 12, details: "stores nothing" });
server.addService(streamsDefinition, {
  read: (call: ServerWritableStream<Buffer, Buffer>) => void answerRead(call),
  batchAppend: answerAppends,
  append: refuse,
  delete: refuse,
  tombstone: refuse,
});
server.addService(serverFeaturesDefinition, serverFeaturesHandlers());
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${JSON.stringify({ ready: true, port, url: `esdb://127.0.0.1:${port}?tls=false` })}\n`);
});
process.stdin.on("end", () => process.exit(0)).resume();
