import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createClient, type Client } from "graphql-sse";
import { ReplaySubject } from "rxjs";
import type { StoredEvent } from "../../../../application/event-store/index.js";
import type { RunProgress } from "../../../../application/taxation/index.js";
import { civilDate, lek } from "../../../../domain/shared/index.js";
import { FakeApi, NOW } from "../../support/fake-api.js";
import { until } from "../../../support/until.js";

const progress = new ReplaySubject<RunProgress>(1);
const counts = { taxpayers: 0, assessed: 0, reassessed: 0, unchanged: 0, refused: 0, invoiced: 0 };
const run = (assessed: number, state: RunProgress["state"] = "running"): RunProgress => ({
  runId: "RUN1",
  state,
  expected: 10,
  counts: { ...counts, taxpayers: assessed, assessed },
  total: lek(assessed * 1000),
  refusals: [],
});

let revision = 0n;
const event = (type: string, data: StoredEvent["data"], tenant = "shkoder"): StoredEvent => ({
  eventId: `e-${++revision}`,
  type,
  data,
  streamName: `taxAccount-${tenant}.T1`,
  revision,
  position: { commit: revision, prepare: revision },
  recordedAt: NOW,
  envelope: {
    tenant,
    actor: { id: "U1", role: "cashier", office: "qender" },
    commandId: "c",
    $correlationId: "c",
    $causationId: "c",
    schemaVersion: 1,
    effectiveDate: civilDate("2025-06-01"),
    contentHash: "0".repeat(64),
  },
});
const payment = (office: string, amount: number, tenant?: string) =>
  event("PaymentReceived", { amount, office, channel: "bank", payer: { $encrypted: "…" } }, tenant);

let api: FakeApi;
beforeAll(async () => {
  api = await new FakeApi().start();
  const runs = [{ runId: "RUN1", progress, done: new Promise<RunProgress>(() => undefined) }];
  const taxation = api.dependencies.taxation as object as { runsAtWork: unknown };
  Object.defineProperty(api.dependencies, "taxation", {
    value: new Proxy(taxation, {
      get: (target, name: "runsAtWork") =>
        name === "runsAtWork" ? (tenant: string) => (tenant === "shkoder" ? runs : []) : target[name],
    }),
  });
});
afterAll(() => api.close());
beforeEach(() => {
  revision = 0n;
});

const client = (headers: Record<string, string>): Client =>
  createClient({ url: `${api.url}/graphql`, headers, retryAttempts: 0 });
type Item = { data?: Record<string, unknown> | null; errors?: readonly { extensions?: Record<string, unknown> }[] };
const listening = () => until("somebody listens", () => api.liveEvents.observed);

describe("subscriptions", () => {
  test("follow a run from where it stands to its end", async () => {
    const officer = await api.as(["finance-officer"]);
    progress.next(run(3));
    const stream = client(officer).iterate({
      query: `subscription { assessmentRunProgress(runId: "RUN1") { state expected counts { assessed } total } }`,
    }) as AsyncIterableIterator<Item>;
    expect((await stream.next()).value.data).toEqual({
      assessmentRunProgress: { state: "running", expected: 10, counts: { assessed: 3 }, total: 3000 },
    });
    progress.next(run(10, "finished"));
    progress.complete();
    expect((await stream.next()).value.data.assessmentRunProgress.state).toBe("finished");
    expect((await stream.next()).done).toBe(true);
  });

  test("say that a run is not at work, also when it is another municipality's", async () => {
    const query = `subscription { assessmentRunProgress(runId: "RUN1") { state } }`;
    const lezhe = client(await api.as(["finance-officer"], null, "lezhe")).iterate({ query });
    const { value } = (await lezhe.next()) as { value: Item };
    expect(value.errors?.[0]?.extensions).toMatchObject({ code: "NOT_FOUND", rule: "run-not-at-work" });
  });

  test("show revenue of the caller's offices and municipality only, and never who paid", async () => {
    const stream = client(await api.as(["finance-officer"], ["qender"])).iterate({
      query: `subscription { liveRevenue { kind amount office channel effectiveDate } }`,
    }) as AsyncIterableIterator<Item>;
    const first = stream.next();
    await listening();
    api.liveEvents.next(payment("velipoje", 1));
    api.liveEvents.next(payment("qender", 2, "lezhe"));
    api.liveEvents.next(event("PaymentReversed", { amount: 3 }));
    api.liveEvents.next(payment("qender", 4));
    expect((await first).value.data).toEqual({
      liveRevenue: { kind: "payment", amount: 4, office: "qender", channel: "bank", effectiveDate: "2025-06-01" },
    });
    await stream.return?.();
  });

  test("show a reversal as a negative amount to those who act for every office", async () => {
    const stream = client(await api.as(["finance-officer"])).iterate({
      query: `subscription { liveRevenue { kind amount } }`,
    }) as AsyncIterableIterator<Item>;
    const first = stream.next();
    await listening();
    api.liveEvents.next(event("PaymentReversed", { amount: 300 }));
    expect((await first).value.data).toEqual({ liveRevenue: { kind: "reversal", amount: -300 } });
    await stream.return?.();
  });

  test("show the auditor every fact as it comes, and leave the source when the auditor goes", async () => {
    const stream = client(await api.as(["auditor"])).iterate({
      query: `subscription { ledgerEvents(types: ["PaymentReceived"]) { id type stream revision position actorRole } }`,
    }) as AsyncIterableIterator<Item>;
    const first = stream.next();
    await listening();
    api.liveEvents.next(event("InvoiceIssued", {}));
    api.liveEvents.next(payment("qender", 5));
    expect((await first).value.data).toMatchObject({
      ledgerEvents: { id: "e-2", type: "PaymentReceived", revision: "2", position: "2/2", actorRole: "cashier" },
    });
    await stream.return?.();
    await until("nobody listens any more", () => !api.liveEvents.observed);
  });

  test("are not for visitors", async () => {
    const stream = client({}).iterate({ query: `subscription { liveRevenue { amount } }` });
    const { value } = (await stream.next()) as { value: Item };
    expect(value.errors?.[0]?.extensions).toMatchObject({ code: "UNAUTHENTICATED" });
  });
});
