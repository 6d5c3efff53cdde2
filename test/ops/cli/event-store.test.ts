import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { launchEventStore } from "../../../ops/embedded/eventstore/index.js";
import { runCommandLine } from "../../../ops/cli/run.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import {
  filledFolder,
  flipBit,
  openStore,
  segmentsIn,
  stopStore,
} from "../embedded/eventstore/support/filled-folder.js";

/** One story, told in order: the folder of a store is checked, backed up, damaged. */
const data = temporaryFolder("cli-event-store");
const [folder, backup] = [join(data, "eventStore"), join(data, "backup")];
beforeAll(() => filledFolder(folder));
afterAll(() => rmSync(data, { recursive: true, force: true }));

async function run(...args: string[]) {
  let [out, err] = ["", ""];
  const terminal = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    isWatched: false,
    heard: () => "",
    flush: async () => undefined,
  };
  const status = await runCommandLine(["eventstore", ...args], terminal);
  return { status, out, err };
}

test("a sound folder is status 0, named by itself or by the data folder around it", async () => {
  for (const named of [data, folder]) {
    const { status, out, err } = await run("verify", "--data", named, "--json");
    expect([status, JSON.parse(out)]).toMatchObject([0, { folder, isSound: true, findingCount: 0 }]);
    expect(err).toContain("MiB of the log");
  }
  expect((await run("verify", "--data", folder)).out).toMatch(/^outcome +sound$/m);
});

test("a backup is made and brought up to date, and is sound", async () => {
  expect(await run("backup", "--data", data, "--to", backup)).toMatchObject({ status: 0 });
  const again = await run("backup", "--data", data, "--to", backup, "--json");
  expect([again.status, JSON.parse(again.out)]).toMatchObject([0, { to: backup, copiedBytes: 0 }]);
  expect(await run("verify", "--data", backup)).toMatchObject({ status: 0 });
});

test("a folder that a server has is refused, with its process", async () => {
  const store = openStore(folder);
  const { status, out } = await run("verify", "--data", folder, "--json", "--language", "en");
  await stopStore(store);
  expect([status, JSON.parse(out).error]).toMatchObject([75, { rule: "event-store-in-use", facts: { folder } }]);
});

test("a folder without a store is not found, and none is made", async () => {
  const nowhere = join(data, "nowhere");
  expect(await run("verify", "--data", nowhere)).toMatchObject({ status: 66 });
  expect(await run("backup", "--data", nowhere, "--to", join(data, "other"))).toMatchObject({ status: 66 });
  expect([existsSync(nowhere), existsSync(join(data, "other"))]).toEqual([false, false]);
});

test("a copy to another server is told with what both hold now; the passwords of the URLs are not", async () => {
  const [from, to] = await Promise.all([folder, join(data, "copy")].map((each) => launchEventStore({ folder: each })));
  const login = (url: string) => url.replace("esdb://", "esdb://admin:changeit@");
  const urls = ["--from", login(from!.ready.url), "--to", login(to!.ready.url)];
  const { status, out } = await run("copy", ...urls, "--json");
  const report = JSON.parse(out);
  expect([status, report]).toMatchObject([0, { from: from!.ready.url.replace("//", "//admin:***@"), tombstones: 1 }]);
  expect(report.events).toBe(report.copied);
  const again = await run("copy", ...urls);
  expect([again.status, again.out]).toEqual([0, expect.stringMatching(/^of these copied now +0$/m)]);
  expect(again.out + again.err).not.toContain("changeit");
  await Promise.all([from!.stop(), to!.stop()]);
});

test("a copy that cannot be made says why, in its exit status too", async () => {
  const nobody = "esdb://127.0.0.1:9?tls=false";
  const unreached = await run("copy", "--from", nobody, "--to", "esdb://127.0.0.1:10?tls=false", "--language", "en");
  expect([unreached.status, unreached.err]).toEqual([69, expect.stringContaining("given by --from was not reached")]);
  const wrong = await run("copy", "--from", nobody, "--to", "secret@here", "--language", "en");
  expect([wrong.status, wrong.err]).toEqual([65, expect.stringContaining("given by --to is not the URL")]);
  expect(wrong.err).not.toContain("secret");
  expect(await run("copy", "--from", nobody, "--to", nobody)).toMatchObject({ status: 1 });
});

test("a changed bit is status 1 with its position; no backup is made of it", async () => {
  flipBit(segmentsIn(folder)[0]!, 1_000);
  const { status, out } = await run("verify", "--data", folder, "--json");
  expect([status, JSON.parse(out)]).toMatchObject([1, { isSound: false, findingCount: 1 }]);
  const words = await run("verify", "--data", folder);
  expect(words.out).toContain("checksum");
  const refused = await run("backup", "--data", folder, "--to", join(data, "another"), "--language", "en");
  expect([refused.status, refused.err]).toEqual([1, expect.stringContaining("is damaged at position")]);
});
