import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { copyEvents } from "../../../../../ops/embedded/eventstore/tools.js";
import { failure } from "../../../../contracts/eventstore/support.js";
import { scriptedServer, type Script } from "./scripted-server.js";
import { Servers } from "./two-servers.js";

const servers = new Servers();
const ends: (() => void)[] = [];
const scripted = async (script: Script) => {
  const [url, end] = await scriptedServer(script);
  ends.push(end);
  return url;
};
beforeAll(() => servers.start("target"));
afterAll(async () => {
  for (const end of ends) end();
  await servers.remove();
});

test.each([
  ["its beginning", [["case-1", 3]]],
  [
    "what was in between",
    [
      ["case-2", 0],
      ["case-2", 2],
    ],
  ],
] as const)("a source that was scavenged has lost %s of a stream: its revisions cannot be kept", async (name, log) => {
  const source = await scripted({ log });
  const refused = await failure(copyEvents(source, await servers.start(name)));
  expect(refused.message).toMatch(/the source shows \d@case-\d .*and not the events before it, which were scavenged/);
});

test("streams of the server's own stay where they are, of both", async () => {
  const own = ["$users", "$$$users", "$stats-127.0.0.1:2113", "$ce-case", "$projections-$all", "$et-Happened"];
  const source = await scripted({ log: own.map((stream) => [stream, 0] as const) });
  const report = await copyEvents(source, servers.url("target"));
  expect(report).toMatchObject({ events: 0, copied: 0, leftOut: own.length, leftOutStreams: own });
  const mixed = await scripted({
    log: [
      ["$users", 0],
      ["case-1", 0],
      ["$users", 1],
    ],
  });
  const [copy, copied] = [await servers.start("mixed"), { copied: 1, events: 1, leftOut: 2 }];
  expect(await copyEvents(mixed, copy)).toMatchObject(copied);
  expect(await copyEvents(copy, mixed)).toMatchObject({ copied: 0, events: 1, leftOut: 0 });
});

test("a target that refuses an append and takes later ones is told to be out of order", async () => {
  const log = Array.from({ length: 20 }, (_, index) => [`case-${index}`, 0] as const);
  const source = await scripted({ log });
  const gap = await failure(copyEvents(source, await scripted({ log: [], refuses: (append) => append === 3 })));
  expect(gap.message).toMatch(/refused 0@case-3 .*no room.*begin once more with an empty target/);
  const full = await failure(copyEvents(source, await scripted({ log: [], refuses: (append) => append >= 3 })));
  expect(full.message).toMatch(/refused 0@case-3 .*no room$/);
});

test("a target that says yes and has nothing is found out", async () => {
  const source = await scripted({ log: [["case-1", 0]] });
  const refused = await failure(copyEvents(source, await scripted({ log: [] })));
  expect(refused.message).toMatch(/after the copy, the target has not 0@case-1/);
});
