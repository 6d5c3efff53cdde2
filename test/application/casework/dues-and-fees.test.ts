import { beforeEach, describe, expect, test } from "@jest/globals";
import { CLEARANCE_SCOPES, type ClearanceScope } from "../../../domain/casework/index.js";
import { civilDate } from "../../../domain/shared/index.js";
import { GRANT } from "../../domain/casework/support/case-story.js";
import { rawWorkflows, serviceOf } from "../../support/catalogue.js";
import { owes, person } from "./support/accounts.js";
import { act, stateOf } from "./support/acts.js";
import { ask, askAs, by, counter, done, lodging, refusalOf, type Counter } from "./support/counter.js";

let city: Counter;
const today = civilDate("2025-03-03");
const certificate = serviceOf("identity-attestation");
const workflow = rawWorkflows.find(({ code }) => code === certificate.workflow)!;

beforeEach(async () => {
  city = await counter();
});

/** Publishes the certificate as this municipality would have it. */
async function publish(change: object): Promise<void> {
  const services = [{ ...certificate, ...change }];
  await done(city.cases.adoptCatalogue(ask(), { workflows: [workflow], services, validFrom: today }));
}
const lodge = async () => (await done(city.cases.lodgeCase(askAs("front-desk"), lodging(certificate.code)))).caseId;

/** What is owed, by item, and what each scope sees of it. */
const DUES = { "signboard-tax": 900, "infrastructure-impact-tax-housing": 4000, "cleaning-household": 70 } as const;
type Item = keyof typeof DUES;
const SEEN: Readonly<Record<ClearanceScope, readonly Item[]>> = {
  "all-local-dues": ["signboard-tax", "infrastructure-impact-tax-housing", "cleaning-household"],
  "infrastructure-impact-tax": ["infrastructure-impact-tax-housing"],
  "dwelling-dues": ["cleaning-household"],
};

describe("a service that asks for settled dues of a scope", () => {
  const gated = (scope: ClearanceScope) =>
    publish({ fees: [], taxClearance: { rule: "required", scope, reason: { sq: "Ligji", en: "The law" } } });

  test.each(CLEARANCE_SCOPES)(
    "%s: is not given to who owes such dues, and says only what it asked about",
    async (scope) => {
      await gated(scope);
      const account = await person(city);
      for (const [item, amount] of Object.entries(DUES)) await owes(city, account, amount, item);
      const caseId = await lodge();
      await done(act(city, caseId, "front-desk", "accept"));
      expect(await refusalOf(act(city, caseId, "specialist", "prepare"))).toBe("tax-not-clear");
      const check = { caseId, by: by("specialist") };
      const { answer } = await done(city.cases.policies.checkClearance(askAs("specialist"), check));
      const items = answer.owed.map(({ key }) => key.split("/")[1]);
      expect([answer.state, answer.scope, items.toSorted()]).toEqual(["not-clear", scope, SEEN[scope].toSorted()]);
      expect(answer.owedTotal).toBeGreaterThanOrEqual(SEEN[scope].reduce((sum, item) => sum + DUES[item], 0));
      expect(answer.owedTotal).toBe(answer.owed.reduce((sum, { amount }) => sum + amount, 0));
    },
  );

  test.each(CLEARANCE_SCOPES.filter((scope) => scope !== "all-local-dues"))(
    "%s: is given to who owes only other dues",
    async (scope) => {
      await gated(scope);
      const account = await person(city);
      for (const [item, amount] of Object.entries(DUES))
        if (!SEEN[scope].includes(item as Item)) await owes(city, account, amount, item);
      const caseId = await lodge();
      await done(act(city, caseId, "front-desk", "accept"));
      await done(act(city, caseId, "specialist", "prepare"));
      const signed = await done(act(city, caseId, "signatory", "sign", { decision: GRANT }));
      expect(signed.outcome).toBe("favourable");
      expect((await stateOf(city, caseId)).clearance).toMatchObject({ state: "clear", scope, owedTotal: 0 });
    },
  );

  test("is not published with a scope that nobody knows", async () => {
    const taxClearance = { rule: "required", scope: "dues-of-the-moon", reason: { sq: "a", en: "b" } };
    const content = { ...certificate, taxClearance };
    await done(city.cases.draftDefinition(ask(), { kind: "service", content }));
    const publication = { kind: "service", code: certificate.code, validFrom: today } as const;
    expect(await city.cases.publishDefinition(ask(), publication)).toMatchObject({
      ok: false,
      refusal: { facts: { first: "definition-field-listed", path: "taxClearance.scope" } },
    });
  });
});

describe("a fee that does not block", () => {
  test("is charged to the account and owed there, while the case goes on to its act without it", async () => {
    const fees = certificate.fees.map((fee) => ({ ...fee, blocks: false }));
    await publish({ fees });
    const account = await person(city);
    const caseId = await lodge();
    const charged = (await stateOf(city, caseId)).fees!;
    expect(charged).toMatchObject([{ code: "document-fee", blocks: false, settledOn: null, accountId: account }]);
    await done(act(city, caseId, "front-desk", "accept"));
    await done(act(city, caseId, "specialist", "prepare"));
    await done(act(city, caseId, "signatory", "sign", { decision: GRANT }));
    const issued = await done(city.cases.policies.issueOutput(askAs("system"), { caseId, by: by("system") }));
    expect(issued).toMatchObject({ kind: "certificate", number: "velipoje/2025/VERT000001" });
    expect((await stateOf(city, caseId)).fees).toMatchObject([{ settledOn: null }]);
    const position = await city.uses.accountPosition("shkoder", { accountId: account, effectiveOn: today });
    const [obligation] = position.ok ? position.value.obligations : [];
    expect(obligation).toMatchObject({ key: `2025/administrative-fee/${caseId}.document-fee` });
    expect(Object.values(obligation!.outstanding).reduce((sum, each) => sum + each, 0)).toBe(charged[0]!.amount);
  });

  test("holds nothing up beside one that does: only that one is waited for", async () => {
    const [fee] = certificate.fees;
    await publish({ fees: [fee, { ...fee, code: "copy-fee", blocks: false }] });
    await person(city);
    const caseId = await lodge();
    expect(await refusalOf(act(city, caseId, "front-desk", "accept"))).toBe("fee-not-paid");
    const receipt = { codes: ["document-fee"], paidOn: today, reference: "MP 000123" };
    await done(city.cases.policies.settleFees(askAs("front-desk"), { caseId, by: by("front-desk"), receipt }));
    expect(await done(act(city, caseId, "front-desk", "accept"))).toMatchObject({ state: "in-review" });
    expect((await stateOf(city, caseId)).fees).toMatchObject([{ settledOn: today }, { settledOn: null }]);
  });
});
