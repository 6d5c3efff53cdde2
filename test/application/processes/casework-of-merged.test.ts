import { beforeEach, describe, expect, test } from "@jest/globals";
import { civilDate, lek } from "../../../domain/shared/index.js";
import { GRANT } from "../../domain/casework/support/case-story.js";
import { business, pays, takesBack } from "../casework/support/accounts.js";
import { act, awaitingPayment, inspect } from "../casework/support/acts.js";
import { adopt, ask, askAs, by, done, lodging, typesOf, type Counter } from "../casework/support/counter.js";
import { Crash, CrashingEventStore } from "../taxation/support/shkoder.js";
import { SettlingTown, TENANT } from "./settling-town.js";

const today = civilDate("2025-03-03");
let town: SettlingTown;
let city: Counter;

beforeEach(async () => {
  town = await SettlingTown.open();
  ({ city } = town);
});

describe("what follows by itself of an applicant whose record turns out to be somebody else's and is merged", () => {
  const mergesInto = (survivorId: string, duplicateId: string) =>
    done(city.uses.mergeTaxpayers(ask(), { survivorId, duplicateId, keepObjects: [] }));
  const typesOfCase = (caseId: string) => typesOf(city.store, `case-shkoder.${caseId}`);

  test("a fee that was charged before is settled by what the survivor pays, once, and owed again when that is taken back", async () => {
    await adopt(city, "advertising-permit");
    const duplicate = await business(city);
    const caseId = await awaitingPayment(city);
    await town.settleDown();
    const survivor = await business(city, "L33319004W");
    await mergesInto(survivor, duplicate);
    await town.settleDown();
    expect(await town.stateOf(caseId)).toMatchObject({ state: "awaiting-payment", fees: [{ settledOn: null }] });
    const paymentId = await pays(city, survivor, 2000);
    await town.settleDown(async () => (await town.stateOf(caseId)).state === "awaiting-signature");
    const before = await typesOfCase(caseId);
    expect(before.filter((type) => type === "FeeSettled")).toHaveLength(1);
    town.forget();
    await town.settleDown();
    expect(await typesOfCase(caseId)).toEqual(before);

    await takesBack(city, survivor, paymentId);
    await town.settleDown(async () => (await town.stateOf(caseId)).fees![0]!.owedAgainOn !== null);
    const signing = { caseId, by: by("signatory"), transition: "sign", decision: GRANT };
    expect(await city.cases.actOnCase(askAs("signatory"), signing)).toMatchObject({
      refusal: { code: "fee-not-paid", facts: { amount: 2000 } },
    });
    await pays(city, survivor, 2001);
    await town.settleDown(async () => (await town.stateOf(caseId)).fees![0]!.settledOn !== null);
    await done(act(city, caseId, "signatory", "sign", { decision: GRANT }));
    expect(await town.stuck()).toEqual([]);
  });

  test("a fee is settled by the merger itself where the survivor has paid in advance", async () => {
    await adopt(city, "advertising-permit");
    const duplicate = await business(city);
    const caseId = await awaitingPayment(city);
    const survivor = await business(city, "L33319004W");
    await pays(city, survivor, 2000);
    await town.settleDown();
    expect(await town.stateOf(caseId)).toMatchObject({ state: "awaiting-payment" });
    await mergesInto(survivor, duplicate);
    await town.settleDown(async () => (await town.stateOf(caseId)).state === "awaiting-signature");
  });

  test("a fee that arises afterwards is the survivor's, also where the absorbed record never had an account, and through two mergers", async () => {
    await adopt(city, "advertising-permit");
    const [first, second] = [await business(city), await business(city, "L33319004W")];
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("advertising-permit")));
    await mergesInto(second, first);
    const survivor = await business(city, "M44420005Q");
    await mergesInto(survivor, second);
    await inspect(city, caseId);
    await done(act(city, caseId, "specialist", "propose-grant"));
    const charges = async (id: string) =>
      (await typesOf(city.store, `taxAccount-shkoder.${id}`)).filter((type) => type === "ObligationCharged").length;
    expect([await charges(first), await charges(second), await charges(survivor)]).toEqual([0, 0, 1]);
    await pays(city, survivor, 2000);
    await town.settleDown(async () => (await town.stateOf(caseId)).state === "awaiting-signature");
    expect(await town.stuck()).toEqual([]);
  });

  test("a fee is not charged twice while the merger is half done, and the merger goes on when it is asked for again", async () => {
    await adopt(city, "advertising-permit");
    const duplicate = await business(city);
    const caseId = await awaitingPayment(city);
    const survivor = await business(city, "L33319004W");
    const merging = ask();
    const input = { survivorId: survivor, duplicateId: duplicate, keepObjects: [] };
    // Ended, absorbed, number released, account ended: the survivor's account has not heard of it.
    const dying = city.process((inner) => new CrashingEventStore(inner, 4));
    await expect(dying.mergeTaxpayers(merging, input)).rejects.toBeInstanceOf(Crash);
    expect(await typesOf(city.store, `taxAccount-shkoder.${duplicate}`)).toContain("AccountMerged");
    expect(await typesOf(city.store, `taxAccount-shkoder.${survivor}`)).toEqual([]);
    await done(city.cases.policies.chargeFees(askAs("system"), { caseId, by: by("system") }));
    await done(city.uses.mergeTaxpayers(merging, input));
    await pays(city, survivor, 2000);
    await town.settleDown(async () => (await town.stateOf(caseId)).state === "awaiting-signature");
    expect(await typesOf(city.store, `taxAccount-shkoder.${survivor}`)).toEqual(["AccountMerged", "PaymentReceived"]);
  });

  test("what is owed at the gate is asked of the survivor, and the clearance is the survivor's", async () => {
    await adopt(city, "tax-clearance-certificate");
    const duplicate = await business(city);
    const service = lodging("tax-clearance-certificate");
    const applicant = { ...service.applicant, kind: "business", identifier: "K22218003V" } as const;
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), { ...service, applicant }));
    await town.settleDown();
    const survivor = await business(city, "L33319004W");
    await done(
      city.uses.chargeObligation(ask(), {
        ...{ accountId: survivor, year: 2025, item: "permit-fee", revenueItem: "7110", unit: "velipoje" },
        ...{ office: "velipoje", amount: lek(500), due: today, ground: "Leje" },
      }),
    );
    await mergesInto(survivor, duplicate);
    city.clock.set("2025-03-05T09:00:00Z");
    await pays(city, survivor, 100);
    await town.settleDown();
    expect(await town.stateOf(caseId)).toMatchObject({
      state: "dues-outstanding",
      clearance: { accountId: duplicate, answeredBy: survivor, state: "not-clear" },
    });
    await pays(city, survivor, 5000);
    await town.settleDown(async () => (await town.stateOf(caseId)).state === "sealing");
    await done(act(city, caseId, "signatory", "seal", { decision: GRANT }));
    await town.settleDown(async () => ((await town.stateOf(caseId)).clearance?.code ?? null) !== null);
    expect(await typesOf(city.store, `taxAccount-shkoder.${survivor}`)).toContain("ClearanceIssued");
    // Merged on, with the clearance fallen: asked for again, none is issued anew, and the paper is found.
    const last = await business(city, "M44420005Q");
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
    expect(await town.stuck()).toEqual([]);
  });
});
