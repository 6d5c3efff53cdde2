import { beforeEach, describe, expect, test } from "@jest/globals";
import type { LedgerFact } from "../../../application/ledger/index.js";
import { caseworkProcesses } from "../../../application/processes/index.js";
import { civilDate, lek } from "../../../domain/shared/index.js";
import { GRANT } from "../../domain/casework/support/case-story.js";
import { referenceCalendar } from "../../support/reference-data.js";
import { business, pays, person, takesBack } from "../casework/support/accounts.js";
import { act, awaitingPayment } from "../casework/support/acts.js";
import { adopt, ask, askAs, by, done, lodging, typesOf, type Counter } from "../casework/support/counter.js";
import { CrashingEventStore } from "../taxation/support/shkoder.js";
import { nothingMore, SettlingTown, TENANT } from "./settling-town.js";

const today = civilDate("2025-03-03");
let town: SettlingTown;
let city: Counter;

beforeEach(async () => {
  town = await SettlingTown.open();
  ({ city } = town);
});

describe("what follows by itself", () => {
  test("the account is charged with a fee, once, also where the process died that was at it", async () => {
    await adopt(city, "identity-attestation");
    const taxpayerId = await person(city);
    // The number and the case are written, the charge is not.
    const dying = city.again((inner) => new CrashingEventStore(inner, 2));
    await expect(dying.lodgeCase(askAs("front-desk"), lodging("identity-attestation"))).rejects.toThrow();
    expect(await typesOf(city.store, `taxAccount-shkoder.${taxpayerId}`)).toEqual([]);
    await town.settleDown();
    expect(await typesOf(city.store, `taxAccount-shkoder.${taxpayerId}`)).toEqual(["ObligationCharged"]);
    town.forget();
    await town.settleDown();
    expect(await typesOf(city.store, `taxAccount-shkoder.${taxpayerId}`)).toEqual(["ObligationCharged"]);
    expect(await town.stuck()).toEqual([]);
  });

  test("a case goes on when its fee is paid", async () => {
    await adopt(city, "advertising-permit");
    const account = await business(city);
    const caseId = await awaitingPayment(city);
    await town.settleDown();
    expect(await town.stateOf(caseId)).toMatchObject({ state: "awaiting-payment" });
    await pays(city, account, 2000);
    await town.settleDown(async () => (await town.stateOf(caseId)).state === "awaiting-signature");
    expect((await typesOf(city.store, `case-shkoder.${caseId}`)).filter((type) => type === "FeeSettled")).toHaveLength(
      1,
    );
  });

  test("by a command that an earlier version had written already: it is known again", async () => {
    await adopt(city, "advertising-permit");
    const account = await business(city);
    const caseId = await awaitingPayment(city);
    await town.settleDown();
    await pays(city, account, 2000);
    const asBefore = askAs("system");
    const before = await city.cases.policies.settleFees(asBefore, { caseId, by: by("system") });
    expect(before).toMatchObject({ ok: true, receipt: { eventIds: expect.any(Array) } });
    const parts = { cases: city.cases.policies, ledger: city.parts.ledger, lists: town.lists, tenants: [TENANT] };
    const policy = caseworkProcesses(parts).find(({ name }) => name === "settle-fees")!;
    const paid = { tenant: TENANT, type: "PaymentReceived", data: { accountId: account } } as unknown as LedgerFact;
    const outcomes = [];
    for await (const { carryOut } of policy.react(paid)) outcomes.push(await carryOut(asBefore));
    expect(outcomes).toEqual([before]);
  });

  test("or when an advance covers it, paid before there was a fee", async () => {
    await adopt(city, "advertising-permit");
    await pays(city, await business(city), 2000);
    const caseId = await awaitingPayment(city);
    await town.settleDown(async () => (await town.stateOf(caseId)).state === "awaiting-signature");
  });

  test("is owed again when the payment is taken back, holds up the decision, and goes on when it is paid anew", async () => {
    await adopt(city, "advertising-permit");
    const account = await business(city);
    const caseId = await awaitingPayment(city);
    const paymentId = await pays(city, account, 2000);
    await town.settleDown(async () => (await town.stateOf(caseId)).state === "awaiting-signature");
    await takesBack(city, account, paymentId);
    // Looking whether something is paid takes nothing away: that follows from the reversal alone.
    await done(city.cases.policies.settleFees(askAs("system"), { caseId, by: by("system") }));
    expect((await town.stateOf(caseId)).fees).toMatchObject([{ settledOn: today, owedAgainOn: null }]);
    await town.settleDown(async () => (await town.stateOf(caseId)).fees![0]!.owedAgainOn !== null);
    const signing = { caseId, by: by("signatory"), transition: "sign", decision: GRANT };
    expect(await city.cases.actOnCase(askAs("signatory"), signing)).toMatchObject({
      refusal: { code: "fee-not-paid", facts: { amount: 2000 } },
    });
    expect((await city.cases.caseFile(TENANT, caseId)) as object).toMatchObject({
      value: { content: { fees: [{ settledOn: null, owedAgainOn: today }] } },
    });
    await pays(city, account, 2001);
    await town.settleDown(async () => (await town.stateOf(caseId)).fees![0]!.settledOn !== null);
    await done(act(city, caseId, "signatory", "sign", { decision: GRANT }));
    // The decision stands, whatever becomes of the money; the file says it.
    const twice = await pays(city, account, 1);
    await takesBack(city, account, twice);
    await town.settleDown();
    const seen = (await typesOf(city.store, `case-shkoder.${caseId}`)).filter((type) => /^Fee/.test(type));
    expect(seen).toEqual(["FeeCharged", "FeeSettled", "FeeOwedAgain", "FeeSettled"]);
    town.forget();
    await town.settleDown();
    expect(await town.stuck()).toEqual([]);
    expect((await typesOf(city.store, `case-shkoder.${caseId}`)).filter((type) => /^Fee/.test(type))).toEqual(seen);
  });

  test("a case that waits for dues goes on when they are paid, once, with nobody pushing", async () => {
    await adopt(city, "tax-clearance-certificate");
    const account = await business(city);
    const service = lodging("tax-clearance-certificate");
    const applicant = { ...service.applicant, kind: "business", identifier: "K22218003V" } as const;
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), { ...service, applicant }));
    await town.settleDown();
    expect(await town.stateOf(caseId)).toMatchObject({ state: "dues-outstanding" });
    await pays(city, account, 40);
    await town.settleDown();
    expect(await town.stateOf(caseId)).toMatchObject({ state: "dues-outstanding" });
    await pays(city, account, 60);
    await town.settleDown(async () => (await town.stateOf(caseId)).state === "sealing");
    town.forget();
    await town.settleDown();
    const types = await typesOf(city.store, `case-shkoder.${caseId}`);
    // Into the wait, and out of it again.
    expect(types.filter((type) => type === "CaseAdvanced")).toHaveLength(4);
    expect(await town.stuck()).toEqual([]);
  });

  test("what was paid before the policies ever ran is seen, and no account is looked at that no case has to do with", async () => {
    await adopt(city, "advertising-permit");
    const account = await business(city);
    const caseId = await awaitingPayment(city);
    await pays(city, account, 2000);
    const other = await person(city);
    await pays(city, other, 500);
    const loaded: string[] = [];
    const { ledger } = city.parts;
    const load: typeof ledger.load = (stream, decider) => (loaded.push(stream), ledger.load(stream, decider));
    await town.settleDown(async () => (await town.stateOf(caseId)).state === "awaiting-signature", city.cases, {
      ...ledger,
      load,
    });
    expect(loaded).not.toContain(`taxAccount-shkoder.${other}`);
  });

  test("a payment that was taken back before the policies ever ran has its fee owed again; an older debt that came to light has not", async () => {
    await adopt(city, "advertising-permit");
    const account = await business(city);
    // Taken back before there was a fee: no fee was paid with it.
    await takesBack(city, account, await pays(city, account, 500));
    const caseId = await awaitingPayment(city);
    const settled = { caseId, by: by("system") };
    const paymentId = await pays(city, account, 2000);
    await done(city.cases.policies.settleFees(askAs("system"), settled));
    await done(
      city.uses.chargeObligation(ask(), {
        ...{ accountId: account, objectId: "OLD", year: 2025, item: "administrative-fee", revenueItem: "21" },
        ...{ amount: lek(700), caseId: null, unit: "velipoje", office: "velipoje" },
        ...{ due: civilDate("2025-01-31"), ground: "Një detyrim më i vjetër" },
      }),
    );
    const position = await city.uses.accountPosition(TENANT, { accountId: account, effectiveOn: today });
    const open = (position.ok ? position.value.obligations : []).filter(({ outstanding }) => outstanding.principal > 0);
    expect(open.map(({ key }) => key)).toEqual([expect.stringContaining(caseId)]);
    await town.settleDown();
    expect((await town.stateOf(caseId)).fees).toMatchObject([{ settledOn: today, owedAgainOn: null }]);

    await takesBack(city, account, paymentId);
    town.forget();
    await town.settleDown();
    expect((await town.stateOf(caseId)).fees).toMatchObject([{ settledOn: null, owedAgainOn: today }]);
    expect(await town.stuck()).toEqual([]);
  });

  test("the certificate of settled dues is issued on the decision, and no other service issues one", async () => {
    await adopt(city, "tax-clearance-certificate", "advertising-permit");
    const account = await business(city);
    await pays(city, account, 20_000);
    const service = lodging("tax-clearance-certificate");
    const applicant = { ...service.applicant, kind: "business", identifier: "K22218003V" } as const;
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), { ...service, applicant }));
    await town.settleDown(async () => (await town.stateOf(caseId)).state === "sealing");
    await done(act(city, caseId, "signatory", "seal", { decision: GRANT }));
    const permit = await awaitingPayment(city);
    await town.settleDown(async () => (await town.stateOf(permit)).state === "awaiting-signature");
    await done(act(city, permit, "signatory", "sign", { decision: GRANT }));
    await town.settleDown(async () => ((await town.stateOf(caseId)).clearance?.code ?? null) !== null);
    const issued = (await typesOf(city.store, `taxAccount-shkoder.${account}`)).filter(
      (type) => type === "ClearanceIssued",
    );
    expect(issued).toHaveLength(1);
    expect(await town.stuck()).toEqual([]);
  });

  test("a favourable decision gives its act, once, whoever issued it first and however often the log is read", async () => {
    await adopt(city, "advertising-permit");
    const account = await business(city);
    await pays(city, account, 20_000);
    const caseId = await awaitingPayment(city);
    await town.settleDown(async () => (await town.stateOf(caseId)).state === "awaiting-signature");
    await done(act(city, caseId, "signatory", "sign", { decision: GRANT }));
    await town.settleDown(async () => (await town.stateOf(caseId)).outputs.length === 1);
    const [output] = (await town.stateOf(caseId)).outputs;
    expect(output).toMatchObject({ number: "velipoje/2025/LEJE000001", revoked: false });
    town.forget();
    await town.settleDown();
    const input = { caseId, by: by("specialist") };
    expect((await done(city.cases.policies.issueOutput(askAs("specialist"), input))).outputId).toBe(output!.outputId);
    expect((await town.stateOf(caseId)).outputs).toHaveLength(1);
    // Somebody takes it back: the policy, reading again, does not give it again.
    const revoking = { ...input, by: by("signatory"), outputId: output!.outputId, ground: "Gabim." };
    await done(city.cases.revokeOutput(askAs("signatory"), revoking));
    town.forget();
    await town.settleDown();
    expect((await town.stateOf(caseId)).outputs).toEqual([{ ...output, revoked: true }]);
    expect(await town.stuck()).toEqual([]);
  });

  test("limits of open cases are counted again when a calendar is adopted, and only then", async () => {
    await adopt(city, "advertising-permit");
    await business(city);
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("advertising-permit")));
    const before = (await town.stateOf(caseId)).limits.case!;
    await town.settleDown();
    expect((await town.stateOf(caseId)).limits.case).toEqual(before);
    const calendar = referenceCalendar();
    const day = { date: before.due!.on, name: { sq: "Zi kombëtare", en: "National mourning" } };
    await done(
      city.uses.adoptCalendar(ask(), {
        calendar: { ...calendar, version: "2", bridgeDays: [...calendar.bridgeDays, day] },
      }),
    );
    await town.settleDown(async () => (await town.stateOf(caseId)).limits.case!.calendar.version === "2");
    expect((await town.stateOf(caseId)).limits.case!.due!.on > before.due!.on).toBe(true);
  });

  test("time passes: a warning, then the limit missed, each once, with nobody pushing", async () => {
    await adopt(city, "advertising-permit");
    await business(city);
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("advertising-permit")));
    const clockTypes = async () =>
      (await typesOf(city.store, `case-shkoder.${caseId}`)).filter((type) => /Warned|Missed/.test(type));
    await town.settleDown();
    expect(await clockTypes()).toEqual([]);
    city.clock.set("2025-03-25T08:00:00Z");
    await town.settleDown(async () => (await clockTypes()).length === 1);
    city.clock.set("2025-04-25T08:00:00Z");
    await town.settleDown(async () => (await clockTypes()).length === 2);
    await town.settleDown();
    expect(await clockTypes()).toEqual(["TimeLimitWarned", "TimeLimitMissed"]);
  });

  test("what a rule refuses waits for an administrator, with its fact", async () => {
    await adopt(city, "identity-attestation");
    await business(city);
    const refusing = { ...city.cases, policies: { ...city.cases.policies } };
    refusing.policies.chargeFees = async () => ({
      ok: false,
      refusal: { code: "package-missing", facts: { year: 2026 } },
    });
    await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    await town.settleDown(nothingMore, refusing);
    expect(await town.stuck()).toMatchObject([
      {
        process: "charge-fees",
        cause: { type: "FeeCharged" },
        refusal: { code: "package-missing", facts: { year: 2026 } },
      },
    ]);
  });
});
