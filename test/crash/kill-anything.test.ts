import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { setTimeout as sleep } from "node:timers/promises";
import type { StoredEvent } from "../../application/event-store/index.js";
import { civilDate } from "../../domain/shared/index.js";
import { TOKENS } from "../../ops/composition/index.js";
import { syntheticRegister } from "../../ops/seed/synthetic/index.js";
import { verify } from "../../projections/index.js";
import { TownHall, type Staff } from "../acceptance/support/town-hall.js";
import { PATIENCE_MS } from "../support/until.js";
import { Payers, untilDone } from "./support/payers.js";
import { ServedTown, type Victim } from "./support/served-town.js";

const SIZE = 400;
const NAME = "crash";
const RUN_VICTIMS: readonly Victim[] = ["eventStore", "postgres", "mongo", "server", "everything"];
const register = [...syntheticRegister(NAME, SIZE)];
/** Payments that must be acknowledged after a kill, before the next: the load is on again. */
const PAYMENTS = 60;

/** Everything that Defter is made of is killed (-9) under load; no fact is lost, and none is counted twice. */
describe("Whatever is killed", () => {
  const town = new TownHall();
  const served = new ServedTown(town);
  let staff: Staff;
  let payers: Payers;
  let events: readonly StoredEvent[];
  const ofType = (type: string) => events.filter((event) => event.type === type);

  beforeAll(async () => {
    await town.open();
    staff = await town.staff();
    await town.enters(SIZE, NAME);
    await town.isReady();
    await town.defter.stop();
    await served.start();
    payers = new Payers(staff.financeOfficer, register);
    await payers.go(PAYMENTS);
  });
  afterAll(async () => {
    await served.stop();
    await town.close();
  });

  test.each(RUN_VICTIMS)(
    "%s in the middle of an assessment run: payments go on, and it is resumed, or goes on, and finishes",
    async (victim) => {
      const share = RUN_VICTIMS.indexOf(victim);
      const theirs = register.filter((_, index) => index % RUN_VICTIMS.length === share);
      const taxpayerIds = theirs.map(({ taxpayerId }) => taxpayerId);
      const input = { year: 2025, assessedOn: "2025-01-20", invoice: true, selection: { taxpayerIds } };
      const { runId } = await untilDone(staff.taxOfficer, "startAssessmentRun", input);
      await sleep(victim === "server" || victim === "everything" ? 150 : 50);
      await served.kill(victim);
      await Promise.all([payers.go(PAYMENTS), finished(runId)]);
    },
  );

  test("a run over everybody finds them assessed already, all of them", async () => {
    const input = { year: 2025, assessedOn: "2025-01-20", invoice: true };
    const { runId } = await untilDone(staff.taxOfficer, "startAssessmentRun", input);
    await finished(runId);
    const { assessmentRuns } = await staff.taxOfficer.read<{
      assessmentRuns: { nodes: readonly { id: string; counts: Record<string, number> }[] };
    }>(`{ assessmentRuns(first: 200) { nodes { id counts { assessed unchanged refused } } } }`);
    const { counts } = assessmentRuns.nodes.find(({ id }) => id === runId)!;
    expect(counts).toEqual({ assessed: 0, unchanged: SIZE, refused: 0 });
  });

  /** Resumes the run wherever it is not at work, until it is finished. */
  async function finished(runId: string): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(200)) {
      const { data } = await staff.taxOfficer
        .ask(`{ runsAtWork assessmentRuns(first: 200) { nodes { id state } } }`)
        .catch(() => ({ data: null }));
      if (!data) continue;
      const { runsAtWork, assessmentRuns } = data as {
        runsAtWork: readonly string[];
        assessmentRuns: { nodes: readonly { id: string; state: string }[] };
      };
      if (assessmentRuns.nodes.some(({ id, state }) => id === runId && state === "finished")) return;
      // A run that has just ended is not at work, and its end may not be seen yet: resuming it is refused, and that is well.
      if (!runsAtWork.includes(runId))
        await staff.taxOfficer.command("resumeAssessmentRun", { runId }).catch(() => null);
    }
    throw new Error(`the run ${runId} does not finish`);
  }

  test("no acknowledged payment is lost, and none is written twice", async () => {
    await payers.end();
    await served.stop();
    await town.reopen();
    events = await town.writtenSince(undefined);
    const written = ofType("PaymentReceived");
    const ids = written.map(({ eventId }) => eventId);
    expect(ids.toSorted()).toEqual(payers.acknowledged.map(({ eventId }) => eventId).toSorted());
    const payments = written.map(({ data }) => `${String(data["paymentId"])} ${String(data["amount"])}`);
    expect(new Set(payments)).toEqual(new Set(payers.acknowledged.map((each) => `${each.paymentId} ${each.amount}`)));
  });

  test("everyone is assessed and billed once, by numbers without a gap", () => {
    const accounts = (type: string) =>
      ofType(type)
        .map(({ data }) => String(data["accountId"]))
        .toSorted();
    const everyone = register.map(({ taxpayerId }) => taxpayerId).toSorted();
    expect(accounts("ObligationsAssessed")).toEqual(everyone);
    expect(accounts("InvoiceIssued")).toEqual(everyone);
    const numbers = ofType("InvoiceIssued").map(({ data }) => String(data["number"]).split("/"));
    for (const office of new Set(numbers.map(([office]) => office))) {
      const running = numbers.filter(([of]) => of === office).map(([, , number]) => Number(number));
      expect(running.toSorted((a, b) => a - b)).toEqual(running.map((_, index) => index + 1));
    }
  });

  test("the books say what the accounts say, and that is what was acknowledged", async () => {
    const total = payers.acknowledged.reduce((sum, { amount }) => sum + amount, 0);
    const { taxation, tenant } = town.seedParts();
    let paid = 0;
    for (const { taxpayerId: accountId } of register) {
      const answer = await taxation.accountPosition(tenant, { accountId, effectiveOn: civilDate("2025-12-31") });
      if (!answer.ok) throw new Error(answer.refusal.code);
      paid += answer.value.paid;
    }
    const { revenue, trialBalance } = await staff.financeOfficer.read<{
      revenue: { collected: number }[];
      trialBalance: { balance: number }[];
    }>(
      `query($at: Position) { revenue(year: 2025, minPosition: $at) { collected }
        trialBalance(minPosition: $at) { balance } }`,
      { at: await town.everything() },
    );
    expect(paid).toBe(total);
    expect(revenue.reduce((sum, { collected }) => sum + collected, 0)).toBe(total);
    expect(trialBalance.reduce((sum, { balance }) => sum + balance, 0)).toBe(0);
  });

  test("every read model is what the log says when it is built anew", async () => {
    const engine = town.defter.open.composition.get(TOKENS.engine);
    const names = engine.projections.map(({ name }) => name);
    const built: unknown[] = [];
    for await (const { phase, projection, comparison, error } of verify(engine, names)) {
      if (phase !== "verified" && phase !== "stopped") continue;
      built.push(projection);
      expect({ projection, error, differences: comparison?.differences }).toEqual({
        projection,
        error: null,
        differences: [],
      });
    }
    expect(built.toSorted()).toEqual(names.toSorted());
  });
});
