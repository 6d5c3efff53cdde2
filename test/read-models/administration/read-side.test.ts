import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type pg from "pg";
import type { Db } from "mongodb";
import { packageRoot } from "../../../ops/paths.js";
import { defterProjections, Projections, projectionsBehind, type EngineParts } from "../../../projections/index.js";
import { civilDate, type Instant } from "../../../domain/shared/index.js";
import { InMemoryEventStore, type JsonObject, type StreamName } from "../../../application/event-store/index.js";
import { createIdentityUseCases } from "../../../application/identity/index.js";
import { createLedger, defterRegistry, eventCodec } from "../../../application/ledger/index.js";
import { InMemoryKeyVault, keyedHash } from "../../../application/personal-data/index.js";
import type { Role } from "../../../domain/identity/index.js";
import {
  createReadSide,
  freshnessOf,
  holdersIn,
  userNamed,
  type TaxationReadSide,
} from "../../../read-models/administration/index.js";
import { caseworkReadSide } from "../../../read-models/casework/index.js";
import { correspondenceReadSide } from "../../../read-models/correspondence/index.js";
import { MongoReader, MongoReadModelStore } from "../../../read-models/mongo/index.js";
import { PostgresReader, PostgresReadModelStore, sql, tryLock } from "../../../read-models/postgres/index.js";
import type { List, ReadSide, Scope } from "../../../read-models/read-side/index.js";
import { someEvent } from "../../application/support/sample-events.js";
import { startMongo, type TestMongo } from "../support/mongo.js";
import { startPostgres, type TestPostgres } from "../support/postgres.js";
import { balances, movements } from "../../projections/support/till.js";

let postgres: TestPostgres;
let mongo: TestMongo;
let pool: pg.Pool;
let db: Db;
let eventStore: InMemoryEventStore;
const vault = new InMemoryKeyVault();
let readSide: ReadSide;
let projections: Projections;
const stop = new AbortController();
let run: Promise<void>;

const ADMINISTRATION = ["users", "fiscal-packages", "assessment-runs", "audit-trail"];

beforeAll(async () => {
  [postgres, mongo] = await Promise.all([startPostgres(), startMongo()]);
  pool = await postgres.newPool();
  db = mongo.newDb();
  eventStore = new InMemoryEventStore();
  const stores = [new PostgresReadModelStore(pool), new MongoReadModelStore(db)];
  const parts: EngineParts = {
    ...{ eventStore, stores, lock: (name: string) => tryLock(pool, name) },
    codec: eventCodec(defterRegistry(), vault),
    projections: defterProjections.filter(({ name }) => ADMINISTRATION.includes(name)),
  };
  projections = new Projections(parts);
  readSide = createReadSide({
    ...{ postgres: new PostgresReader(pool), mongo: new MongoReader(db), taxation: {} as TaxationReadSide },
    correspondence: correspondenceReadSide(new PostgresReader(pool)),
    casework: caseworkReadSide(new PostgresReader(pool), new MongoReader(db)),
    freshness: freshnessOf(
      stores.map(({ catalog }) => catalog),
      projectionsBehind(parts.projections),
    ),
    projections: () => projections.status(),
  });
  run = projections.run(stop.signal);
});

afterAll(async () => {
  stop.abort();
  await run;
  await Promise.all([postgres.stop(), mongo.stop()]);
});

async function write(tenant: string, category: string, id: string, facts: readonly (readonly [string, JsonObject])[]) {
  let receipt;
  for (const [index, [type, data]] of facts.entries()) {
    const event = someEvent(data);
    const actor = { id: `officer-${tenant}`, role: "clerk", office: index % 2 === 0 ? "QND" : "RRE" };
    const stream = `${category}-${tenant}.${id}` as StreamName;
    receipt = await eventStore.append(stream, index === 0 ? "noStream" : BigInt(index - 1), [
      { ...event, type, envelope: { ...event.envelope, tenant, actor } },
    ]);
  }
  return receipt!.position;
}

