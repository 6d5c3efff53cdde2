import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { AccessDeniedError, EventStoreDBClient, jsonEvent, type StreamACL } from "@eventstore/db-client";
import { status } from "@grpc/grpc-js";
import { LaunchError, launchProcess, type LaunchedProcess } from "../../../../../ops/embedded/launch-process.js";
import type { EventStoreReady } from "../../../../../ops/embedded/eventstore/index.js";
import { packageRoot } from "../../../../../ops/paths.js";
import { failure, newEvent, newEvents, newStream, read, revisions } from "../../../../contracts/eventstore/support.js";
import { selfSigned } from "../../../../support/self-signed.js";
import { temporaryFolder } from "../../../../support/temporary-folder.js";

/** The server as a program of its own: encrypted, and with users. */

const program = join(packageRoot(), "dist/ops/embedded/eventstore/main.js");
const PASSWORDS: Readonly<Record<string, string>> = { admin: "changeit", ops: "changeit too", clerk: "ë:2 fjalë" };

const folder = temporaryFolder("users");
const file = (name: string) => join(folder, name);
const parts: { server?: LaunchedProcess<EventStoreReady> } = {};
const clients = new Map<string, EventStoreDBClient>();

function launch(environment: Readonly<Record<string, string>>) {
  const into = ["--folder", file("events"), "--port", "0"];
  return launchProcess<EventStoreReady>({ program, arguments: into, environment });
}

const line = (name: string): string => {
  const made = spawnSync(process.execPath, [program, "--user", name], {
    input: `${PASSWORDS[name]}\n`,
    encoding: "utf8",
  });
  expect(made.status).toBe(0);
  return made.stdout;
};

/** A client for one user; nobody in particular for the empty name. */
function as(name: string, password = PASSWORDS[name]): EventStoreDBClient {
  const key = `${name}:${password}`;
  let client = clients.get(key);
  if (!client) {
    const login = name === "" ? "" : `${name}:${encodeURIComponent(password!)}@`;
    const { port } = parts.server!.ready;
    client = EventStoreDBClient.connectionString(
      `esdb://${login}localhost:${port}?tls=true&tlsCaFile=${encodeURIComponent(file("server.crt"))}`,
    );
    clients.set(key, client);
  }
  return client;
}

const protectedBy = () => ({
  DEFTER_EVENTSTORE_CERTIFICATE_FILE: file("server.crt"),
  DEFTER_EVENTSTORE_KEY_FILE: file("server.key"),
  DEFTER_EVENTSTORE_USERS_FILE: file("users"),
});

