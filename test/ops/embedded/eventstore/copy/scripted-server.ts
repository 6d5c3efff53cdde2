import { randomUUID } from "node:crypto";
import { Server, ServerCredentials, type ServerDuplexStream, type ServerWritableStream } from "@grpc/grpc-js";
import {
  encodeBatchFailure,
  encodeBatchSuccess,
} from "../../../../../ops/embedded/eventstore/protocol/batch-responses.js";
import { decodeReadRequest } from "../../../../../ops/embedded/eventstore/protocol/read-request.js";
import { encodeRecordedEvent } from "../../../../../ops/embedded/eventstore/protocol/recorded-event.js";
import { decodeBatchAppendRequest } from "../../../../../ops/embedded/eventstore/protocol/requests.js";
import { encodeReadEvent } from "../../../../../ops/embedded/eventstore/protocol/responses.js";
import { method } from "../../../../../ops/embedded/eventstore/service/method.js";

/** What a server shows or does that an embedded one never would. */
export interface Script {
  /** The whole log, as streams and revisions. */
  readonly log: readonly (readonly [stream: string, revision: number])[];
  /** Is the append with this number, from 0, refused for want of room? */
  readonly refuses?: (append: number) => boolean;
}

/** A server that plays a part; gives its connection string and what ends it. */
export async function scriptedServer({ log, refuses = () => false }: Script): Promise<[url: string, end: () => void]> {
  const events = log.map(([stream, revision], index) => {
    const position = 100 + index;
    const nothing = Buffer.alloc(0);
    const event = { id: randomUUID(), stream, revision, position, type: "Happened", createdAt: 0, isJson: false };
    return { position, bytes: encodeRecordedEvent({ ...event, metadata: nothing, data: nothing }) };
  });
  const server = new Server();
  const path = (name: string) => `/event_store.client.streams.Streams/${name}`;
  server.addService(
    { read: method(path("Read"), "one", "many"), batchAppend: method(path("BatchAppend"), "many", "many") },
    {
      read: (call: ServerWritableStream<Buffer, Buffer>) => {
        const { backwards, from } = decodeReadRequest(call.request);
        const first = typeof from === "bigint" ? Number(from) : 0;
        const wanted = backwards ? events.slice(-1) : events.filter(({ position }) => position >= first);
        for (const { bytes, position } of wanted) call.write(encodeReadEvent(bytes, undefined, position));
        call.end();
      },
      batchAppend: (call: ServerDuplexStream<Buffer, Buffer>) => {
        let appends = 0;
        call.on("data", (message: Buffer) => {
          const { correlationId, options } = decodeBatchAppendRequest(message);
          const address = { correlationId: correlationId!, stream: options!.stream!, expected: options!.expected };
          const failure = { kind: "unknown", message: "no room" } as const;
          call.write(refuses(appends++) ? encodeBatchFailure(address, failure) : encodeBatchSuccess(address, 0, 1));
        });
        call.on("error", () => undefined);
      },
    },
  );
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return [`esdb://127.0.0.1:${port}?tls=false`, () => server.forceShutdown()];
}
