import { beforeEach, describe, expect, test } from "@jest/globals";
import { eventCodec, defterRegistry, type LedgerFact } from "../../../application/ledger/index.js";
import {
  caseTimers,
  caseworkProcesses,
  InMemoryProcessStore,
  Processes,
} from "../../../application/processes/index.js";
import type { ProcessParts } from "../../../application/processes/parts.js";
import { caseDecider } from "../../../domain/casework/index.js";
import { civilDate, lek } from "../../../domain/shared/index.js";
import { GRANT } from "../../domain/casework/support/case-story.js";
import { INSPECTED } from "../../domain/casework/support/paths.js";
import { referenceCalendar } from "../../support/reference-data.js";
import { caseLists } from "../casework/support/case-lists.js";
import { adopt, ask, askAs, by, counter, done, lodging, typesOf, type Counter } from "../casework/support/counter.js";
import { Crash, CrashingEventStore } from "../taxation/support/shkoder.js";
import { sharedLocks } from "./support.js";

const TENANT = "shkoder";
const today = civilDate("2025-03-03");
let city: Counter;
let store: InMemoryProcessStore;

beforeEach(async () => {
  city = await counter();
  store = new InMemoryProcessStore();
});

const lists = caseLists(() => city);
const stateOf = async (caseId: string) => (await city.parts.ledger.load(`case-shkoder.${caseId}`, caseDecider)).state;

/** Lets everything that follows by itself happen. */
async function settleDown(
  isSo: () => Promise<boolean>,
  cases = city.cases,
  ledger: Pick<typeof city.parts.ledger, "load"> = city.parts.ledger,
): Promise<void> {
  const parts = { cases: cases.policies, ledger, lists, tenants: [TENANT] };
  const given: ProcessParts = {
    eventStore: city.store,
    codec: eventCodec(defterRegistry(), city.vault),
    store,
    managers: caseworkProcesses(parts),
    lock: sharedLocks().take,
    clock: city.clock,
    isPassing: (error) => error instanceof Crash,
  };
  const abort = new AbortController();
  const running = new Processes(given, [caseTimers(parts)]).run(abort.signal);
  const met = (async () => {
    while (!abort.signal.aborted && !((await isSo()) && (await seenAll())))
      await new Promise((resolve) => setTimeout(resolve, 5));
  })();
  await Promise.race([met, running]).finally(() => abort.abort());
  await running;
}

/** Whether every policy has come to the end of the log. */
async function seenAll(): Promise<boolean> {
  const head = await city.store.head();
  const records = await store.records();
  return (
    records.length === 6 &&
    records.every(({ process, position }) => process === "case-timers" || position?.commit === head!.commit)
  );
}
const nothingMore = async () => true;

async function business(value = "K22218003V"): Promise<string> {
  const { taxpayerId } = await done(
    city.uses.registerTaxpayer(ask(), {
      ...{ kind: "business", name: "Rozafa", office: "velipoje" },
      identifier: { scheme: "nipt", value },
      address: { unit: "velipoje", street: null },
    }),
  );
  return taxpayerId;
}

async function pays(accountId: string, amount: number): Promise<string> {
  const { paymentId } = await done(
    city.uses.receivePayment(ask(), {
      ...{ accountId, amount: lek(amount), channel: "bank", paidOn: today, reference: `RF-${amount}` },
      ...{ payer: null, office: "velipoje", desk: null },
    }),
  );
  return paymentId;
}

async function takesBack(accountId: string, paymentId: string): Promise<void> {
  const why = { ground: "bounced", explanation: "Çeku u kthye." } as const;
  await done(city.uses.reversePayment(ask(), { accountId, paymentId, ...why }));
}

const act = (caseId: string, role: string, transition: string, given: object = {}) =>
  done(city.cases.actOnCase(askAs(role), { caseId, by: by(role), transition, ...given }));

async function awaitingPayment(): Promise<string> {
  const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("advertising-permit")));
  await act(caseId, "front-desk", "accept");
  await act(caseId, "specialist", "order-inspection");
  await act(caseId, "inspector", "record-inspection", { checks: [INSPECTED] });
  await act(caseId, "specialist", "propose-grant");
  return caseId;
}

