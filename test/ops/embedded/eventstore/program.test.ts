import { spawn } from "node:child_process";
import { mkdtemp, open, readFile, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { EventStoreDBClient } from "@eventstore/db-client";
import { LaunchError } from "../../../../ops/embedded/launch-process.js";
import { launchEventStore } from "../../../../ops/embedded/eventstore/index.js";
import { packageRoot } from "../../../../ops/paths.js";
import { newEvent, newEvents, read } from "../../../contracts/eventstore/support.js";
import { until } from "../../../support/until.js";

let folder: string;
let log: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "defter-program-"));
  log = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const launch = (port = 0) => launchEventStore({ folder, port, onLog: (line) => log.push(line) });

/** Starts the server, does something with a client, stops the server. */
async function whileRunning<Result>(act: (client: EventStoreDBClient) => Promise<Result>): Promise<Result> {
  const server = await launch();
  const client = EventStoreDBClient.connectionString(server.ready.url);
  try {
    return await act(client);
  } finally {
    await client.dispose();
    await server.stop();
    expect(await server.ended).toEqual({ code: 0, signal: null });
  }
}

const write = (stream: string, count: number) =>
  whileRunning((client) => client.appendToStream(stream, newEvents(count)));

async function refusal(): Promise<LaunchError> {
  try {
    await (await launch()).stop();
  } catch (error) {
    expect(error).toBeInstanceOf(LaunchError);
    return error as LaunchError;
  }
  throw new Error("the server started");
}

async function segment(): Promise<string> {
  const names = (await readdir(join(folder, "segments"))).sort();
  return join(folder, "segments", names.at(-1)!);
}

async function changeByte(path: string, at: number): Promise<void> {
  const file = await open(path, "r+");
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, at);
  byte[0]! ^= 1;
  await file.write(byte, 0, 1, at);
  await file.close();
}

describe("starting and stopping", () => {
  test("a restart finds every event, stream and piece of metadata", async () => {
    await whileRunning(async (client) => {
      await client.appendToStream("kept-1", newEvents(3));
      await client.appendToStream("gone-1", newEvent());
      await client.appendToStream("dead-1", newEvent());
      await client.deleteStream("gone-1");
      await client.tombstoneStream("dead-1");
      await client.setStreamMetadata("kept-1", { maxCount: 2 });
    });
    await whileRunning(async (client) => {
      const kept = await read(client.readStream("kept-1"));
      expect(kept.map(({ event }) => event!.revision)).toEqual([1n, 2n]);
      await expect(read(client.readStream("gone-1"))).rejects.toMatchObject({ type: "stream-not-found" });
      await expect(read(client.readStream("dead-1"))).rejects.toMatchObject({ type: "stream-deleted" });
      expect((await client.appendToStream("gone-1", newEvent())).nextExpectedRevision).toBe(1n);
    });
    expect(log.some((line) => line.startsWith("found 8 events in 5 streams"))).toBe(true);
  });

  test("a batch sent again after a restart is known, with an exact revision and without", async () => {
    const [exact, any] = [newEvents(2), newEvents(2)];
    const send = (client: EventStoreDBClient) =>
      Promise.all([
        client.appendToStream("exact-1", exact, { expectedRevision: "no_stream" }),
        client.appendToStream("any-1", any, { expectedRevision: "any" }),
      ]);
    const first = await whileRunning(send);
    expect(await whileRunning(send)).toEqual(first);
    await whileRunning(async (client) => expect(await read(client.readAll())).toHaveLength(4));
  });

  test("writes that have come in when the server is told to stop are finished and answered", async () => {
    const server = await launch();
    const client = EventStoreDBClient.connectionString(server.ready.url);
    await client.appendToStream("first-1", newEvent());
    const writes = Array.from({ length: 50 }, (_, index) => client.appendToStream(`late-${index}`, newEvent()));
    const settled = Promise.allSettled(writes);
    await server.stop();
    const acknowledged = (await settled).flatMap((each, index) => (each.status === "fulfilled" ? [index] : []));
    await client.dispose();
    await whileRunning(async (again) => {
      for (const index of acknowledged) expect(await read(again.readStream(`late-${index}`))).toHaveLength(1);
    });
  });

  test("a folder in use is refused to a second server, and free again when the first was killed", async () => {
    const first = await launch();
    const refused = await refusal();
    expect(refused.exitCode).toBe(75);
    expect(refused.message).toContain(`in use by the process with id ${first.pid}`);
    first.kill();
    await first.ended;
    await (await launch()).stop();
  });

  test("a port that is taken is refused with its reason", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    await expect(launch((other.address() as AddressInfo).port)).rejects.toMatchObject({ exitCode: 69 });
    other.close();
  });

  test("a command line that makes no sense is refused with the usage", async () => {
    const program = join(packageRoot(), "dist/ops/embedded/eventstore/main.js");
    const child = spawn(process.execPath, [program, "--port", "9"], { stdio: "ignore" });
    expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(64);
  });

  test("the server does not outlive its parent", async () => {
    const index = join(packageRoot(), "dist/ops/embedded/eventstore/index.js");
    const script = `const { launchEventStore } = await import(${JSON.stringify(index)});
      const server = await launchEventStore({ folder: ${JSON.stringify(folder)} });
      console.log(server.pid); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const pid = Number(await new Promise((resolve) => parent.stdout.once("data", resolve)));
    parent.kill("SIGKILL");
    await until("the server is gone", () => !isAlive(pid));
  });
});

describe("a log that is not as it was left", () => {
  test("a torn tail is cut and told, and nothing that was acknowledged is missing", async () => {
    await write("whole-1", 5);
    const path = await segment();
    const whole = await readFile(path);
    const half = Buffer.concat([whole, whole.subarray(64, 64 + 150)]);
    await writeFile(path, half);
    await whileRunning(async (client) => {
      expect(await read(client.readStream("whole-1"))).toHaveLength(5);
      await client.appendToStream("whole-1", newEvent(), { expectedRevision: 4n });
    });
    expect(log.some((line) => line.startsWith(`cut 150 bytes that were never acknowledged at ${whole.length}`))).toBe(
      true,
    );
    await whileRunning(async (client) => expect(await read(client.readStream("whole-1"))).toHaveLength(6));
  });

  test("a bit that changed among acknowledged events stops the server and names the position", async () => {
    for (const stream of ["a-1", "b-1", "c-1"]) await write(stream, 2);
    const path = await segment();
    await changeByte(path, 64 + 32 + 8 + 60);
    const refused = await refusal();
    expect(refused.exitCode).toBe(65);
    expect(refused.message).toMatch(/the log is damaged at position 64 .*checksum is wrong/);
    expect((await refusal()).exitCode).toBe(65);
    await changeByte(path, 64 + 32 + 8 + 60);
    await whileRunning(async (client) => expect(await read(client.readAll())).toHaveLength(6));
  });

  test("a bit that changed in the very last event is damage too, not a torn tail", async () => {
    await write("only-1", 1);
    const path = await segment();
    await changeByte(path, (await readFile(path)).length - 30);
    expect((await refusal()).message).toContain("though it was durable up to");
  });

  test("a log that was cut short stops the server", async () => {
    await write("only-1", 3);
    const path = await segment();
    await truncate(path, (await readFile(path)).length - 8);
    expect((await refusal()).exitCode).toBe(65);
  });

  test("a log that is gone stops the server, rather than beginning an empty one", async () => {
    await write("only-1", 3);
    await rm(await segment());
    expect((await refusal()).message).toContain("no segment, though it was durable");
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
