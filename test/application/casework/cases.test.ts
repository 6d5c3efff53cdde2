import { beforeEach, describe, expect, test } from "@jest/globals";
import { ConflictError, DuplicateCommandError } from "../../../application/errors.js";
import type { WorkflowContent } from "../../../domain/casework/index.js";
import { addDays, civilDate, lek, nextWorkingDay, type Parsed } from "../../../domain/shared/index.js";
import { APPEAL, GRANT, REASONS } from "../../domain/casework/support/case-story.js";
import { INSPECTED, PAGES } from "../../domain/casework/support/paths.js";
import { serviceOf, workflowOf } from "../../support/catalogue.js";
import { referenceCalendar } from "../../support/reference-data.js";
import * as accounts from "./support/accounts.js";
import {
  adopt,
  ask,
  askAs,
  by,
  counter,
  done,
  lodging,
  pdf,
  refusalOf,
  typesOf,
  written,
  type Counter,
} from "./support/counter.js";

let city: Counter;
const today = civilDate("2025-03-03");
const permit = "advertising-permit";
const NIPT = "K22218003V";

beforeEach(async () => {
  city = await counter();
});

const business = () => accounts.business(city, NIPT);
const person = async (nid?: string) => ({ taxpayerId: await accounts.person(city, nid) });
const owes = (accountId: string, amount: number) => accounts.owes(city, accountId, amount);
const pays = (accountId: string, amount: number) => accounts.pays(city, accountId, amount);

/** Adopts a service with another workflow, and fees of one lek wherever the fiscal package does not say more. */
async function adoptChanged(code: string, change: (workflow: WorkflowContent) => Partial<WorkflowContent>) {
  const service = serviceOf(code);
  const workflow = workflowOf(service.workflow);
  await done(
    city.cases.adoptCatalogue(ask(), {
      workflows: [{ ...workflow, ...change(workflow) }],
      services: [{ ...service, fees: service.fees.map((fee) => ({ ...fee, amount: 1 })) }],
      validFrom: today,
    }),
  );
}

const act = (caseId: string, role: string, transition: string, given: object = {}) =>
  city.cases.actOnCase(askAs(role), { caseId, by: by(role), transition, ...given });
const stateOf = async (caseId: string) => {
  const found = await city.again().caseOf("shkoder", caseId);
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value.state;
};

async function inspected(): Promise<string> {
  const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
  await done(act(caseId, "front-desk", "accept"));
  await done(act(caseId, "specialist", "order-inspection"));
  await done(act(caseId, "inspector", "record-inspection", { checks: [INSPECTED] }));
  return caseId;
}

