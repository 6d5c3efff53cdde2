import { createServer } from "node:net";
import { elementsOf } from "../bson/raw.js";
import { reply } from "../commands/context.js";
import { errorReply, greeting } from "../commands/handshake.js";
import { Connection } from "../protocol/connection.js";
import { CommandError } from "../protocol/errors.js";
import { HeldBytes } from "../protocol/held-bytes.js";
import type { Request } from "../protocol/messages.js";

/**
 * A server of the protocol that stores nothing: it takes every write at once. It is what the benchmarks compare the
 * embedded server with: the same driver, wire and codec, no store.
 */

let connections = 0;
const held = new HeldBytes();

function answer(request: Request): Buffer {
  const command = elementsOf(request.body)[0]![0];
  if (/^(hello|ismaster)$/i.test(command)) return greeting(command, port(), ++connections);
  if (command === "insert") return reply({ n: request.sequences.get("documents")?.length ?? 1 });
  if (command === "ping" || command === "endSessions") return reply();
  throw new CommandError("CommandNotFound", `a server that stores nothing has no ${command}`);
}

const listener = createServer((socket) => {
  const answerer = {
    answer: async (request: Request) => answer(request),
    refuse: errorReply,
    log: (line: string) => process.stderr.write(`${line}\n`),
  };
  new Connection(socket, answerer, held);
});

function port(): number {
  const address = listener.address();
  return typeof address === "object" && address ? address.port : 0;
}

listener.listen(0, "127.0.0.1", () => {
  const url = `mongodb://127.0.0.1:${port()}/?directConnection=true`;
  process.stdout.write(`${JSON.stringify({ ready: true, port: port(), url })}\n`);
});
process.stdin.on("end", () => process.exit(0)).resume();