/** The facts of one municipality; the position of the last. */
async function municipality(tenant: string) {
  for (let n = 0; n < 5; n++) {
    const runId = `run-${tenant}-${n}`;
    const more = { packageHash: "a", selection: {}, upToPosition: "1/1", expected: n };
    const started = { runId, year: 2025, packageId: "p", assessedOn: civilDate("2025-02-01"), invoice: true, ...more };
    await write(tenant, "assessmentRun", runId, [
      ["AssessmentRunStarted", started],
      ["AssessmentRunAbandoned", { runId, ground: "g" }],
    ]);
  }
  const content = { format: "defter.fiscal-package/1", code: `code-${tenant}`, fiscalYear: 2025 };
  return write(tenant, "fiscalPackage", "p", [["FiscalPackageDrafted", { packageId: "p", content }]]);
}

const everything: Scope = { tenant: "shkoder", offices: null };

async function allPages<Row>(list: List<never, Row>, scope: Scope, limit = 2, filter: object = {}): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(scope, { filter: filter as never, limit, after });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...page.rows.map(({ row }) => row));
    after = page.hasNext ? page.rows.at(-1)!.cursor : null;
    if (after !== null) expect(after).toMatch(/^[A-Za-z0-9_-]{1,1000}$/);
  } while (after !== null);
  return rows;
}

