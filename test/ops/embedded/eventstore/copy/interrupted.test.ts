import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { EventStoreDBClient } from "@eventstore/db-client";
import { MEBIBYTE } from "../../../../../ops/embedded/bytes.js";
import { CopyServerError, copyEvents } from "../../../../../ops/embedded/eventstore/tools.js";
import { failure, newEvents } from "../../../../contracts/eventstore/support.js";
import { Proxy } from "../../../../faults/support/proxy.js";
import { DefterProgram } from "../../../cli/defter-program.js";
import { folderWithLifeStory } from "./life-story.js";
import { Servers, told } from "./two-servers.js";

const servers = new Servers();
const program = new DefterProgram();
const proxies: Proxy[] = [];
let source: readonly string[] = [];
beforeAll(async () => {
  await folderWithLifeStory(servers.folder("source"));
  const client = EventStoreDBClient.connectionString(await servers.start("source"));
  for (let round = 0; round < 8; round++) {
    const appends = Array.from({ length: 120 }, (_, index) => `busy-${round}-${index}`);
    await Promise.all(appends.map((stream) => client.appendToStream(stream, newEvents(2))));
    await client.tombstoneStream(`busy-${round}-0`);
  }
  await client.dispose();
  source = await told(servers.url("source"));
});
afterEach(() => Promise.all(proxies.splice(0).map((proxy) => proxy.close())));
afterAll(async () => {
  await servers.remove();
  await program.remove();
});

/** Resolves when the server holds as many events as that. */
async function holds(name: string, events: number): Promise<void> {
  const client = EventStoreDBClient.connectionString(servers.url(name));
  let count = 0;
  const subscription = client.subscribeToAll();
  await new Promise<void>((resolve) => subscription.on("data", () => void (++count >= events && resolve())));
  await subscription.unsubscribe();
  await client.dispose();
}

/**
 * How much one end of a connection may say before it is held back, and how many events are written then at least: into the
 * long stream near the beginning, and behind the largest event.
 */
const HELD = [
  { bytes: MEBIBYTE / 16, events: 10 },
  { bytes: 4.25 * MEBIBYTE, events: 1_600 },
];

/** A way to a server on which one end may say so much and no more: a copy over it cannot come to its end. */
async function narrow(server: string, from: "client" | "server", bytes: number) {
  const { port } = new URL(servers.url(server));
  const proxy = await Proxy.before(Number(port));
  proxies.push(proxy);
  const held = proxy.holdAfter(bytes, from);
  const over = (how: unknown) => Promise.reject(new Error(`the copy was over: ${JSON.stringify(how)}`));
  return {
    url: servers.url(server).replace(port, String(proxy.port)),
    /** Resolves in the middle of the copy. @throws Error how the copy ended before */
    middleOf: (copy: Promise<unknown>) => Promise.race([held, copy.then(over, over)]),
  };
}

/** The target holds the beginning of the source, and not all of it. */
async function expectBeginning(target: string): Promise<void> {
  const beginning = await told(servers.url(target));
  expect(beginning.length).toBeLessThan(source.length);
  expect(beginning).toEqual(source.slice(0, beginning.length));
}

async function expectWhole(target: string): Promise<void> {
  const report = await copyEvents(servers.url("source"), servers.url(target));
  expect(await told(servers.url(target))).toEqual(source);
  expect(report.events).toBe(source.length);
  const { copied, digest } = await copyEvents(servers.url("source"), servers.url(target));
  expect([copied, digest]).toEqual([0, report.digest]);
}

test("the copier killed by kill -9 again and again: the next one goes on, and the copy is whole", async () => {
  await servers.start("target");
  for (const { bytes, events } of HELD) {
    const { url, middleOf } = await narrow("target", "client", bytes);
    const written = holds("target", events);
    const copier = program.spawn(["eventstore", "copy", "--from", servers.url("source"), "--to", url]);
    let said = "";
    copier.stderr!.on("data", (chunk) => (said += String(chunk)));
    const ended = new Promise((resolve) =>
      copier.once("close", (code, signal) => resolve(signal ?? `${code}: ${said}`)),
    );
    await middleOf(ended);
    await written;
    copier.kill("SIGKILL");
    expect(await ended).toBe("SIGKILL");
    await expectBeginning("target");
  }
  await expectWhole("target");
});

test.each(["target", "source"] as const)(
  "the server of the %s killed by kill -9 again and again: the copy goes on",
  async (victim) => {
    const target = `copy-${victim}`;
    const [killed, held] = victim === "target" ? ([target, "client"] as const) : (["source", "server"] as const);
    await servers.start(target);
    for (const { bytes, events } of HELD) {
      const { url, middleOf } = await narrow(killed, held, bytes);
      const urlOf = (name: string) => (name === killed ? url : servers.url(name));
      const written = victim === "target" && holds(target, events);
      const copying = copyEvents(urlOf("source"), urlOf(target));
      const failed = failure(copying);
      await middleOf(copying);
      await written;
      await servers.kill(killed);
      expect(await failed).toBeInstanceOf(CopyServerError);
      await servers.start(killed);
      await expectBeginning(target);
    }
    await expectWhole(target);
  },
);