describe("an application at the counter", () => {
  test("gets the number of its office and year, and what the register knows is filled in", async () => {
    await adopt(city, permit);
    const taxpayerId = await business();
    const { applicant, ...rest } = lodging(permit);
    const { name: _asked, ...known } = applicant;
    const first = await done(city.cases.lodgeCase(askAs("front-desk"), { ...rest, applicant: known }));
    expect(first).toMatchObject({ number: "velipoje/2025/000001", state: "intake-check", taxpayerId });
    const second = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    expect(second.number).toBe("velipoje/2025/000002");
    const [lodged] = await city.parts.ledger.facts(`case-shkoder.${first.caseId}`);
    expect(lodged!.data).toMatchObject({
      subjectId: taxpayerId,
      applicant: { name: "Rozafa Reklama sh.p.k.", contact: { email: "zyra@rozafa.al", address: "Rruga e Plazhit" } },
    });
    const stored = JSON.stringify(
      (await city.store.readStream(`case-shkoder.${first.caseId}`)).map(({ data }) => data),
    );
    for (const secret of ["Rozafa", NIPT, "zyra@rozafa.al", "dokument.pdf"]) expect(stored).not.toContain(secret);
  });

  test("sent again gives the same case, once; with another body it is refused", async () => {
    await adopt(city, permit);
    await business();
    const command = askAs("front-desk");
    const first = await done(city.cases.lodgeCase(command, lodging(permit)));
    const before = await written(city.store);
    expect(await done(city.again().lodgeCase(command, lodging(permit)))).toEqual(first);
    expect(await written(city.store)).toBe(before);
    await expect(city.cases.lodgeCase(command, { ...lodging(permit), office: "dajc" })).rejects.toThrow(
      DuplicateCommandError,
    );
  });

  test("is followed by its code, without a name, and by no other", async () => {
    await adopt(city, permit);
    await business();
    const { caseId, trackingCode } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    const { caseId: other } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    expect(trackingCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    const typed = `${trackingCode.slice(0, 4)}-${trackingCode.slice(4).toLowerCase()} `;
    const tracked = await city.again().trackCase("shkoder", { caseId, code: typed });
    expect(tracked).toMatchObject({
      ok: true,
      value: {
        number: "velipoje/2025/000001",
        state: { code: "intake-check" },
        outcome: null,
        due: "2025-03-26",
        answerBy: null,
      },
    });
    expect(JSON.stringify(tracked)).not.toContain("Rozafa");
    const wrong = { ok: false, refusal: { code: "tracking-code-wrong" } };
    for (const code of ["", "000000000000", trackingCode.slice(1)])
      expect(await city.cases.trackCase("shkoder", { caseId, code })).toMatchObject(wrong);
    expect(await city.cases.trackCase("shkoder", { caseId: other, code: trackingCode })).toMatchObject(wrong);
    expect(await city.cases.trackCase("tirana", { caseId, code: trackingCode })).toMatchObject(wrong);
  });

  test("that is refused takes no number and writes nothing", async () => {
    await adopt(city, permit, "identity-attestation");
    const before = await written(city.store);
    const given = lodging(permit);
    expect(await refusalOf(city.cases.lodgeCase(askAs("front-desk"), { ...given, form: { admin: true } }))).toBe(
      "form-has-faults",
    );
    expect(await refusalOf(city.cases.lodgeCase(askAs("front-desk"), { ...lodging(permit), office: "atlantis" }))).toBe(
      "office-unknown",
    );
    expect(await refusalOf(city.cases.lodgeCase(askAs("front-desk"), { ...lodging(permit), service: "magic" }))).toBe(
      "service-not-offered",
    );
    const disguised = [{ document: null, sent: pdf("foto.pdf", "MZ\u0090 program") }];
    expect(
      await refusalOf(city.cases.lodgeCase(askAs("front-desk"), { ...lodging(permit), documents: disguised })),
    ).toBe("document-type-not-allowed");
    const { applicant, ...rest } = lodging(permit);
    const { name: _unsaid, ...nameless } = applicant;
    expect(await refusalOf(city.cases.lodgeCase(askAs("front-desk"), { ...rest, applicant: nameless }))).toBe(
      "applicant-not-stated",
    );
    expect(await written(city.store)).toBe(before);
    const first = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    expect(first.number).toBe("velipoje/2025/000001");
  });

  test("whose time limit ends in a year that the calendar lacks is refused, and takes nothing; with the year it is entered", async () => {
    const code = "identity-attestation";
    await adopt(city, code);
    await person();
    const newYear = civilDate("2026-12-30");
    city.clock.set(`${newYear}T09:00:00Z`);
    const lodge = () => city.cases.lodgeCase(askAs("front-desk", { today: newYear }), lodging(code));
    const before = await written(city.store);
    expect(await lodge()).toMatchObject({
      ok: false,
      refusal: { code: "calendar-year-missing", facts: { calendar: "holidays.al", version: "1", year: 2027 } },
    });
    expect(await written(city.store)).toBe(before);

    const calendar = referenceCalendar();
    const longer = { ...calendar, version: "2", years: [...calendar.years, 2027] };
    await done(city.uses.adoptCalendar(ask({ today: newYear }), { calendar: longer }));
    const lodged = await done(lodge());
    expect(lodged.number).toBe("velipoje/2026/000001");
    const { fees, documents } = await stateOf(lodged.caseId);
    expect([fees!.length, documents.length]).toEqual([serviceOf(code).fees.length, lodging(code).documents.length]);
  });

  test("stale or unknown is refused", async () => {
    await adopt(city, "identity-attestation");
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    const take = { caseId, by: by("front-desk") };
    await expect(city.cases.takeCase(askAs("front-desk", { expectedRevision: 0n }), take)).rejects.toThrow(
      ConflictError,
    );
    expect(await refusalOf(city.cases.takeCase(askAs("front-desk"), { ...take, caseId: "NONE" }))).toBe("case-unknown");
    expect(await refusalOf(city.cases.takeCase(askAs("front-desk", { tenant: "tirana" }), take))).toBe("case-unknown");
  });
});

describe("the gate", () => {
  test("asks the account itself: who owes gets no permit, who settles or agrees does, and owed again it is not signed", async () => {
    await adopt(city, permit);
    const account = await business();
    await owes(account, 12_500);
    const caseId = await inspected();
    expect((await stateOf(caseId)).clearance).toMatchObject({ state: "not-clear", accountId: account });
    const refused = await act(caseId, "specialist", "propose-grant");
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: "tax-not-clear", facts: { owedSince: "2025-02-01", parts: 1 } },
    });
    const position = await city.uses.accountPosition("shkoder", { accountId: account, effectiveOn: today });
    const outstanding = position.ok ? position.value.obligations[0]!.outstanding : null;
    const due = Object.values(outstanding!).reduce((sum, each) => sum + each, 0);
    await pays(account, due);
    await done(act(caseId, "specialist", "propose-grant"));
    const fee = (await stateOf(caseId)).fees![0]!;
    expect(fee).toMatchObject({ amount: 2000, settledOn: null });
    await pays(account, 2000);
    expect(await done(city.cases.policies.settleFees(askAs("system"), { caseId, by: by("system") }))).toMatchObject({
      state: "awaiting-signature",
    });
    await city.uses.reversePayment(ask(), {
      accountId: account,
      paymentId: await paymentOf(account, 0),
      ground: "bounced",
      explanation: "Pa mbulim.",
    });
    expect(await refusalOf(act(caseId, "signatory", "sign", { decision: GRANT }))).toBe("tax-not-clear");
    await pays(account, due + 1);
    expect(await done(act(caseId, "signatory", "sign", { decision: GRANT }))).toMatchObject({
      state: "granted",
      outcome: "favourable",
    });
    const { clearance } = await stateOf(caseId);
    const { revision } = await city.parts.ledger.load(`taxAccount-shkoder.${account}`, {
      initialState: null,
      evolve: () => null,
    });
    expect(clearance).toMatchObject({ state: "clear", revision: Number(revision), on: today });
  });

  test("asks at the decision also where the definition has only an early step ask, and where it comes about by itself", async () => {
    const byItself = { automatic: true, roles: ["system"], guards: ["fee-paid"] };
    await adoptChanged(permit, ({ transitions }) => ({
      transitions: transitions.map((each) => (each.code === "sign" ? { ...each, ...byItself } : each)),
    }));
    const account = await business();
    const caseId = await inspected();
    await done(act(caseId, "specialist", "propose-grant"));
    const codes = (await stateOf(caseId)).fees!.map(({ code }) => code);
    await owes(account, 700);
    const receipt = { codes, paidOn: today, reference: "A-17" };
    const system = { caseId, by: by("system") };
    const settled = await done(city.cases.policies.settleFees(askAs("front-desk"), { ...system, receipt }));
    expect(settled).toMatchObject({ state: "awaiting-signature", outcome: null });
    await done(city.cases.policies.passTime(askAs("system"), system));
    expect((await stateOf(caseId)).outcome).toBeNull();
    await pays(account, 5000);
    const recheck = { ...system, event: "payment-recorded" } as const;
    expect(await done(city.cases.policies.recheck(askAs("system"), recheck))).toMatchObject({ state: "granted" });
    expect((await stateOf(caseId)).clearance).toMatchObject({ state: "clear", accountId: account, on: today });
  });

  test("gives the certificate that dues are settled by itself, once, with the code of the account's own clearance", async () => {
    await adopt(city, "tax-clearance-certificate", "identity-attestation");
    const { taxpayerId } = await person();
    await owes(taxpayerId, 300);
    const { caseId, state } = await done(
      city.cases.lodgeCase(askAs("front-desk"), lodging("tax-clearance-certificate")),
    );
    expect(state).toBe("dues-outstanding");
    const issue = () => city.cases.policies.issueClearance(askAs("system"), { caseId, by: by("system") });
    expect(await refusalOf(issue())).toBe("case-not-decided");
    await pays(taxpayerId, 5000);
    await done(city.cases.policies.settleFees(askAs("system"), { caseId, by: by("system") }));
    await done(act(caseId, "system", "pay-and-recheck"));
    await done(act(caseId, "signatory", "seal", { decision: GRANT }));
    const issued = await done(issue());
    expect(issued).toMatchObject({ state: "clear", number: "velipoje/2025/VERT000001" });
    expect(await done(issue())).toEqual(issued);
    expect(
      (await typesOf(city.store, `taxAccount-shkoder.${taxpayerId}`)).filter((type) => type === "ClearanceIssued"),
    ).toHaveLength(1);
    expect((await stateOf(caseId)).clearance).toMatchObject({ code: issued.verificationCode, state: "clear" });
    const verified = await city.uses.verifyClearance("shkoder", {
      verificationCode: issued.verificationCode,
      on: today,
    });
    expect(verified).toMatchObject({ ok: true, value: { standing: "valid" } });
    const { caseId: other } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    const input = { caseId: other, by: by("system") };
    expect(await refusalOf(city.cases.policies.issueClearance(askAs("system"), input))).toBe("case-not-decided");
  });

  test("asks the account anew where a case is reopened into a state that it leaves by itself", async () => {
    await adopt(city, "tax-clearance-certificate");
    const { taxpayerId } = await person();
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("tax-clearance-certificate")));
    await pays(taxpayerId, 5000);
    await done(city.cases.policies.settleFees(askAs("system"), { caseId, by: by("system") }));
    await done(act(caseId, "system", "pay-and-recheck"));
    await done(act(caseId, "signatory", "seal", { decision: GRANT }));
    await owes(taxpayerId, 9000);
    const error = { caseId, by: by("signatory"), to: "checking", ground: "error", appealId: null } as const;
    const reopened = await done(city.cases.reopenCase(askAs("signatory"), error));
    expect(reopened).toEqual({ caseId, state: "dues-outstanding", outcome: null });
    expect((await stateOf(caseId)).clearance).toMatchObject({ accountId: taxpayerId, state: "not-clear" });
  });

  test("asks the account that a step brings along with it", async () => {
    await adopt(city, permit);
    const caseId = await inspected();
    const owing = await business();
    await owes(owing, 500);
    const linked = (accountId: string | null) => ({ checks: [{ check: { kind: "taxpayer", accountId }, note: null }] });
    expect(await refusalOf(act(caseId, "specialist", "propose-grant", linked(owing)))).toBe("tax-not-clear");
    expect(await refusalOf(act(caseId, "specialist", "propose-grant", linked("NOBODY")))).toBe("account-unknown");
    await pays(owing, 5000);
    await done(act(caseId, "specialist", "propose-grant", linked(owing)));
    expect((await stateOf(caseId)).clearance).toMatchObject({ accountId: owing, state: "clear" });
  });

  test("writes an answer down when a clerk asks, refused or not", async () => {
    await adopt(city, permit);
    await owes(await business(), 500);
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    const asked = await done(city.cases.policies.checkClearance(askAs("front-desk"), { caseId, by: by("front-desk") }));
    expect(asked.answer).toMatchObject({ state: "not-clear", owed: [{ due: "2025-02-01" }] });
    expect((await typesOf(city.store, `case-shkoder.${caseId}`)).at(-1)).toBe("ClearanceChecked");
  });
});

