import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  AccessDeniedError,
  KurrentDBClient,
  UnsupportedError,
  persistentSubscriptionToAllSettingsFromDefaults,
  persistentSubscriptionToStreamSettingsFromDefaults,
} from "@kurrent/kurrentdb-client";
import { launchProcess, type LaunchedProcess } from "../../../../../ops/embedded/launch-process.js";
import type { EventStoreReady } from "../../../../../ops/embedded/eventstore/index.js";
import { packageRoot } from "../../../../../ops/paths.js";
import { failure, newStream } from "../../../../contracts/eventstore/basics.js";
import { caughtUp, happened, revisionsAs, take } from "../../../../contracts/eventstore/kurrent.js";
import { vouched } from "../../../../support/self-signed.js";
import { temporaryFolder } from "../../../../support/temporary-folder.js";

/** The newer client at the server as a program of its own, encrypted and with users; and what it asks for that is not here. */

const program = join(packageRoot(), "dist/ops/embedded/eventstore/main.js");
const folder = temporaryFolder("kurrent-users");
const file = (name: string) => join(folder, name);
const parts: { server?: LaunchedProcess<EventStoreReady>; admin?: KurrentDBClient } = {};

function as(login: string): KurrentDBClient {
  const authority = `tlsCaFile=${encodeURIComponent(file("authority.crt"))}`;
  return KurrentDBClient.connectionString(`kurrentdb://${login}localhost:${parts.server!.ready.port}?${authority}`);
}

beforeAll(async () => {
  const { certificate, key, authority } = vouched();
  writeFileSync(file("authority.crt"), authority);
  writeFileSync(file("server.crt"), certificate);
  writeFileSync(file("server.key"), key);
  const line = spawnSync(process.execPath, [program, "--user", "admin"], { input: "changeit\n", encoding: "utf8" });
  writeFileSync(file("users"), line.stdout);
  parts.server = await launchProcess<EventStoreReady>({
    program,
    arguments: ["--folder", file("events"), "--port", "0"],
    environment: {
      DEFTER_EVENTSTORE_CERTIFICATE_FILE: file("server.crt"),
      DEFTER_EVENTSTORE_KEY_FILE: file("server.key"),
      DEFTER_EVENTSTORE_USERS_FILE: file("users"),
    },
  });
  parts.admin = as("admin:changeit@");
});
afterAll(async () => {
  await parts.admin?.dispose();
  await parts.server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a user with the right password writes, reads and follows, encrypted", async () => {
  const stream = newStream();
  const admin = parts.admin!;
  await admin.appendToStream(stream, happened());
  const subscription = admin.subscribeToStream(stream);
  const taken = take(subscription, 2);
  await caughtUp(subscription);
  await admin.appendToStream(stream, happened(), { streamState: 0n });
  expect(await taken).toEqual([`0@${stream}`, `1@${stream}`]);
  expect(await revisionsAs(admin.readStream(stream))).toEqual([0, 1]);
});

test.each(["", "admin:wrong@"])("whoever comes as %p is refused", async (login) => {
  const client = as(login);
  const stream = newStream();
  expect(await failure(client.appendToStream(stream, happened()))).toBeInstanceOf(AccessDeniedError);
  expect(await failure(revisionsAs(client.readStream(stream)))).toBeInstanceOf(AccessDeniedError);
  await client.dispose();
});

test("what later servers have, the client itself refuses: this one says that it has not", async () => {
  const appended = { streamName: newStream(), events: [happened()], expectedState: "any" } as never;
  expect(await failure(parts.admin!.multiStreamAppend([appended]))).toBeInstanceOf(UnsupportedError);
  const settings = persistentSubscriptionToAllSettingsFromDefaults();
  expect(await failure(parts.admin!.createPersistentSubscriptionToAll("group", settings))).toBeInstanceOf(
    UnsupportedError,
  );
});

test("persistent subscriptions to streams are not here: UNIMPLEMENTED, and the client goes on", async () => {
  const settings = persistentSubscriptionToStreamSettingsFromDefaults();
  const refused = await failure(parts.admin!.createPersistentSubscriptionToStream(newStream(), "group", settings));
  expect(refused).toMatchObject({ code: 12 });
  await parts.admin!.appendToStream(newStream(), happened());
});
