import { beforeEach, describe, expect, test } from "@jest/globals";
import { civilDate } from "../../../domain/shared/index.js";
import { GRANT } from "../../domain/casework/support/case-story.js";
import { business, owes, pays, person } from "./support/accounts.js";
import { act, inspected, stateOf } from "./support/acts.js";
import { adoptChanged } from "./support/changed-service.js";
import { adopt, ask, askAs, by, counter, done, lodging, refusalOf, typesOf, type Counter } from "./support/counter.js";

let city: Counter;
const today = civilDate("2025-03-03");
const permit = "advertising-permit";

beforeEach(async () => {
  city = await counter();
});

describe("the gate", () => {
  test("asks the account itself: who owes gets no permit, who settles or agrees does, and owed again it is not signed", async () => {
    await adopt(city, permit);
    const account = await business(city);
    await owes(city, account, 12_500);
    const caseId = await inspected(city);
    expect((await stateOf(city, caseId)).clearance).toMatchObject({ state: "not-clear", accountId: account });
    const refused = await act(city, caseId, "specialist", "propose-grant");
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: "tax-not-clear", facts: { owedSince: "2025-02-01", parts: 1 } },
    });
    const position = await city.uses.accountPosition("shkoder", { accountId: account, effectiveOn: today });
    const outstanding = position.ok ? position.value.obligations[0]!.outstanding : null;
    const due = Object.values(outstanding!).reduce((sum, each) => sum + each, 0);
    const paymentId = await pays(city, account, due);
    await done(act(city, caseId, "specialist", "propose-grant"));
    const fee = (await stateOf(city, caseId)).fees![0]!;
    expect(fee).toMatchObject({ amount: 2000, settledOn: null });
    await pays(city, account, 2000);
    expect(await done(city.cases.policies.settleFees(askAs("system"), { caseId, by: by("system") }))).toMatchObject({
      state: "awaiting-signature",
    });
    await city.uses.reversePayment(ask(), {
      accountId: account,
      paymentId,
      ground: "bounced",
      explanation: "Pa mbulim.",
    });
    expect(await refusalOf(act(city, caseId, "signatory", "sign", { decision: GRANT }))).toBe("tax-not-clear");
    await pays(city, account, due + 1);
    expect(await done(act(city, caseId, "signatory", "sign", { decision: GRANT }))).toMatchObject({
      state: "granted",
      outcome: "favourable",
    });
    const { clearance } = await stateOf(city, caseId);
    const { revision } = await city.parts.ledger.load(`taxAccount-shkoder.${account}`, {
      initialState: null,
      evolve: () => null,
    });
    expect(clearance).toMatchObject({ state: "clear", revision: Number(revision), on: today });
  });

  test("asks at the decision also where the definition has only an early step ask, and where it comes about by itself", async () => {
    const byItself = { automatic: true, roles: ["system"], guards: ["fee-paid"] };
    await adoptChanged(city, permit, ({ transitions }) => ({
      transitions: transitions.map((each) => (each.code === "sign" ? { ...each, ...byItself } : each)),
    }));
    const account = await business(city);
    const caseId = await inspected(city);
    await done(act(city, caseId, "specialist", "propose-grant"));
    const codes = (await stateOf(city, caseId)).fees!.map(({ code }) => code);
    await owes(city, account, 700);
    const receipt = { codes, paidOn: today, reference: "A-17" };
    const system = { caseId, by: by("system") };
    const settled = await done(city.cases.policies.settleFees(askAs("front-desk"), { ...system, receipt }));
    expect(settled).toMatchObject({ state: "awaiting-signature", outcome: null });
    await done(city.cases.policies.passTime(askAs("system"), system));
    expect((await stateOf(city, caseId)).outcome).toBeNull();
    await pays(city, account, 5000);
    const recheck = { ...system, event: "payment-recorded" } as const;
    expect(await done(city.cases.policies.recheck(askAs("system"), recheck))).toMatchObject({ state: "granted" });
    expect((await stateOf(city, caseId)).clearance).toMatchObject({ state: "clear", accountId: account, on: today });
  });

  test("gives the certificate that dues are settled by itself, once, with the code of the account's own clearance", async () => {
    await adopt(city, "tax-clearance-certificate", "identity-attestation");
    const taxpayerId = await person(city);
    await owes(city, taxpayerId, 300);
    const { caseId, state } = await done(
      city.cases.lodgeCase(askAs("front-desk"), lodging("tax-clearance-certificate")),
    );
    expect(state).toBe("dues-outstanding");
    const issue = () => city.cases.policies.issueClearance(askAs("system"), { caseId, by: by("system") });
    expect(await refusalOf(issue())).toBe("case-not-decided");
    await pays(city, taxpayerId, 5000);
    await done(city.cases.policies.settleFees(askAs("system"), { caseId, by: by("system") }));
    await done(act(city, caseId, "system", "pay-and-recheck"));
    await done(act(city, caseId, "signatory", "seal", { decision: GRANT }));
    const issued = await done(issue());
    expect(issued).toMatchObject({ state: "clear", number: "velipoje/2025/VERT000001" });
    expect(await done(issue())).toEqual(issued);
    expect(
      (await typesOf(city.store, `taxAccount-shkoder.${taxpayerId}`)).filter((type) => type === "ClearanceIssued"),
    ).toHaveLength(1);
    expect((await stateOf(city, caseId)).clearance).toMatchObject({ code: issued.verificationCode, state: "clear" });
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
    const taxpayerId = await person(city);
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("tax-clearance-certificate")));
    await pays(city, taxpayerId, 5000);
    await done(city.cases.policies.settleFees(askAs("system"), { caseId, by: by("system") }));
    await done(act(city, caseId, "system", "pay-and-recheck"));
    await done(act(city, caseId, "signatory", "seal", { decision: GRANT }));
    await owes(city, taxpayerId, 9000);
    const error = { caseId, by: by("signatory"), to: "checking", ground: "error", appealId: null } as const;
    const reopened = await done(city.cases.reopenCase(askAs("signatory"), error));
    expect(reopened).toEqual({ caseId, state: "dues-outstanding", outcome: null });
    expect((await stateOf(city, caseId)).clearance).toMatchObject({ accountId: taxpayerId, state: "not-clear" });
  });

  test("asks the account that a step brings along with it", async () => {
    await adopt(city, permit);
    const caseId = await inspected(city);
    const owing = await business(city);
    await owes(city, owing, 500);
    const linked = (accountId: string | null) => ({ checks: [{ check: { kind: "taxpayer", accountId }, note: null }] });
    expect(await refusalOf(act(city, caseId, "specialist", "propose-grant", linked(owing)))).toBe("tax-not-clear");
    expect(await refusalOf(act(city, caseId, "specialist", "propose-grant", linked("NOBODY")))).toBe("account-unknown");
    await pays(city, owing, 5000);
    await done(act(city, caseId, "specialist", "propose-grant", linked(owing)));
    expect((await stateOf(city, caseId)).clearance).toMatchObject({ accountId: owing, state: "clear" });
  });

  test("names what is owed, instalment by instalment, by the packages of the years", async () => {
    await adopt(city, permit);
    const account = await business(city);
    await owes(city, account, 500);
    await owes(city, account, 900, "moon-tax");
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    const { answer } = await done(
      city.cases.policies.checkClearance(askAs("front-desk"), { caseId, by: by("front-desk") }),
    );
    const keys = answer.owed.map(({ key }) => key);
    const older = `2019/signboard-tax/${account}`;
    const names = await city.uses.itemNames("shkoder", { keys: [...keys, older], on: today });
    const signboard = { sq: expect.stringMatching(/tabel/i), en: expect.stringMatching(/sign/i) };
    expect([...names]).toEqual([
      [keys.find((key) => key.includes("signboard-tax")), signboard],
      [older, signboard],
    ]);
    expect(await city.uses.itemNames("tirana", { keys, on: today })).toEqual(new Map());
  });

  test("writes an answer down when a clerk asks, refused or not", async () => {
    await adopt(city, permit);
    await owes(city, await business(city), 500);
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    const asked = await done(city.cases.policies.checkClearance(askAs("front-desk"), { caseId, by: by("front-desk") }));
    expect(asked.answer).toMatchObject({ state: "not-clear", owed: [{ due: "2025-02-01" }] });
    expect((await typesOf(city.store, `case-shkoder.${caseId}`)).at(-1)).toBe("ClearanceChecked");
  });
});
