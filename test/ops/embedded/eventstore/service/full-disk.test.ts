import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { EventStoreDBClient } from "@eventstore/db-client";
import { startServer, type RunningServer } from "../../../../../ops/embedded/eventstore/service/event-store-server.js";
import { machineFiles } from "../../../../../ops/embedded/eventstore/storage/files.js";
import { defaultStoreOptions } from "../../../../../ops/embedded/eventstore/store/event-store.js";
import { failure, newEvent, newStream, revisions } from "../../../../contracts/eventstore/support.js";
import { temporaryFolder } from "../../../../support/temporary-folder.js";

const folder = temporaryFolder("full-disk");
let server: RunningServer;
let client: EventStoreDBClient;
let isFull = false;

beforeAll(async () => {
  const write: typeof machineFiles.write = (...given) => {
    if (isFull) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    return machineFiles.write(...given);
  };
  const log = { ...defaultStoreOptions.log, files: { ...machineFiles, write } };
  server = await startServer({
    folder,
    port: 0,
    store: { ...defaultStoreOptions, log },
    log: () => undefined,
    onFailure: (error) => expect(error).toBeUndefined(),
  });
  client = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${server.port}?tls=false`);
});
afterAll(async () => {
  await client.dispose();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** With credentials for the call the client appends by `Append`, without by `BatchAppend`. */
test.each([
  // Of this error the client keeps nothing but its kind.
  ["by BatchAppend", {}, { type: "unknown" }],
  [
    "by Append",
    { credentials: { username: "admin", password: "changeit" } },
    { code: 8, message: expect.stringContaining("The disk of the event store is full") },
  ],
])(
  "appending %s to a full disk is refused with the reason, reads go on, and with room it is taken",
  async (_, way, reason) => {
    const stream = newStream();
    await client.appendToStream(stream, newEvent(), way);
    isFull = true;
    expect(await failure(client.appendToStream(stream, newEvent(), way))).toMatchObject(reason);
    expect(await failure(client.deleteStream(stream))).toMatchObject({ code: 8 });
    expect(await failure(client.tombstoneStream(stream))).toMatchObject({ code: 8 });
    expect(await revisions(client.readStream(stream))).toEqual([0]);
    isFull = false;
    await client.appendToStream(stream, newEvent(), { expectedRevision: 0n, ...way });
    expect(await revisions(client.readStream(stream))).toEqual([0, 1]);
  },
);