describe("a fee", () => {
  test("becomes an obligation of the applicant once, and the case goes on when the account shows it paid", async () => {
    await adopt(city, permit);
    const account = await business();
    const caseId = await inspected();
    await done(act(caseId, "specialist", "propose-grant"));
    const settle = () => city.cases.policies.settleFees(askAs("system"), { caseId, by: by("system") });
    const charge = () => city.cases.policies.chargeFees(askAs("system"), { caseId, by: by("system") });
    expect(await done(settle())).toMatchObject({ state: "awaiting-payment" });
    const key = `2025/administrative-fee/${caseId}.application-fee`;
    expect(await done(charge())).toEqual([{ code: "application-fee", key, amount: 2000 }]);
    expect(
      (await typesOf(city.store, `taxAccount-shkoder.${account}`)).filter((type) => type === "ObligationCharged"),
    ).toHaveLength(1);
    await pays(account, 2000);
    expect(await done(settle())).toMatchObject({ state: "awaiting-signature" });
    const before = await written(city.store);
    expect(await done(settle())).toMatchObject({ state: "awaiting-signature" });
    expect(await written(city.store)).toBe(before);
    expect((await stateOf(caseId)).fees).toMatchObject([{ settledOn: "2025-03-03" }]);
  });

  test("waits for an account: who is in no register is linked by an officer, and charged then", async () => {
    await adopt(city, "identity-attestation");
    const lodged = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    expect(lodged.taxpayerId).toBeNull();
    const { caseId } = lodged;
    expect(await refusalOf(city.cases.policies.chargeFees(askAs("system"), { caseId, by: by("system") }))).toBe(
      "fee-without-account",
    );
    expect(await refusalOf(act(caseId, "front-desk", "accept"))).toBe("fee-not-paid");
    const accountId = await business();
    await done(
      city.cases.recordCheck(askAs("front-desk"), {
        caseId,
        by: by("front-desk"),
        check: { kind: "taxpayer", accountId },
        note: null,
      }),
    );
    expect(await typesOf(city.store, `taxAccount-shkoder.${accountId}`)).toEqual(["ObligationCharged"]);
    await pays(accountId, 100);
    await done(city.cases.policies.settleFees(askAs("system"), { caseId, by: by("system") }));
    expect(await done(act(caseId, "front-desk", "accept"))).toMatchObject({ state: "in-review" });
  });

  test("stays on the account that it was charged to, also when the case is linked to another", async () => {
    await adopt(city, "identity-attestation");
    const first = await business();
    const { taxpayerId: second } = await person("I05101999I");
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    const link = (accountId: string) =>
      city.cases.recordCheck(askAs("front-desk"), {
        ...{ caseId, by: by("front-desk"), note: null },
        check: { kind: "taxpayer", accountId },
      });
    expect(await refusalOf(link("NOBODY"))).toBe("account-unknown");
    await done(link(first));
    await done(link(second));
    await done(city.cases.policies.chargeFees(askAs("system"), { caseId, by: by("system") }));
    expect(await typesOf(city.store, `taxAccount-shkoder.${first}`)).toEqual(["ObligationCharged"]);
    expect(await typesOf(city.store, `taxAccount-shkoder.${second}`)).toEqual([]);
    await pays(first, 100);
    await done(city.cases.policies.settleFees(askAs("system"), { caseId, by: by("system") }));
    expect((await stateOf(caseId)).fees).toMatchObject([{ accountId: first, settledOn: "2025-03-03" }]);
  });

  test("that arises on entering a state, or by itself after a finding, costs what the fiscal package says and is charged", async () => {
    const account = await business();
    await adoptChanged("advertising-permit", (workflow) => ({
      transitions: workflow.transitions.map(({ effects, ...each }) => ({
        ...{ ...each, effects: effects.filter((effect) => effect !== "create-fee") },
      })),
      automaticSteps: [
        ...workflow.automaticSteps,
        { ...workflow.automaticSteps[0]!, code: "fee", when: "on-enter:awaiting-payment", effect: "create-fee" },
      ],
    }));
    const permitted = await inspected();
    await done(act(permitted, "specialist", "propose-grant"));
    expect((await stateOf(permitted)).fees).toMatchObject([{ amount: 2000, accountId: account }]);

    const { taxpayerId: reader } = await person();
    await adoptChanged("certified-archive-copy", ({ transitions }) => ({
      transitions: transitions.map((each) =>
        each.code === "found" ? { ...each, automatic: true, roles: ["system"] } : each,
      ),
    }));
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("certified-archive-copy")));
    await done(act(caseId, "front-desk", "accept"));
    await done(city.cases.recordCheck(askAs("archivist"), { caseId, by: by("archivist"), ...PAGES }));
    expect(await stateOf(caseId)).toMatchObject({ state: "awaiting-payment", fees: [{ amount: 12 * 50 }] });
    expect(await typesOf(city.store, `taxAccount-shkoder.${reader}`)).toEqual(["ObligationCharged"]);
  });

  test("paid without an account is shown by its receipt", async () => {
    await adopt(city, "identity-attestation");
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    const receipt = { codes: ["document-fee"], paidOn: today, reference: "MP 000123" };
    await done(city.cases.policies.settleFees(askAs("front-desk"), { caseId, by: by("front-desk"), receipt }));
    expect(await done(act(caseId, "front-desk", "accept"))).toMatchObject({ state: "in-review" });
  });
});

