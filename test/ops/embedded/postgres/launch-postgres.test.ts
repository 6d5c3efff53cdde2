import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import pg from "pg";
import { launchPostgres, removePostgres, type PostgresReady } from "../../../../ops/embedded/postgres/index.js";
import { packageRoot } from "../../../../ops/paths.js";
import { temporaryFolder } from "../../../support/temporary-folder.js";
import { until } from "../../../support/until.js";

let folder: string;
beforeEach(() => {
  folder = temporaryFolder("postgres");
});
afterEach(() => removePostgres(folder));

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

/** Another process that starts the server and then does nothing. */
async function owner(): Promise<{ child: ChildProcess; pid: number; ready: PostgresReady }> {
  const child = fork(`${packageRoot()}/dist/test/ops/embedded/postgres/owner.js`, [folder]);
  const [message] = (await once(child, "message")) as [{ pid: number; ready: PostgresReady }];
  return { child, ...message };
}

describe("the embedded PostgreSQL", () => {
  test("knows Albanian letters, and keeps what was written when it is started again", async () => {
    const first = await launchPostgres({ folder });
    await ask(
      first.ready.url,
      "create table emri (e text); insert into emri values ('Çela'), ('Dyrmishi'), ('Dhimitri'), ('Cani')",
    );
    await first.stop();
    await until("the server is gone", () => isGone(first.pid));

    const second = await launchPostgres({ folder });
    const sorted = await ask(second.ready.url, `select e from emri order by e collate "sq-x-icu"`);
    expect(sorted.map(({ e }) => e)).toEqual(["Cani", "Çela", "Dyrmishi", "Dhimitri"]);
    const [row] = await ask(
      second.ready.url,
      "select unaccent('Çelësi') as plain, similarity('këmbë', 'kembe') > 0 as near",
    );
    expect(row).toEqual({ plain: "Celesi", near: true });
    await second.stop();
  });

  test("is durable, listens to this machine only, and asks for the password", async () => {
    const server = await launchPostgres({ folder });
    const settings =
      "select current_setting('fsync') f, current_setting('listen_addresses') l, current_setting('synchronous_commit') s";
    expect(await ask(server.ready.url, settings)).toEqual([{ f: "on", l: "127.0.0.1", s: "on" }]);
    await expect(ask(server.ready.url.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toThrow(
      /password authentication failed/,
    );
    await server.stop();
  });

  test("belongs to one process at a time", async () => {
    const server = await launchPostgres({ folder });
    await expect(launchPostgres({ folder })).rejects.toThrow(/in use|another process/i);
    expect(await ask(server.ready.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await server.stop();
  });

  test("does not outlive a parent that was killed, and loses nothing that was committed", async () => {
    const { child, pid, ready } = await owner();
    await ask(ready.url, "create table t (n int); insert into t values (1)");
    child.kill("SIGKILL");
    await once(child, "exit");
    await until("the server is gone", () => isGone(pid));
    const again = await launchPostgres({ folder });
    expect(await ask(again.ready.url, "select n from t")).toEqual([{ n: 1 }]);
    await again.stop();
  });

  test("recovers when the server itself is killed, and says that it ended", async () => {
    const server = await launchPostgres({ folder });
    await ask(server.ready.url, "create table t (n int); insert into t values (7)");
    server.kill();
    expect((await server.ended).code).not.toBe(0);
    const again = await launchPostgres({ folder });
    expect(await ask(again.ready.url, "select n from t")).toEqual([{ n: 7 }]);
    await again.stop();
  });

  test("stops a server that was left behind when owner and guard were both killed", async () => {
    const { child, pid, ready } = await owner();
    await ask(ready.url, "create table t (n int); insert into t values (3)");
    // The guard is the server's parent; beside the server it has a watcher, which goes first.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const guard = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    const family = readFileSync(`/proc/${guard}/task/${guard}/children`, "utf8").trim().split(" ").map(Number);
    for (const watcher of family.filter((one) => one !== pid)) process.kill(watcher, "SIGKILL");
    process.kill(guard, "SIGKILL");
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await ask(ready.url, "select n from t")).toEqual([{ n: 3 }]);
    const again = await launchPostgres({ folder });
    expect(again.pid).not.toBe(pid);
    expect(await ask(again.ready.url, "select n from t")).toEqual([{ n: 3 }]);
    await again.stop();
  });
});
