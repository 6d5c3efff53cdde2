import { once } from "node:events";
import { connect } from "node:http2";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test } from "@jest/globals";
import { Client, Server, ServerCredentials, credentials } from "@grpc/grpc-js";
import type { ServerWritableStream } from "@grpc/grpc-js";
import { flowingAnswers } from "../../../../../ops/embedded/eventstore/service/flowing-answers.js";
import { method } from "../../../../../ops/embedded/eventstore/service/method.js";
import { openCall } from "../../../../faults/fuzzing/grpc-frames.js";

const PATH = "/numbers/Count";
const asItIs = (bytes: Buffer) => bytes;
const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.forceShutdown()));

type Call = ServerWritableStream<Buffer, Buffer>;

/** Serves one method; gives the port. */
async function serve(answer: (call: Call) => void): Promise<number> {
  const server = new Server({ interceptors: [flowingAnswers] });
  servers.push(server);
  server.addService({ count: method(PATH, "one", "many") }, { count: answer });
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    );
  });
}

function numbered(number: number, bytes: number): Buffer {
  const message = Buffer.alloc(bytes);
  message.writeUInt32LE(number);
  return message;
}

describe("answers that flow", () => {
  test("what is ready together reaches the client together", async () => {
    const port = await serve((call) => {
      for (let number = 0; number < 300; number++) call.write(numbered(number, 20));
      call.end();
    });
    const session = connect(`http://127.0.0.1:${port}`);
    const request = openCall(session, PATH);
    const pieces: Buffer[] = [];
    let status: unknown;
    request.on("trailers", (trailers) => (status = trailers["grpc-status"]));
    request.on("data", (piece: Buffer) => pieces.push(piece)).end(Buffer.alloc(5));
    await once(request, "close");
    session.close();
    expect(status).toBe("0");
    expect(Buffer.concat(pieces).length).toBe(300 * 25);
    expect(pieces.length).toBeLessThan(30);
  });

  test("a client that does not read holds its own call up, not the memory of the server; then all comes, in order", async () => {
    const [count, bytes] = [2_000, 16 * 1024];
    let taken = 0;
    const port = await serve(async (call) => {
      for (; taken < count; taken++) if (!call.write(numbered(taken, bytes))) await once(call, "drain");
      call.end();
    });
    const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
    const answers = client.makeServerStreamRequest(PATH, asItIs, asItIs, Buffer.alloc(0));
    await once(answers, "readable");
    let before = -1;
    while (taken > before) {
      before = taken;
      await pause(200);
    }
    expect(taken * bytes).toBeLessThan(4 * 1024 * 1024);
    const seen: number[] = [];
    for await (const message of answers) seen.push((message as Buffer).readUInt32LE());
    client.close();
    expect(seen).toEqual(Array.from({ length: count }, (_, number) => number));
  });
});