describe("what follows by itself", () => {
  test("the account is charged with a fee, once, also where the process died that was at it", async () => {
    await adopt(city, "identity-attestation");
    const { taxpayerId } = await done(
      city.uses.registerTaxpayer(ask(), {
        ...{ kind: "person", name: "Arta Hoxha", office: "velipoje" },
        identifier: { scheme: "nid", value: "J00101999W" },
        address: { unit: "velipoje", street: null },
      }),
    );
    // The number and the case are written, the charge is not.
    const dying = city.again((inner) => new CrashingEventStore(inner, 2));
    await expect(dying.lodgeCase(askAs("front-desk"), lodging("identity-attestation"))).rejects.toThrow();
    expect(await typesOf(city.store, `taxAccount-shkoder.${taxpayerId}`)).toEqual([]);
    await settleDown(nothingMore);
    expect(await typesOf(city.store, `taxAccount-shkoder.${taxpayerId}`)).toEqual(["ObligationCharged"]);
    store = new InMemoryProcessStore();
    await settleDown(nothingMore);
    expect(await typesOf(city.store, `taxAccount-shkoder.${taxpayerId}`)).toEqual(["ObligationCharged"]);
    expect(await store.stuck(TENANT, { limit: 10 })).toEqual([]);
  });

  test("a case goes on when its fee is paid", async () => {
    await adopt(city, "advertising-permit");
    const account = await business();
    const caseId = await awaitingPayment();
    await settleDown(nothingMore);
    expect(await stateOf(caseId)).toMatchObject({ state: "awaiting-payment" });
    await pays(account, 2000);
    await settleDown(async () => (await stateOf(caseId)).state === "awaiting-signature");
    expect((await typesOf(city.store, `case-shkoder.${caseId}`)).filter((type) => type === "FeeSettled")).toHaveLength(
      1,
    );
  });

  test("by a command that an earlier version had written already: it is known again", async () => {
    await adopt(city, "advertising-permit");
    const account = await business();
    const caseId = await awaitingPayment();
    await settleDown(nothingMore);
    await pays(account, 2000);
    const asBefore = askAs("system");
    const before = await city.cases.policies.settleFees(asBefore, { caseId, by: by("system") });
    expect(before).toMatchObject({ ok: true, receipt: { eventIds: expect.any(Array) } });
    const parts = { cases: city.cases.policies, ledger: city.parts.ledger, lists, tenants: [TENANT] };
    const policy = caseworkProcesses(parts).find(({ name }) => name === "settle-fees")!;
    const paid = { tenant: TENANT, type: "PaymentReceived", data: { accountId: account } } as unknown as LedgerFact;
    const outcomes = [];
    for await (const { carryOut } of policy.react(paid)) outcomes.push(await carryOut(asBefore));
    expect(outcomes).toEqual([before]);
  });

  test("or when an advance covers it, paid before there was a fee", async () => {
    await adopt(city, "advertising-permit");
    await pays(await business(), 2000);
    const caseId = await awaitingPayment();
    await settleDown(async () => (await stateOf(caseId)).state === "awaiting-signature");
  });

  test("is owed again when the payment is taken back, holds up the decision, and goes on when it is paid anew", async () => {
    await adopt(city, "advertising-permit");
    const account = await business();
    const caseId = await awaitingPayment();
    const paymentId = await pays(account, 2000);
    await settleDown(async () => (await stateOf(caseId)).state === "awaiting-signature");
    await takesBack(account, paymentId);
    // Looking whether something is paid takes nothing away: that follows from the reversal alone.
    await done(city.cases.policies.settleFees(askAs("system"), { caseId, by: by("system") }));
    expect((await stateOf(caseId)).fees).toMatchObject([{ settledOn: today, owedAgainOn: null }]);
    await settleDown(async () => (await stateOf(caseId)).fees![0]!.owedAgainOn !== null);
    const signing = { caseId, by: by("signatory"), transition: "sign", decision: GRANT };
    expect(await city.cases.actOnCase(askAs("signatory"), signing)).toMatchObject({
      refusal: { code: "fee-not-paid", facts: { amount: 2000 } },
    });
    expect((await city.cases.caseFile(TENANT, caseId)) as object).toMatchObject({
      value: { content: { fees: [{ settledOn: null, owedAgainOn: today }] } },
    });
    await pays(account, 2001);
    await settleDown(async () => (await stateOf(caseId)).fees![0]!.settledOn !== null);
    await act(caseId, "signatory", "sign", { decision: GRANT });
    // The decision stands, whatever becomes of the money; the file says it.
    const twice = await pays(account, 1);
    await takesBack(account, twice);
    await settleDown(nothingMore);
    const seen = (await typesOf(city.store, `case-shkoder.${caseId}`)).filter((type) => /^Fee/.test(type));
    expect(seen).toEqual(["FeeCharged", "FeeSettled", "FeeOwedAgain", "FeeSettled"]);
    store = new InMemoryProcessStore();
    await settleDown(nothingMore);
    expect(await store.stuck(TENANT, { limit: 10 })).toEqual([]);
    expect((await typesOf(city.store, `case-shkoder.${caseId}`)).filter((type) => /^Fee/.test(type))).toEqual(seen);
  });

  test("a case that waits for dues goes on when they are paid, once, with nobody pushing", async () => {
    await adopt(city, "tax-clearance-certificate");
    const account = await business();
    const service = lodging("tax-clearance-certificate");
    const applicant = { ...service.applicant, kind: "business", identifier: "K22218003V" } as const;
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), { ...service, applicant }));
    await settleDown(nothingMore);
    expect(await stateOf(caseId)).toMatchObject({ state: "dues-outstanding" });
    await pays(account, 40);
    await settleDown(nothingMore);
    expect(await stateOf(caseId)).toMatchObject({ state: "dues-outstanding" });
    await pays(account, 60);
    await settleDown(async () => (await stateOf(caseId)).state === "sealing");
    store = new InMemoryProcessStore();
    await settleDown(nothingMore);
    const types = await typesOf(city.store, `case-shkoder.${caseId}`);
    // Into the wait, and out of it again.
    expect(types.filter((type) => type === "CaseAdvanced")).toHaveLength(4);
    expect(await store.stuck(TENANT, { limit: 10 })).toEqual([]);
  });

  test("what was paid before the policies ever ran is seen, and no account is looked at that no case has to do with", async () => {
    await adopt(city, "advertising-permit");
    const account = await business();
    const caseId = await awaitingPayment();
    await pays(account, 2000);
    const { taxpayerId: other } = await done(
      city.uses.registerTaxpayer(ask(), {
        ...{ kind: "person", name: "Beni Kola", office: "velipoje" },
        identifier: { scheme: "nid", value: "J00101999W" },
        address: { unit: "velipoje", street: null },
      }),
    );
    await pays(other, 500);
    const loaded: string[] = [];
    const { ledger } = city.parts;
    const load: typeof ledger.load = (stream, decider) => (loaded.push(stream), ledger.load(stream, decider));
    await settleDown(async () => (await stateOf(caseId)).state === "awaiting-signature", city.cases, {
      ...ledger,
      load,
    });
    expect(loaded).not.toContain(`taxAccount-shkoder.${other}`);
  });

  test("a payment that was taken back before the policies ever ran has its fee owed again; an older debt that came to light has not", async () => {
    await adopt(city, "advertising-permit");
    const account = await business();
    // Taken back before there was a fee: no fee was paid with it.
    await takesBack(account, await pays(account, 500));
    const caseId = await awaitingPayment();
    const settled = { caseId, by: by("system") };
    const paymentId = await pays(account, 2000);
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
    await settleDown(nothingMore);
    expect((await stateOf(caseId)).fees).toMatchObject([{ settledOn: today, owedAgainOn: null }]);

    await takesBack(account, paymentId);
    store = new InMemoryProcessStore();
    await settleDown(nothingMore);
    expect((await stateOf(caseId)).fees).toMatchObject([{ settledOn: null, owedAgainOn: today }]);
    expect(await store.stuck(TENANT, { limit: 10 })).toEqual([]);
  });

  test("the certificate of settled dues is issued on the decision, and no other service issues one", async () => {
    await adopt(city, "tax-clearance-certificate", "advertising-permit");
    const account = await business();
    await pays(account, 20_000);
    const service = lodging("tax-clearance-certificate");
    const applicant = { ...service.applicant, kind: "business", identifier: "K22218003V" } as const;
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), { ...service, applicant }));
    await settleDown(async () => (await stateOf(caseId)).state === "sealing");
    await act(caseId, "signatory", "seal", { decision: GRANT });
    const permit = await awaitingPayment();
    await settleDown(async () => (await stateOf(permit)).state === "awaiting-signature");
    await act(permit, "signatory", "sign", { decision: GRANT });
    await settleDown(async () => ((await stateOf(caseId)).clearance?.code ?? null) !== null);
    const issued = (await typesOf(city.store, `taxAccount-shkoder.${account}`)).filter(
      (type) => type === "ClearanceIssued",
    );
    expect(issued).toHaveLength(1);
    expect(await store.stuck(TENANT, { limit: 10 })).toEqual([]);
  });

  test("a favourable decision gives its act, once, whoever issued it first and however often the log is read", async () => {
    await adopt(city, "advertising-permit");
    const account = await business();
    await pays(account, 20_000);
    const caseId = await awaitingPayment();
    await settleDown(async () => (await stateOf(caseId)).state === "awaiting-signature");
    await act(caseId, "signatory", "sign", { decision: GRANT });
    await settleDown(async () => (await stateOf(caseId)).outputs.length === 1);
    const [output] = (await stateOf(caseId)).outputs;
    expect(output).toMatchObject({ number: "velipoje/2025/LEJE000001", revoked: false });
    store = new InMemoryProcessStore();
    await settleDown(nothingMore);
    const input = { caseId, by: by("specialist") };
    expect((await done(city.cases.policies.issueOutput(askAs("specialist"), input))).outputId).toBe(output!.outputId);
    expect((await stateOf(caseId)).outputs).toHaveLength(1);
    // Somebody takes it back: the policy, reading again, does not give it again.
    const revoking = { ...input, by: by("signatory"), outputId: output!.outputId, ground: "Gabim." };
    await done(city.cases.revokeOutput(askAs("signatory"), revoking));
    store = new InMemoryProcessStore();
    await settleDown(nothingMore);
    expect((await stateOf(caseId)).outputs).toEqual([{ ...output, revoked: true }]);
    expect(await store.stuck(TENANT, { limit: 10 })).toEqual([]);
  });

  describe("of an applicant whose record turns out to be somebody else's and is merged", () => {
    const mergesInto = (survivorId: string, duplicateId: string) =>
      done(city.uses.mergeTaxpayers(ask(), { survivorId, duplicateId, keepObjects: [] }));
    const typesOfCase = (caseId: string) => typesOf(city.store, `case-shkoder.${caseId}`);

    test("a fee that was charged before is settled by what the survivor pays, once, and owed again when that is taken back", async () => {
      await adopt(city, "advertising-permit");
      const duplicate = await business();
      const caseId = await awaitingPayment();
      await settleDown(nothingMore);
      const survivor = await business("L33319004W");
      await mergesInto(survivor, duplicate);
      await settleDown(nothingMore);
      expect(await stateOf(caseId)).toMatchObject({ state: "awaiting-payment", fees: [{ settledOn: null }] });
      const paymentId = await pays(survivor, 2000);
      await settleDown(async () => (await stateOf(caseId)).state === "awaiting-signature");
      const before = await typesOfCase(caseId);
      expect(before.filter((type) => type === "FeeSettled")).toHaveLength(1);
      store = new InMemoryProcessStore();
      await settleDown(nothingMore);
      expect(await typesOfCase(caseId)).toEqual(before);

      await takesBack(survivor, paymentId);
      await settleDown(async () => (await stateOf(caseId)).fees![0]!.owedAgainOn !== null);
      const signing = { caseId, by: by("signatory"), transition: "sign", decision: GRANT };
      expect(await city.cases.actOnCase(askAs("signatory"), signing)).toMatchObject({
        refusal: { code: "fee-not-paid", facts: { amount: 2000 } },
      });
      await pays(survivor, 2001);
      await settleDown(async () => (await stateOf(caseId)).fees![0]!.settledOn !== null);
      await act(caseId, "signatory", "sign", { decision: GRANT });
      expect(await store.stuck(TENANT, { limit: 10 })).toEqual([]);
    });

    test("a fee is settled by the merger itself where the survivor has paid in advance", async () => {
      await adopt(city, "advertising-permit");
      const duplicate = await business();
      const caseId = await awaitingPayment();
      const survivor = await business("L33319004W");
      await pays(survivor, 2000);
      await settleDown(nothingMore);
      expect(await stateOf(caseId)).toMatchObject({ state: "awaiting-payment" });
      await mergesInto(survivor, duplicate);
      await settleDown(async () => (await stateOf(caseId)).state === "awaiting-signature");
    });

    test("a fee that arises afterwards is the survivor's, also where the absorbed record never had an account, and through two mergers", async () => {
      await adopt(city, "advertising-permit");
      const [first, second] = [await business(), await business("L33319004W")];
      const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("advertising-permit")));
      await mergesInto(second, first);
      const survivor = await business("M44420005Q");
      await mergesInto(survivor, second);
      await act(caseId, "front-desk", "accept");
      await act(caseId, "specialist", "order-inspection");
      await act(caseId, "inspector", "record-inspection", { checks: [INSPECTED] });
      await act(caseId, "specialist", "propose-grant");
      const charges = async (id: string) =>
        (await typesOf(city.store, `taxAccount-shkoder.${id}`)).filter((type) => type === "ObligationCharged").length;
      expect([await charges(first), await charges(second), await charges(survivor)]).toEqual([0, 0, 1]);
      await pays(survivor, 2000);
      await settleDown(async () => (await stateOf(caseId)).state === "awaiting-signature");
      expect(await store.stuck(TENANT, { limit: 10 })).toEqual([]);
    });

    test("a fee is not charged twice while the merger is half done, and the merger goes on when it is asked for again", async () => {
      await adopt(city, "advertising-permit");
      const duplicate = await business();
      const caseId = await awaitingPayment();
      const survivor = await business("L33319004W");
      const merging = ask();
      const input = { survivorId: survivor, duplicateId: duplicate, keepObjects: [] };
      // Ended, absorbed, number released, account ended: the survivor's account has not heard of it.
      const dying = city.process((inner) => new CrashingEventStore(inner, 4));
      await expect(dying.mergeTaxpayers(merging, input)).rejects.toBeInstanceOf(Crash);
      expect(await typesOf(city.store, `taxAccount-shkoder.${duplicate}`)).toContain("AccountMerged");
      expect(await typesOf(city.store, `taxAccount-shkoder.${survivor}`)).toEqual([]);
      await done(city.cases.policies.chargeFees(askAs("system"), { caseId, by: by("system") }));
      await done(city.uses.mergeTaxpayers(merging, input));
      await pays(survivor, 2000);
      await settleDown(async () => (await stateOf(caseId)).state === "awaiting-signature");
      expect(await typesOf(city.store, `taxAccount-shkoder.${survivor}`)).toEqual(["AccountMerged", "PaymentReceived"]);
    });

    test("what is owed at the gate is asked of the survivor, and the clearance is the survivor's", async () => {
      await adopt(city, "tax-clearance-certificate");
      const duplicate = await business();
      const service = lodging("tax-clearance-certificate");
      const applicant = { ...service.applicant, kind: "business", identifier: "K22218003V" } as const;
      const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), { ...service, applicant }));
      await settleDown(nothingMore);
      const survivor = await business("L33319004W");
      await done(
        city.uses.chargeObligation(ask(), {
          ...{ accountId: survivor, year: 2025, item: "permit-fee", revenueItem: "7110", unit: "velipoje" },
          ...{ office: "velipoje", amount: lek(500), due: today, ground: "Leje" },
        }),
      );
      await mergesInto(survivor, duplicate);
      city.clock.set("2025-03-05T09:00:00Z");
      await pays(survivor, 100);
      await settleDown(nothingMore);
      expect(await stateOf(caseId)).toMatchObject({
        state: "dues-outstanding",
        clearance: { accountId: duplicate, answeredBy: survivor, state: "not-clear" },
      });
      await pays(survivor, 5000);
      await settleDown(async () => (await stateOf(caseId)).state === "sealing");
      await act(caseId, "signatory", "seal", { decision: GRANT });
      await settleDown(async () => ((await stateOf(caseId)).clearance?.code ?? null) !== null);
      expect(await typesOf(city.store, `taxAccount-shkoder.${survivor}`)).toContain("ClearanceIssued");
      // Merged on, with the clearance fallen: asked for again, none is issued anew, and the paper is found.
      const last = await business("M44420005Q");
      await mergesInto(last, survivor);
      await done(city.cases.policies.issueClearance(askAs("system"), { caseId, by: by("system") }));
      expect(await typesOf(city.store, `taxAccount-shkoder.${last}`)).not.toContain("ClearanceIssued");
      const paper = await city.cases.casePaper(TENANT, {
        caseId,
        paper: "output",
        id: null,
        site: "https://defter.example",
      });
      expect(paper).toMatchObject({ value: { order: { content: { voided: { ground: "account-merged" } } } } });
      expect(await store.stuck(TENANT, { limit: 10 })).toEqual([]);
    });
  });

  test("limits of open cases are counted again when a calendar is adopted, and only then", async () => {
    await adopt(city, "advertising-permit");
    await business();
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("advertising-permit")));
    const before = (await stateOf(caseId)).limits.case!;
    await settleDown(nothingMore);
    expect((await stateOf(caseId)).limits.case).toEqual(before);
    const calendar = referenceCalendar();
    const day = { date: before.due!.on, name: { sq: "Zi kombëtare", en: "National mourning" } };
    await done(
      city.uses.adoptCalendar(ask(), {
        calendar: { ...calendar, version: "2", bridgeDays: [...calendar.bridgeDays, day] },
      }),
    );
    await settleDown(async () => (await stateOf(caseId)).limits.case!.calendar.version === "2");
    expect((await stateOf(caseId)).limits.case!.due!.on > before.due!.on).toBe(true);
  });

  test("time passes: a warning, then the limit missed, each once, with nobody pushing", async () => {
    await adopt(city, "advertising-permit");
    await business();
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("advertising-permit")));
    const clockTypes = async () =>
      (await typesOf(city.store, `case-shkoder.${caseId}`)).filter((type) => /Warned|Missed/.test(type));
    await settleDown(nothingMore);
    expect(await clockTypes()).toEqual([]);
    city.clock.set("2025-03-25T08:00:00Z");
    await settleDown(async () => (await clockTypes()).length === 1);
    city.clock.set("2025-04-25T08:00:00Z");
    await settleDown(async () => (await clockTypes()).length === 2);
    await settleDown(nothingMore);
    expect(await clockTypes()).toEqual(["TimeLimitWarned", "TimeLimitMissed"]);
  });

  test("what a rule refuses waits for an administrator, with its fact", async () => {
    await adopt(city, "identity-attestation");
    await business();
    const refusing = { ...city.cases, policies: { ...city.cases.policies } };
    refusing.policies.chargeFees = async () => ({
      ok: false,
      refusal: { code: "package-missing", facts: { year: 2026 } },
    });
    await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    await settleDown(nothingMore, refusing);
    expect(await store.stuck(TENANT, { limit: 10 })).toMatchObject([
      {
        process: "charge-fees",
        cause: { type: "FeeCharged" },
        refusal: { code: "package-missing", facts: { year: 2026 } },
      },
    ]);
  });
});