describe("the read side", () => {
  test("waits for a position, with a limit, and shows nothing of another municipality in any list", async () => {
    const signal = new AbortController().signal;
    await municipality("lezhe");
    const position = await municipality("shkoder");
    for (const view of ["runs", "packages", "audit"] as const)
      expect(await readSide.freshness.waitFor(view, position, 10_000, signal)).toBe(true);
    const later = { commit: position.commit + 1n, prepare: position.prepare + 1n };
    expect(await readSide.freshness.waitFor("runs", later, 60, signal)).toBe(false);
    expect(await readSide.freshness.waitFor("runs", later, 60_000, AbortSignal.timeout(30))).toBe(false);
    await expect(readSide.freshness.waitFor("journal", position, 10, signal)).rejects.toThrow("no projection");

    for (const [scope, other] of [
      [everything, "lezhe"],
      [{ ...everything, tenant: "lezhe" }, "shkoder"],
    ] as const) {
      const lists = [readSide.assessmentRuns, readSide.fiscalPackages, readSide.auditTrail, readSide.users];
      const rows = await Promise.all(lists.map((list) => allPages<unknown>(list as never, scope)));
      expect(rows.map(({ length }) => length)).toEqual([5, 1, 11, 0]);
      const text = JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
      expect(text).not.toContain(other);
      expect(text).toContain(scope.tenant);
    }
    expect(await readSide.fiscalPackage(everything, "p")).toMatchObject({ code: "code-shkoder" });
    expect(await readSide.fiscalPackage({ tenant: "durres", offices: null }, "p")).toBeNull();
  });

  test("shows who acts for some offices only theirs", async () => {
    const rows = await allPages(readSide.auditTrail as never as List<never, { actorOffice: string }>, {
      ...everything,
      offices: ["RRE"],
    });
    expect(rows.map(({ actorOffice }) => actorOffice)).toEqual(Array(5).fill("RRE"));
    expect(await allPages(readSide.auditTrail as never, { ...everything, offices: [] })).toEqual([]);
  });

  test("gives the latest first, and searches the trail", async () => {
    const found = await allPages<{ type: string; revision: bigint; stream: string }>(
      readSide.auditTrail as never,
      everything,
      3,
    );
    expect(found[0]).toMatchObject({ type: "FiscalPackageDrafted", revision: 0n, stream: "fiscalPackage-shkoder.p" });
    const search = (filter: object) => allPages<{ type: string }>(readSide.auditTrail as never, everything, 50, filter);
    expect(await search({ type: "AssessmentRunStarted" })).toHaveLength(5);
    expect(await search({ stream: "assessmentRun-shkoder.run-shkoder-1" })).toHaveLength(2);
    expect(await search({ subjectId: "run-shkoder-1", search: "abandoned" })).toHaveLength(1);
    expect(await search({ actorId: "officer-lezhe" })).toHaveLength(0);
    expect(await search({ recordedFrom: "2999-01-01T00:00:00.000Z" })).toHaveLength(0);
  });

  test("reads the trail forth and back, by kind of stream, office and period", async () => {
    const ask = { filter: {}, limit: 4, after: null };
    const [newest, all] = [
      await readSide.auditTrail(everything, ask),
      await readSide.auditTrail(everything, { ...ask, limit: 50 }),
    ];
    expect([newest.hasNext, newest.hasPrevious]).toEqual([true, false]);
    const older = await readSide.auditTrail(everything, { ...ask, after: newest.rows.at(-1)!.cursor });
    expect([older.hasNext, older.hasPrevious]).toEqual([true, true]);
    const back = await readSide.auditTrail(everything, { ...ask, before: older.rows[0]!.cursor });
    expect(back).toEqual({ ...newest, hasNext: true, hasPrevious: false });
    const ids = (page: typeof all) => page.rows.map(({ row }) => row.eventId);
    const middle = await readSide.auditTrail(everything, { ...ask, limit: 3, before: all.rows[6]!.cursor });
    expect(ids(middle)).toEqual(ids(all).slice(3, 6));
    expect(middle.hasPrevious).toBe(true);

    const filtered = async (filter: object) =>
      ids(await readSide.auditTrail(everything, { ...ask, limit: 50, filter }));
    expect(await filtered({ category: "fiscalPackage" })).toEqual(ids(all).slice(0, 1));
    expect(await filtered({ actorOffice: "RRE" })).toHaveLength(5);
    expect(await filtered({ about: ["run-shkoder-1", "p"] })).toHaveLength(3);
    const first = all.rows.at(-1)!.row;
    expect(await filtered({ recordedTo: "2000-01-01T00:00:00.000Z" })).toEqual([]);
    expect(await filtered({ recordedFrom: first.recordedAt })).toEqual(ids(all));
    expect(await readSide.auditEvent(everything, first.eventId)).toEqual(first);
    expect(await readSide.auditEvent({ tenant: "lezhe", offices: null }, first.eventId)).toBeNull();
  });

  test("knows when the ledger was written, from its first event to its last, of one municipality", async () => {
    const { rows } = await readSide.auditTrail(everything, { filter: {}, limit: 50, after: null });
    const written = [...new Set(rows.map(({ row }) => row.recordedAt))].toSorted();
    const { spans, ...now } = await readSide.ledgerTimeline("shkoder", null);
    expect(spans.reduce((sum, { events }) => sum + events, 0)).toBe(rows.length);
    for (const { from, to, events } of spans)
      expect(events).toBe(rows.filter(({ row }) => from <= row.recordedAt && row.recordedAt <= to).length);
    expect(now).toEqual({ previous: written.at(-2) ?? null, next: null });
    // From each moment to its neighbours, and from between two of them.
    for (const [index, at] of written.entries()) {
      const { previous, next } = await readSide.ledgerTimeline("shkoder", at);
      expect({ previous, next }).toEqual({ previous: written[index - 1] ?? null, next: written[index + 1] ?? null });
    }
    expect(await readSide.ledgerTimeline("shkoder", "2000-01-01T00:00:00.000Z" as Instant)).toEqual({
      ...{ spans, previous: null, next: written[0] },
    });
    expect(await readSide.ledgerTimeline("durres", null)).toEqual({ spans: [], previous: null, next: null });
  });

  test("finds officers by the beginnings of their names, role, office and suspension", async () => {
    const hash = keyedHash(Buffer.alloc(32, 7));
    const ledger = createLedger({ eventStore, registry: defterRegistry(), vault, keyedHash: hash });
    const passwordHasher = { hash: async () => "hash", verify: async () => true };
    const identity = createIdentityUseCases({ ledger, keyedHash: hash, passwordHasher });
    const ask = (name: string) => ({
      ...{ tenant: "vlore", actor: { id: "a", role: "administrator" }, commandId: `vlore:${name}` },
      today: civilDate("2025-03-10"),
    });
    const create = (username: string, displayName: string, roles: readonly Role[], offices: readonly string[] | null) =>
      identity.createUser(ask(username), {
        ...{ userId: username, username, displayName, roles, offices, email: null },
        ...{ password: "correct horse battery", mustChange: false },
      });
    await create("drita", "Drita Çela-Gjoni", ["clerk"], ["QND"]);
    await create("gjon", "Gjon Përmeti", ["auditor"], null);
    await create("zef", "Zef Celaj", ["clerk", "tax-officer"], ["RRE"]);
    const last = await identity.suspendUser(ask("suspension"), { userId: "zef", ground: "left" });
    const position = last.ok ? last.receipt.position : null;
    expect(await readSide.freshness.waitFor("users", position!, 20_000, new AbortController().signal)).toBe(true);
    const found = async (filter: object) =>
      (
        await allPages<{ username: string }>(readSide.users as never, { tenant: "vlore", offices: null }, 2, filter)
      ).map(({ username }) => username);
    expect(await found({})).toEqual(["drita", "gjon", "zef"]);
    expect(await found({ search: "cel" })).toEqual(["drita", "zef"]);
    expect(await found({ search: "GJON per" })).toEqual(["gjon"]);
    expect(await found({ search: "ela" })).toEqual([]);
    expect(await found({ search: "%" })).toEqual([]);
    expect(await found({ role: "clerk" })).toEqual(["drita", "zef"]);
    expect(await found({ office: "QND" })).toEqual(["drita", "gjon"]);
    expect(await found({ role: "clerk", suspended: false })).toEqual(["drita"]);
    const holders = holdersIn(new PostgresReader(pool));
    const drita = await userNamed(new PostgresReader(pool))("vlore", "drita");
    expect(await holders("vlore", ["clerk"], "QND")).toEqual([drita]);
    expect(await holders("vlore", ["clerk", "inspector"], "QND")).toEqual([drita]);
    expect(await holders("vlore", ["clerk"], "RRE")).toEqual([]);
    expect(await holders("vlore", [], "QND")).toEqual([]);
    expect(await holders("shkoder", ["clerk"], "QND")).toEqual([]);
  });

  test("takes no cursor but its own", async () => {
    const page = await readSide.assessmentRuns(everything, { filter: {}, limit: 1, after: null });
    const ask = { filter: {}, limit: 1, after: page.rows[0]!.cursor };
    await expect(readSide.auditTrail(everything, ask)).rejects.toMatchObject({ rule: "cursor-malformed" });
    for (const after of ["abc", Buffer.from('["assessment-runs",{"$gt":""},"x"]').toString("base64url")])
      await expect(readSide.assessmentRuns(everything, { ...ask, after })).rejects.toMatchObject({
        code: "VALIDATION",
      });
  });

  test("says how every projection stands", async () => {
    const rows = await readSide.projections();
    expect(rows.map(({ name, status, lagEvents }) => [name, status, lagEvents]).sort()).toEqual(
      [...ADMINISTRATION].sort().map((name) => [name, "live", 0]),
    );
  });
});

