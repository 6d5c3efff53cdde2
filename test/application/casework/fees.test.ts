import { beforeEach, describe, expect, test } from "@jest/globals";
import { civilDate } from "../../../domain/shared/index.js";
import { PAGES } from "../../domain/casework/support/paths.js";
import { business, pays, person } from "./support/accounts.js";
import { act, inspected, stateOf } from "./support/acts.js";
import { adoptChanged } from "./support/changed-service.js";
import {
  adopt,
  askAs,
  by,
  counter,
  done,
  lodging,
  refusalOf,
  typesOf,
  written,
  type Counter,
} from "./support/counter.js";

let city: Counter;
const today = civilDate("2025-03-03");
const permit = "advertising-permit";

beforeEach(async () => {
  city = await counter();
});

describe("a fee", () => {
  test("becomes an obligation of the applicant once, and the case goes on when the account shows it paid", async () => {
    await adopt(city, permit);
    const account = await business(city);
    const caseId = await inspected(city);
    await done(act(city, caseId, "specialist", "propose-grant"));
    const settle = () => city.cases.policies.settleFees(askAs("system"), { caseId, by: by("system") });
    const charge = () => city.cases.policies.chargeFees(askAs("system"), { caseId, by: by("system") });
    expect(await done(settle())).toMatchObject({ state: "awaiting-payment" });
    const key = `2025/administrative-fee/${caseId}.application-fee`;
    expect(await done(charge())).toEqual([{ code: "application-fee", key, amount: 2000 }]);
    expect(
      (await typesOf(city.store, `taxAccount-shkoder.${account}`)).filter((type) => type === "ObligationCharged"),
    ).toHaveLength(1);
    await pays(city, account, 2000);
    expect(await done(settle())).toMatchObject({ state: "awaiting-signature" });
    const before = await written(city.store);
    expect(await done(settle())).toMatchObject({ state: "awaiting-signature" });
    expect(await written(city.store)).toBe(before);
    expect((await stateOf(city, caseId)).fees).toMatchObject([{ settledOn: "2025-03-03" }]);
  });

  test("waits for an account: who is in no register is linked by an officer, and charged then", async () => {
    await adopt(city, "identity-attestation");
    const lodged = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    expect(lodged.taxpayerId).toBeNull();
    const { caseId } = lodged;
    expect(await refusalOf(city.cases.policies.chargeFees(askAs("system"), { caseId, by: by("system") }))).toBe(
      "fee-without-account",
    );
    expect(await refusalOf(act(city, caseId, "front-desk", "accept"))).toBe("fee-not-paid");
    const accountId = await business(city);
    await done(
      city.cases.recordCheck(askAs("front-desk"), {
        caseId,
        by: by("front-desk"),
        check: { kind: "taxpayer", accountId },
        note: null,
      }),
    );
    expect(await typesOf(city.store, `taxAccount-shkoder.${accountId}`)).toEqual(["ObligationCharged"]);
    await pays(city, accountId, 100);
    await done(city.cases.policies.settleFees(askAs("system"), { caseId, by: by("system") }));
    expect(await done(act(city, caseId, "front-desk", "accept"))).toMatchObject({ state: "in-review" });
  });

  test("stays on the account that it was charged to, also when the case is linked to another", async () => {
    await adopt(city, "identity-attestation");
    const first = await business(city);
    const second = await person(city, "I05101999I");
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
    await pays(city, first, 100);
    await done(city.cases.policies.settleFees(askAs("system"), { caseId, by: by("system") }));
    expect((await stateOf(city, caseId)).fees).toMatchObject([{ accountId: first, settledOn: "2025-03-03" }]);
  });

  test("that arises on entering a state, or by itself after a finding, costs what the fiscal package says and is charged", async () => {
    const account = await business(city);
    await adoptChanged(city, "advertising-permit", (workflow) => ({
      transitions: workflow.transitions.map(({ effects, ...each }) => ({
        ...{ ...each, effects: effects.filter((effect) => effect !== "create-fee") },
      })),
      automaticSteps: [
        ...workflow.automaticSteps,
        { ...workflow.automaticSteps[0]!, code: "fee", when: "on-enter:awaiting-payment", effect: "create-fee" },
      ],
    }));
    const permitted = await inspected(city);
    await done(act(city, permitted, "specialist", "propose-grant"));
    expect((await stateOf(city, permitted)).fees).toMatchObject([{ amount: 2000, accountId: account }]);

    const reader = await person(city);
    await adoptChanged(city, "certified-archive-copy", ({ transitions }) => ({
      transitions: transitions.map((each) =>
        each.code === "found" ? { ...each, automatic: true, roles: ["system"] } : each,
      ),
    }));
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("certified-archive-copy")));
    await done(act(city, caseId, "front-desk", "accept"));
    await done(city.cases.recordCheck(askAs("archivist"), { caseId, by: by("archivist"), ...PAGES }));
    expect(await stateOf(city, caseId)).toMatchObject({ state: "awaiting-payment", fees: [{ amount: 12 * 50 }] });
    expect(await typesOf(city.store, `taxAccount-shkoder.${reader}`)).toEqual(["ObligationCharged"]);
  });

  test("paid without an account is shown by its receipt", async () => {
    await adopt(city, "identity-attestation");
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging("identity-attestation")));
    const receipt = { codes: ["document-fee"], paidOn: today, reference: "MP 000123" };
    await done(city.cases.policies.settleFees(askAs("front-desk"), { caseId, by: by("front-desk"), receipt }));
    expect(await done(act(city, caseId, "front-desk", "accept"))).toMatchObject({ state: "in-review" });
  });
});