describe("from the counter to what comes after the decision", () => {
  test("a case is taken, transferred, completed, refused, appealed against and reopened", async () => {
    await adopt(city, "identity-attestation");
    const lodged = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    const { caseId, trackingCode } = lodged;
    const on = (role: string, given: object = {}) => ({ caseId, by: by(role), ...given });
    await done(city.cases.takeCase(askAs("front-desk"), on("front-desk")));
    expect(
      await refusalOf(
        city.cases.transferCase(askAs("front-desk"), { ...on("front-desk"), office: "atlantis", ground: "?" }),
      ),
    ).toBe("office-unknown");
    await done(
      city.cases.transferCase(askAs("front-desk"), {
        ...on("front-desk"),
        office: "shkoder-centre",
        ground: "Gjendja civile.",
      }),
    );
    const request = [{ document: null, field: "purpose", words: "Sqaroni." }];
    await done(act(caseId, "front-desk", "ask-applicant", { request }));
    const timer = await city.cases.nextTimer("shkoder", caseId);
    expect(timer).toEqual({ ok: true, value: { on: "2025-03-19", at: null } });
    const attached = await done(
      city.cases.attachDocument(askAs("front-desk"), { ...on("front-desk"), document: null, sent: pdf("shtesë.pdf") }),
    );
    expect(attached.digest).toMatch(/^[0-9a-f]{64}$/);
    const counterBy = by("applicant", { counter: true });
    await done(
      city.cases.actOnCase(askAs("front-desk"), {
        caseId,
        by: counterBy,
        transition: "complete-file",
        completion: { note: "Për pasaportë." },
      }),
    );
    const receipt = { codes: ["document-fee"], paidOn: today, reference: "MP 1" };
    await done(city.cases.policies.settleFees(askAs("front-desk"), on("front-desk", { receipt })));
    await done(act(caseId, "front-desk", "accept"));
    await done(act(caseId, "signatory", "refuse", { reasons: REASONS, decision: { ...GRANT, appeal: APPEAL } }));
    const notice = {
      ...on("front-desk"),
      channel: "counter",
      sentOn: today,
      receivedOn: today,
      proof: { reference: "Nënshkrimi", documentId: null },
    } as const;
    const tracked = () => city.cases.trackCase("shkoder", { caseId, code: trackingCode });
    expect(await tracked()).toMatchObject({ value: { outcome: "adverse", appealUntil: null } });
    const notified = await done(city.cases.notifyDecision(askAs("front-desk"), notice));
    expect((await stateOf(caseId)).notices).toEqual([{ noticeId: notified.noticeId, receivedOn: today }]);
    const lastDay = nextWorkingDay(referenceCalendar(), addDays(today, APPEAL.term.value));
    expect(await tracked()).toMatchObject({ value: { appealUntil: lastDay.ok && lastDay.value } });
    const appeal = { caseId, by: counterBy, to: "Prefekti", lodgedOn: today, grounds: "Nuk pajtohem." };
    const { appealId } = await done(city.cases.lodgeAppeal(askAs("front-desk"), appeal));
    await done(
      city.cases.decideAppeal(askAs("front-desk"), {
        ...on("front-desk"),
        appealId,
        outcome: "upheld",
        effect: "annulled",
        authority: "Prefekti",
        reference: "7",
        decidedOn: today,
      }),
    );
    const reopened = await done(
      city.cases.reopenCase(askAs("signatory"), { ...on("signatory"), to: "in-review", ground: "appeal", appealId }),
    );
    expect(reopened).toEqual({ caseId, state: "in-review", outcome: null });
  });

  test("time passes once, whoever pushes the clock and from whichever process", async () => {
    await adopt(city, "information-request");
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("information-request")));
    city.clock.set("2025-03-20T09:00:00Z");
    const later = () => askAs("system", { today: civilDate("2025-03-20") });
    await done(city.cases.policies.passTime(later(), { caseId, by: by("system") }));
    const before = await written(city.store);
    await done(city.cases.policies.passTime(later(), { caseId, by: by("system") }));
    expect(await written(city.store)).toBe(before);
    expect(await typesOf(city.store, `case-shkoder.${caseId}`)).toEqual(
      expect.arrayContaining(["TimeLimitMissed", "SilenceTookEffect"]),
    );
    expect(await city.cases.nextTimer("shkoder", caseId)).toEqual({ ok: true, value: null });
  });

  test("a person who is forgotten leaves the course of the case", async () => {
    await adopt(city, permit);
    const account = await business();
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    await city.parts.ledger.forget("shkoder", account);
    const state = await stateOf(caseId);
    expect(state).toMatchObject({ state: "intake-check", form: null, number: "velipoje/2025/000001" });
    const complaint = { caseId, by: by("applicant", { counter: true }), about: "delay", grounds: "Pritje." } as const;
    expect(await refusalOf(city.cases.lodgeComplaint(askAs("front-desk"), complaint))).toBe("subject-forgotten");
  });
});

