import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { BSON } from "mongodb";
import { startMongoServer, type MongoServer } from "../../../../ops/embedded/mongo/server.js";
import { message, openWire } from "../../../contracts/mongo/wire.js";
import { temporaryFolder } from "../../../support/temporary-folder.js";
import { until } from "../../../support/until.js";

const MIB = 2 ** 20;
const folder = temporaryFolder("held");
const log: string[] = [];
let server: MongoServer;

beforeAll(async () => {
  const onFatal = (error: Error) => void log.push(error.message);
  server = await startMongoServer({ folder, port: 0, heldBytes: 8 * MIB, log: (line) => log.push(line), onFatal });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** Sends all but the last byte of a message of 1 MiB. @returns the connection, when the server has the bytes or has closed it */
async function unfinished(): Promise<Socket> {
  const bytes = message({ ping: 1, filling: new BSON.Binary(Buffer.alloc(MIB)), $db: "admin" });
  const socket = connect(server.port, "127.0.0.1").on("error", () => undefined);
  await new Promise((resolve) => socket.once("close", resolve).write(bytes.subarray(0, -1), resolve));
  return socket;
}

test("messages that never end take no more than all connections together may hold, and cost small ones nothing", async () => {
  const url = `mongodb://127.0.0.1:${server.port}`;
  const small = await openWire(url);
  const sockets: Socket[] = [];
  for (let n = 0; n < 16; n++) sockets.push(await unfinished());
  expect(await small.command("admin", { ping: 1 })).toMatchObject({ ok: 1 });
  const closed = log.filter((line) => /closed: messages and answers of all connections together/.test(line)).length;
  // In buffers of up to twice their size.
  expect(closed).toBeGreaterThanOrEqual(8);
  expect(closed).toBeLessThanOrEqual(12);
  for (const socket of sockets) socket.destroy();
  small.close();
  // The server hears of their end in its own time.
  const filling = new BSON.Binary(Buffer.alloc(MIB));
  await until("there is room again", async () => {
    const again = await openWire(url);
    const answer = await again.command("admin", { ping: 1, filling }).catch(() => undefined);
    again.close();
    return answer?.["ok"] === 1;
  });
});
