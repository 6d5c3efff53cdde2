import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Binary, BSON, MongoClient } from "mongodb";
import type { LaunchedProcess } from "../../../ops/embedded/launch-process.js";
import type { MongoReady } from "../../../ops/embedded/mongo/index.js";
import { message, openWire } from "../../contracts/mongo/wire.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { faultyMongo, killLeftServers } from "../support/servers.js";
import { openSocket } from "../support/sockets.js";
import { residentMiB } from "../support/watch.js";

const MIB = 2 ** 20;
BSON.setInternalBufferSize(48 * MIB);
let folder: string;
let log: string[];
let server: LaunchedProcess<MongoReady>;
let client: MongoClient;
beforeEach(async () => {
  folder = temporaryFolder("memory");
  log = [];
  server = await faultyMongo({ folder, onLog: (line) => log.push(line) });
  client = await MongoClient.connect(server.ready.url);
});
afterEach(async () => {
  await client.close();
  await killLeftServers();
  rmSync(folder, { recursive: true });
});

describe("the memory of the server is bounded, although a client", () => {
  test("does not read the answers that it asks for", async () => {
    const facts = client.db("memory").collection("facts");
    for (let n = 0; n < 4; n++) await facts.insertOne({ filling: new Binary(Buffer.alloc(3 * MIB)) });
    const before = residentMiB(server.pid);
    const sockets = await Promise.all(Array.from({ length: 4 }, () => openSocket(server.ready.port)));
    const asking = Buffer.concat(Array<Buffer>(100).fill(message({ find: "facts", $db: "memory" })));
    for (const socket of sockets) socket.pause().write(asking);
    await sleep(1_000);
    expect(await facts.countDocuments()).toBe(4);
    // Each holds one answer of 12 MiB, and not a hundred of them.
    expect(residentMiB(server.pid) - before).toBeLessThan(300);
    for (const socket of sockets) socket.destroy();
  });

  test("has sent a large message, and stays", async () => {
    const before = residentMiB(server.pid);
    const large = message({ ping: 1, filling: new Binary(Buffer.alloc(40 * MIB)), $db: "admin" });
    const wires = await Promise.all(Array.from({ length: 12 }, () => openWire(server.ready.url)));
    for (const wire of wires) expect(await wire.send(large)).toMatchObject({ ok: 1 });
    expect(residentMiB(server.pid) - before).toBeLessThan(300);
    for (const wire of wires) wire.close();
  });
});