describe("an office that closed", () => {
  test("takes no application and no case from another; what it has is handed over from it", async () => {
    await adopt(city, permit);
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    await done(city.uses.closeOffice(ask(), { office: "velipoje", openCases: 0 }));
    const before = await written(city.store);
    expect(await refusalOf(city.again().lodgeCase(askAs("front-desk"), lodging(permit)))).toBe("office-closed");
    const transfer = { caseId, by: by("front-desk"), office: "velipoje", ground: "Kthehet." };
    expect(await refusalOf(city.again().transferCase(askAs("front-desk"), transfer))).toBe("office-closed");
    const desk = { desk: "arka-1", date: today, office: "velipoje", float: lek(0) };
    expect(await refusalOf(city.uses.openCashDesk(ask(), desk))).toBe("office-closed");
    expect(await written(city.store)).toBe(before);
    await done(city.cases.transferCase(askAs("front-desk"), { ...transfer, office: "shkoder-city" }));
    expect((await stateOf(caseId)).office).toBe("shkoder-city");
  });

  test("gives a command that was carried out before it closed the same answer again", async () => {
    await adopt(city, permit);
    const [lodges, transfers, reopens] = [askAs("front-desk"), askAs("front-desk"), askAs("signatory")];
    const lodge = () => city.cases.lodgeCase(lodges, lodging(permit));
    const lodged = await done(lodge());
    const { caseId } = lodged;
    const onCase = { caseId, by: by("front-desk"), ground: "Kompetencë." };
    await done(city.cases.transferCase(askAs("front-desk"), { ...onCase, office: "shkoder-city" }));
    const transfer = () => city.cases.transferCase(transfers, { ...onCase, office: "velipoje" });
    const transferred = await done(transfer());
    const applicant = by("applicant", { counter: true });
    await done(city.cases.actOnCase(askAs("front-desk"), { caseId, by: applicant, transition: "withdraw" }));
    const error = { caseId, by: by("signatory"), to: "intake-check", ground: "error", appealId: null } as const;
    const reopened = await done(city.cases.reopenCase(reopens, error));
    await done(city.uses.closeOffice(ask(), { office: "velipoje", openCases: 0 }));
    const before = await written(city.store);
    expect(await done(lodge())).toEqual(lodged);
    expect(await done(transfer())).toEqual(transferred);
    expect(await done(city.cases.reopenCase(reopens, error))).toEqual(reopened);
    expect(await written(city.store)).toBe(before);
  });

  test("takes none of its own up again, and says so before it is tried", async () => {
    await adopt(city, permit);
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    const applicant = by("applicant", { counter: true });
    await done(city.cases.actOnCase(askAs("front-desk"), { caseId, by: applicant, transition: "withdraw" }));
    const reopening = async () => {
      const acts = await city.again().caseActs(askAs("signatory"), { caseId, roles: [by("signatory")] });
      return acts.ok && acts.value.find(({ act: name }) => name === "reopen")?.fault;
    };
    expect(await reopening()).toBeNull();
    await done(city.uses.closeOffice(ask(), { office: "velipoje", openCases: 0 }));
    expect(await reopening()).toMatchObject({ code: "office-closed" });
    const error = { caseId, by: by("signatory"), to: "intake-check", ground: "error", appealId: null } as const;
    expect(await refusalOf(city.cases.reopenCase(askAs("signatory"), error))).toBe("office-closed");
  });
});