beforeAll(async () => {
  const { certificate, key } = selfSigned();
  writeFileSync(file("server.crt"), certificate);
  writeFileSync(file("server.key"), key);
  writeFileSync(
    file("users"),
    `# who may call\n${line("admin")}${line("ops")}\n${line("clerk").trim()}:desk,reports\n`,
  );
  parts.server = await launch(protectedBy());
});
afterAll(async () => {
  await Promise.all([...clients.values()].map((client) => client.dispose()));
  await parts.server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function refused(attempt: Promise<unknown>): Promise<void> {
  expect(await failure(attempt)).toBeInstanceOf(AccessDeniedError);
}

describe("who calls", () => {
  test("a user with the right password is served", async () => {
    for (const name of ["admin", "ops", "clerk"]) {
      const stream = newStream();
      await as(name).appendToStream(stream, newEvents(2));
      expect(await revisions(as(name).readStream(stream))).toEqual([0, 1]);
    }
  });

  test("a wrong password and an unknown name are UNAUTHENTICATED, to appends, reads and subscriptions", async () => {
    for (const client of [as("admin", "wrong"), as("nobody", "changeit")]) {
      for (const attempt of [
        () => client.appendToStream(newStream(), newEvent()),
        () => read(client.readStream(newStream())),
        () => read(client.subscribeToStream(newStream())),
        () => client.deleteStream(newStream()),
      ]) {
        // What the client asks for by itself before it appends comes back as it is; the rest as an error of its own.
        expect(await failure(attempt())).toMatchObject({ code: status.UNAUTHENTICATED });
      }
    }
  });

  test("who does not say is refused, with the protocol's word for it, and nothing is written", async () => {
    const stream = newStream();
    await refused(as("").appendToStream(stream, newEvent()));
    await refused(as("").deleteStream(stream));
    await refused(as("").tombstoneStream(stream));
    await refused(read(as("").readAll({ maxCount: 1 })));
    const reading = await failure(read(as("").readStream(stream)));
    expect(reading).toMatchObject({ type: "access-denied", code: status.PERMISSION_DENIED });
    expect(await failure(read(as("admin").readStream(stream)))).toMatchObject({ type: "stream-not-found" });
  });

  test("credentials of one call count for that call", async () => {
    const stream = newStream();
    const credentials = { username: "clerk", password: PASSWORDS["clerk"]! };
    await as("").appendToStream(stream, newEvent(), { credentials });
    await refused(as("").appendToStream(stream, newEvent()));
    expect(await revisions(as("").readStream(stream, { credentials }))).toEqual([0]);
  });

  test("the server is found by gossip, too, and without encryption not at all", async () => {
    const { port } = parts.server!.ready;
    const ca = encodeURIComponent(file("server.crt"));
    const found = EventStoreDBClient.connectionString(
      `esdb+discover://ops:${encodeURIComponent(PASSWORDS["ops"]!)}@localhost:${port}?tls=true&tlsCaFile=${ca}`,
    );
    await found.appendToStream(newStream(), newEvent());
    await found.dispose();
    const plain = EventStoreDBClient.connectionString(`esdb://localhost:${port}?tls=false&defaultDeadline=2000`);
    const { code } = await failure(plain.appendToStream(newStream(), newEvent()));
    expect([status.UNAVAILABLE, status.DEADLINE_EXCEEDED]).toContain(code);
    await plain.dispose();
  });
});

describe("what they may do", () => {
  const withList = async (acl: StreamACL): Promise<string> => {
    const stream = newStream();
    await as("admin").appendToStream(stream, newEvents(2));
    await as("admin").setStreamMetadata(stream, { acl });
    return stream;
  };
  const attempts: Readonly<Record<string, (client: EventStoreDBClient, stream: string) => Promise<unknown>>> = {
    readRoles: (client, stream) => read(client.readStream(stream)),
    writeRoles: (client, stream) => client.appendToStream(stream, newEvent()),
    metaReadRoles: async (client, stream) => {
      const found = await read(client.readStream(`$$${stream}`));
      expect(found).toHaveLength(1);
    },
    metaWriteRoles: (client, stream) => client.setStreamMetadata(stream, {}),
    deleteRoles: (client, stream) => client.deleteStream(stream),
  };

  test.each(Object.keys(attempts))("%s: those who are named, by name or group, and administrators", async (right) => {
    const attempt = attempts[right]!;
    await refused(attempt(as("clerk"), await withList({ [right]: ["ops"] })));
    await attempt(as("ops"), await withList({ [right]: ["ops"] }));
    await attempt(as("admin"), await withList({ [right]: ["ops"] }));
    await attempt(as("clerk"), await withList({ [right]: ["nobody", "desk"] }));
    await refused(attempt(as("ops"), await withList({ [right]: ["nobody", "desk"] })));
    await attempt(as("ops"), await withList({ [right]: ["$all"] }));
    await refused(attempt(as(""), await withList({ [right]: ["$all"] })));
  });

  test("a right that the list does not speak of is everybody's; a subscription is a read", async () => {
    const stream = await withList({ readRoles: ["ops"] });
    await as("clerk").appendToStream(stream, newEvent());
    await refused(read(as("clerk").subscribeToStream(stream)));
  });

  test("a right given to one role, not a list, as other clients write it", async () => {
    const stream = newStream();
    await as("admin").appendToStream(stream, newEvent());
    const data = { $acl: { $r: "ops" } };
    await as("admin").appendToStream(`$$${stream}`, jsonEvent({ type: "$metadata", data }));
    await refused(read(as("clerk").readStream(stream)));
    expect(await revisions(as("ops").readStream(stream))).toEqual([0]);
  });

  test("system streams and the log as a whole are for administrators, until a list says otherwise", async () => {
    const stream = newStream("$mine");
    await refused(as("ops").appendToStream(stream, newEvent()));
    await as("admin").appendToStream(stream, newEvent());
    await refused(read(as("ops").readStream(stream)));
    await refused(read(as("ops").readAll({ maxCount: 1 })));
    await refused(read(as("ops").subscribeToAll()));
    expect(await read(as("admin").readAll({ maxCount: 3 }))).toHaveLength(3);
    await as("admin").setStreamMetadata("$all", { acl: { readRoles: ["reports"] } });
    expect(await read(as("clerk").readAll({ maxCount: 3 }))).toHaveLength(3);
    await refused(read(as("ops").readAll({ maxCount: 1 })));
  });
});

describe("what the program refuses to start with", () => {
  const refusal = async (environment: Readonly<Record<string, string>>): Promise<LaunchError> => {
    try {
      await (await launch(environment)).stop();
    } catch (error) {
      expect(error).toBeInstanceOf(LaunchError);
      return error as LaunchError;
    }
    throw new Error("the server started");
  };

  test.each([
    ["users without encryption", () => ({ DEFTER_EVENTSTORE_USERS_FILE: file("users") }), "needs"],
    [
      "a certificate without its key",
      () => ({ DEFTER_EVENTSTORE_CERTIFICATE_FILE: file("server.crt") }),
      "KEY_FILE must",
    ],
    ["an address for others, unprotected", () => ({ DEFTER_EVENTSTORE_HOST: "0.0.0.0" }), "lets others in"],
    [
      "users that are no file",
      () => ({ ...protectedBy(), DEFTER_EVENTSTORE_USERS_FILE: file("none") }),
      "cannot be read",
    ],
    [
      "users that are none",
      () => ({ ...protectedBy(), DEFTER_EVENTSTORE_USERS_FILE: file("server.key") }),
      "line 1 is not",
    ],
  ])("%s", async (_, environment, reason) => {
    const error = await refusal(environment());
    expect(error.exitCode).toBe(78);
    expect(error.message).toContain(reason);
  });
});
