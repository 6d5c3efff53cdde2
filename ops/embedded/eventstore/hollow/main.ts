import { Server, ServerCredentials } from "@grpc/grpc-js";
import type { ServerDuplexStream, ServerReadableStream, ServerWritableStream, sendUnaryData } from "@grpc/grpc-js";
import { flowingAnswers } from "../service/flowing-answers.js";
import { serverFeaturesDefinition, serverFeaturesHandlers, streamsDefinition } from "../service/handlers.js";
import { answerAppend, answerBatchAppends, answerRead } from "./answers.js";
import { HollowLog } from "./log.js";

/**
 * A server of the protocol that stores nothing: it answers every append at once, sends the same event from memory to
 * every read, and hands what is appended to those who follow. It is what the benchmarks compare the embedded server
 * with: the same client, wire, codec and answers, no log.
 *
 * Arguments: data of an event, how many of them it pretends to hold, their stream.
 */
const [data, events, stream] = process.argv.slice(2);
const log = new HollowLog(Number(events ?? 0), data ?? "{}", stream ?? "benchmark-hollow.01");

const server = new Server({ "grpc.max_receive_message_length": -1, interceptors: [flowingAnswers] });
const refuse = (_: unknown, answer: (error: object) => void) => answer({ code: 12, details: "stores nothing" });
server.addService(streamsDefinition, {
  read: (call: ServerWritableStream<Buffer, Buffer>) => void answerRead(log, call),
  batchAppend: (call: ServerDuplexStream<Buffer, Buffer>) => answerBatchAppends(log, call),
  append: (call: ServerReadableStream<Buffer, Buffer>, answer: sendUnaryData<Buffer>) =>
    answerAppend(log, call, answer),
  delete: refuse,
  tombstone: refuse,
});
server.addService(serverFeaturesDefinition, serverFeaturesHandlers());
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${JSON.stringify({ ready: true, port, url: `esdb://127.0.0.1:${port}?tls=false` })}\n`);
});
process.stdin.on("end", () => process.exit(0)).resume();