describe("a newer version of the service", () => {
  const publish = async (change: object, version: number) => {
    const content = { ...serviceOf(permit), ...change };
    await done(city.cases.draftDefinition(ask(), { kind: "service", content }));
    const validFrom = addDays(today, version);
    await done(
      city.cases.publishDefinition(ask(), { kind: "service", code: permit, validFrom, succeeds: version - 1 }),
    );
  };
  const roles = [by("signatory")] as const;
  const told = async <Value>(answer: Promise<Parsed<Value>>): Promise<Value> => {
    const read = await answer;
    if (!read.ok) throw new Error(read.refusal.code);
    return read.value;
  };

  test("is told with what it changes and what stands against it; nothing is written", async () => {
    await adopt(city, permit);
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    const newer = () => told(city.again().newerVersions(askAs("signatory"), { caseId, roles }));
    const moving = async () =>
      (await told(city.again().caseActs(askAs("signatory"), { caseId, roles }))).find(
        ({ act: name }) => name === "move-to-version",
      )?.fault?.code;
    expect(await newer()).toEqual([]);
    expect(await moving()).toBe("version-newest");

    const { form, timeLimit } = serviceOf(permit);
    await publish({ timeLimit: { ...timeLimit, value: 21 } }, 2);
    const label = { sq: "Ngjyra", en: "Colour" };
    await publish({ form: [...form, { key: "colour", label, type: "text", required: true }] }, 3);
    const before = await written(city.store);
    const [third, second] = await newer();
    expect(second).toMatchObject({
      ...{ version: 2, fault: null, goesOnIn: expect.arrayContaining(["intake-check"]), procedureChanges: false },
      changes: [{ path: "timeLimit.value", before: timeLimit.value, after: 21 }],
    });
    expect(second!.goesOnIn[0]).toBe("intake-check");
    expect(third).toMatchObject({ version: 3, goesOnIn: [], fault: { code: "form-has-faults" } });
    expect(await moving()).toBeUndefined();
    expect(await written(city.store)).toBe(before);
    const move = { caseId, by: by("signatory"), version: 3, to: "intake-check", ground: "Formular i ri." };
    expect(await refusalOf(city.cases.moveCaseToVersion(askAs("signatory"), move))).toBe("form-has-faults");
    await done(city.cases.moveCaseToVersion(askAs("signatory"), { ...move, version: 2 }));
    expect((await newer()).map(({ version }) => version)).toEqual([3]);
  });

  test("is told as the move would find it, by what the account says in the state that it goes on in", async () => {
    await adopt(city, permit);
    await business();
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    const workflow = workflowOf(serviceOf(permit).workflow);
    const byItself = { automatic: true, roles: ["system"], guards: ["tax-clear"], effects: ["create-fee"] };
    const transitions = workflow.transitions.map((each) => (each.code === "accept" ? { ...each, ...byItself } : each));
    const validFrom = addDays(today, 2);
    const named = { kind: "workflow", code: workflow.code, validFrom, succeeds: 1 } as const;
    await done(city.cases.draftDefinition(ask(), { kind: "workflow", content: { ...workflow, transitions } }));
    await done(city.cases.publishDefinition(ask(), named));
    await publish({ fees: serviceOf(permit).fees.map((fee) => ({ ...fee, per: "page" })) }, 2);
    const [second] = await told(city.again().newerVersions(askAs("signatory"), { caseId, roles }));
    const move = { caseId, by: by("signatory"), version: 2, to: "intake-check", ground: "Procedurë e re." };
    expect(await refusalOf(city.cases.moveCaseToVersion(askAs("signatory"), move))).toBe("pages-not-counted");
    expect(second!.goesOnIn).not.toContain("intake-check");
    expect(second!.goesOnIn).toContain("in-review");
  });
});

async function paymentOf(account: string, index: number): Promise<string> {
  const facts = await city.parts.ledger.facts(`taxAccount-shkoder.${account}`);
  const payments = facts.filter(({ type }) => type === "PaymentReceived");
  return (payments[index]!.data as unknown as { readonly paymentId: string }).paymentId;
}