describe("a query", () => {
  test("that joins tables sees each of them only within its scope", async () => {
    const own = await postgres.newPool();
    await own.query(`create schema read_models;
      create table read_models.balances (tenant text, id text, balance bigint);
      create table read_models.movements (tenant text, id text, office text, amount bigint);
      insert into read_models.balances values ('shkoder', '1', 10), ('lezhe', '1', 99);
      insert into read_models.movements values ('shkoder', '1', 'QND', 4), ('shkoder', '1', 'RRE', 6), ('lezhe', '1', 'QND', 99)`);
    const reader = new PostgresReader(own);
    const query = sql`select b.balance, m.amount from balances b join movements m using (id) where m.amount > ${0} order by 2`;
    const seen = (scope: Scope) =>
      reader.rows<{ balance: number; amount: number }>(scope, [balances, movements], query);
    expect(await seen(everything)).toEqual([
      { balance: 10, amount: 4 },
      { balance: 10, amount: 6 },
    ]);
    expect(await seen({ ...everything, offices: ["RRE"] })).toEqual([{ balance: 10, amount: 6 }]);
    await expect(reader.rows(everything, [balances], query)).rejects.toThrow('"movements" does not exist');
  });

  test("is made nowhere but through the readers that bind the scope", () => {
    const read = (folder: string): string[] =>
      readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? read(path) : [path];
      });
    const root = join(packageRoot(), "read-models");
    const rooms = read(root).filter((path) => !/read-models\/(postgres|mongo)\//.test(path));
    expect(rooms.length).toBeGreaterThan(15);
    const forbidden = /\.query\(|\.collection\(|rowsOf\(|execute\(|read_models\.|liveView|new pg\.|new MongoClient/;
    expect(rooms.filter((path) => forbidden.test(readFileSync(path, "utf8")))).toEqual([]);
  });
});
