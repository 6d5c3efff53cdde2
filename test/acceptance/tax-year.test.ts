import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { verify } from "../../projections/index.js";
import { TOKENS } from "../../ops/composition/index.js";
import { syntheticRegister } from "../../ops/seed/synthetic/index.js";
import type { Officer } from "./support/officer.js";
import { TownHall, type Staff } from "./support/town-hall.js";

const SIZE = 33;
const NAME = "acceptance";
const register = [...syntheticRegister(NAME, SIZE)];
const PROGRESS = `subscription($runId: ID!) {
  assessmentRunProgress(runId: $runId) { state expected total counts { taxpayers assessed reassessed unchanged invoiced } }
}`;
interface Progress {
  readonly state: string;
  readonly expected: number;
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** The year of a city assessed at once, and a second municipality in the same house. */
describe("A tax year of two municipalities", () => {
  const town = new TownHall(["shkoder", "lezhe"]);
  let shkoder: Staff;
  let lezhe: Staff;
  let assessed: number;
  const one = register[0]!;

  beforeAll(async () => {
    await town.open();
    shkoder = await town.staff("shkoder");
    lezhe = await town.staff("lezhe");
    await town.enters(SIZE, NAME, "shkoder");
  });
  afterAll(() => town.close());

  /** Starts a run and follows it, by server-sent events, to its end. */
  const run = async (officer: Officer = shkoder.taxOfficer): Promise<readonly Progress[]> => {
    const input = { year: 2025, assessedOn: "2025-01-20", invoice: true };
    const { runId } = await officer.does("startAssessmentRun", input);
    const seen: Progress[] = [];
    for await (const { assessmentRunProgress } of officer.watch<{ assessmentRunProgress: Progress }>(PROGRESS, {
      runId,
    }))
      seen.push(assessmentRunProgress);
    return seen;
  };
  const countOf = async (list: string, officer = shkoder.taxOfficer) => {
    const answer = await officer.read<Record<string, { edges: object[] }>>(
      `query($at: Position) { ${list}(first: 200, minPosition: $at) { edges { cursor } } }`,
      { at: await town.everything() },
    );
    return answer[list]!.edges.length;
  };

  test("the run tells how far it has come, to its end, and everyone has an invoice", async () => {
    const seen = await run();
    const end = seen.at(-1)!;
    expect(end).toMatchObject({ state: "finished", expected: SIZE });
    expect(end.counts).toMatchObject({ taxpayers: SIZE, assessed: SIZE, reassessed: 0, unchanged: 0, invoiced: SIZE });
    assessed = end.total;
    expect(await countOf("invoices")).toBe(SIZE);
    expect(await countOf("taxpayers")).toBe(SIZE);
  });

  test("a second run yields nothing new", async () => {
    expect((await run()).at(-1)).toMatchObject({
      state: "finished",
      total: 0,
      counts: { assessed: 0, reassessed: 0, unchanged: SIZE, invoiced: 0 },
    });
    expect(await countOf("invoices")).toBe(SIZE);
  });

  test("after a correction a run yields the difference only", async () => {
    const { taxpayerId, unit } = one;
    const declared = { taxpayerId, kind: "building-plot", from: "2020-01-01" };
    const plot = { unit, areaM2: "1000", purpose: "residential" };
    const { objectId } = await shkoder.clerk.does("declareObject", { ...declared, facts: plot });
    const first = (await run()).at(-1)!;
    expect(first.counts).toMatchObject({ assessed: 0, reassessed: 1, unchanged: SIZE - 1, invoiced: 1 });
    const smaller = { taxpayerId, objectId, facts: { ...plot, areaM2: "400" }, from: "2020-01-01" };
    await shkoder.taxOfficer.does("correctObject", smaller);
    const second = (await run()).at(-1)!;
    expect(second.counts).toMatchObject({ assessed: 0, reassessed: 1, unchanged: SIZE - 1 });
    expect(second.total).toBe(-Math.round(first.total * 0.6));
    assessed += first.total + second.total;
  });

  test("payments are seen as they come, and the books say what was assessed and collected", async () => {
    const revenue = shkoder.financeOfficer.watch<{ liveRevenue: { kind: string; amount: number } }>(
      `subscription { liveRevenue { kind amount channel } }`,
    );
    const next = revenue.next();
    // The stream is open when its first bytes are here; a payment before would be missed, so payments go on until one is seen.
    let paid = 0;
    const pay = async () => {
      paid += 1;
      await shkoder.financeOfficer.does("receivePayment", {
        accountId: one.taxpayerId,
        amount: 100,
        channel: "BANK",
        paidOn: "2025-02-10",
        reference: `LIVE-${paid}`,
        office: one.office,
      });
    };
    let seen: Awaited<typeof next> | undefined;
    void next.then((value) => (seen = value));
    while (!seen && paid < 50) await pay();
    expect((await next).value).toEqual({ liveRevenue: { kind: "payment", amount: 100, channel: "bank" } });
    await revenue.return(undefined);
    const books = await shkoder.financeOfficer.read<{
      revenue: { assessed: number; collected: number }[];
      trialBalance: { ledgerAccount: string; balance: number }[];
    }>(
      `query($at: Position) { revenue(year: 2025, minPosition: $at) { assessed collected }
        trialBalance(minPosition: $at) { ledgerAccount balance } }`,
      { at: await town.everything() },
    );
    const sum = (of: readonly number[]) => of.reduce((all, each) => all + each, 0);
    expect(sum(books.revenue.map((line) => line.assessed))).toBe(assessed);
    expect(sum(books.revenue.map((line) => line.collected))).toBe(paid * 100);
    expect(sum(books.trialBalance.map((line) => line.balance))).toBe(0);
  });

  test("one municipality sees nothing of the other, whatever it asks for", async () => {
    const { taxpayerId: accountId, office } = one;
    const head = await town.head();
    for (const [name, input] of Object.entries({
      receivePayment: { accountId, amount: 100, channel: "BANK", paidOn: "2025-02-10", reference: "X", office },
      reversePayment: { accountId, paymentId: "p", ground: "OTHER", explanation: "x" },
    }))
      expect(await lezhe.financeOfficer.isRefused(name, input)).toMatchObject({ code: "NOT_FOUND" });
    expect(await lezhe.taxOfficer.isRefused("assessTaxpayer", { accountId, year: 2025 })).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await town.writtenSince(head)).toEqual([]);
    for (const query of [
      `query($id: ID!) { accountPosition(accountId: $id) { paid } }`,
      `query($id: ID!) { clearanceCheck(accountId: $id) { state } }`,
      `query($id: ID!) { taxpayer(taxpayerId: $id) { name } }`,
      `query($id: ID!) { dossier(taxpayerId: $id) }`,
    ])
      expect((await lezhe.taxOfficer.ask(query, { id: accountId })).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    for (const list of ["taxpayers", "invoices", "payments", "obligations", "clearances", "assessmentRuns"])
      expect(await countOf(list, lezhe.taxOfficer)).toBe(0);
    expect(await countOf("journal", lezhe.auditor)).toBe(0);
    const { auditTrail } = await lezhe.auditor.read<{ auditTrail: { nodes: { stream: string }[] } }>(
      `{ auditTrail(first: 200) { nodes { stream } } }`,
    );
    expect(auditTrail.nodes.length).toBeGreaterThan(0);
    expect(auditTrail.nodes.filter(({ stream }) => !stream.includes("-lezhe."))).toEqual([]);
  });

  test("every read model is what the log says when it is built anew", async () => {
    const engine = town.defter.open.composition.get(TOKENS.engine);
    const names = engine.projections.map(({ name }) => name);
    const results = new Map<string | null, { equal: boolean | undefined; error: string | null }>();
    for await (const { phase, projection, comparison, error } of verify(engine, names))
      if (phase === "verified" || phase === "stopped") results.set(projection, { equal: comparison?.equal, error });
    expect(results.size).toBe(names.length);
    for (const [, result] of results) expect(result).toEqual({ equal: true, error: null });
  });
});
