import { describe, expect, test } from "@jest/globals";
import type { Act } from "../../../../domain/casework/index.js";
import { civilDate, lek } from "../../../../domain/shared/index.js";
import { APPEAL, CaseStory, citizen, GRANT, officer, REASONS, system } from "../support/case-story.js";

const today = civilDate("2025-03-03");
const FEE = "2025/administrative-fee/CASE1.fee";
const step = (role: string, transition: string, given: Partial<Act> = {}) =>
  ({ type: "Act", transition, by: role === "applicant" ? citizen : officer(role), ...given }) as const;

/** What the account says: these are paid, these not any more. */
const shown = (paid: readonly string[], unpaid: readonly string[] = []) => {
  const owedAgain = { codes: unpaid, evidence: FEE };
  const said = { codes: paid, paidOn: today, evidence: FEE, shownBy: "account", owedAgain } as const;
  return { type: "SettleFees", by: system, ...said } as const;
};
const codesOf = (story: CaseStory) => (story.state.fees ?? []).map(({ code }) => code);
const takenBack = (story: CaseStory) => story.does(shown([], codesOf(story)));

describe("a fee whose payment is taken back", () => {
  const paid = () => CaseStory.of("identity-attestation").lodge().pays();

  test("is owed again, since that day, and once", () => {
    const story = paid().at("2025-03-04");
    expect(takenBack(story)).toEqual(["FeeOwedAgain"]);
    expect(story.state.fees).toMatchObject([{ settledOn: null, settledBy: null, owedAgainOn: "2025-03-04" }]);
    expect(takenBack(story)).toEqual([]);
  });

  test("is paid like any other afterwards, and then owed no more", () => {
    const story = paid();
    takenBack(story);
    expect(story.does(shown(codesOf(story)))).toEqual(["FeeSettled"]);
    expect(story.state.fees).toMatchObject([{ settledOn: "2025-03-03", settledBy: "account", owedAgainOn: null }]);
  });

  test("holds up the step that asks whether it is paid", () => {
    const story = paid();
    takenBack(story);
    expect(story.refuses(step("front-desk", "accept"))).toBe("fee-not-paid");
    story.pays().act("front-desk", "accept");
  });

  test("holds up the decision that gives what was asked for, also where that step asks no more; not a denial", () => {
    const story = paid().act("front-desk", "accept").act("specialist", "prepare");
    takenBack(story);
    expect(story.decide(step("signatory", "sign", { decision: GRANT }))).toMatchObject({
      refusal: { code: "fee-owed-again", facts: { amount: lek(100) } },
    });
    const refusing = { reasons: REASONS, decision: { ...GRANT, appeal: APPEAL } };
    expect(story.decide(step("signatory", "refuse", refusing)).ok).toBe(true);
    story.pays().act("signatory", "sign", { decision: GRANT });
    expect(story.state.outcome).toBe("favourable");
  });

  test("leaves a decision as it stands; the file says it, and nothing else follows", () => {
    const story = paid().act("front-desk", "accept").act("specialist", "prepare");
    story.act("signatory", "sign", { decision: GRANT });
    expect(takenBack(story)).toEqual(["FeeOwedAgain"]);
    expect(story.state).toMatchObject({ state: "issued", outcome: "favourable", fees: [{ settledOn: null }] });
    expect(story.does(shown(codesOf(story)))).toEqual(["FeeSettled"]);
  });

  test("is none where a receipt showed it as paid: the account has nothing to say of it", () => {
    const story = CaseStory.of("identity-attestation").lodge();
    story.does({ ...shown(codesOf(story)), evidence: "A-17", shownBy: "receipt" });
    expect(takenBack(story)).toEqual([]);
  });

  test("is told apart by its evidence in facts from before that was said", () => {
    const story = paid();
    story.facts = story.facts.map((fact) => {
      if (fact.type !== "FeeSettled") return fact;
      const { shownBy: _unsaid, ...data } = fact.data;
      return { ...fact, data };
    });
    expect(takenBack(story)).toEqual(["FeeOwedAgain"]);
  });

  test("is refused where the case has no such fee", () => {
    expect(paid().refuses(shown([], ["none"]))).toBe("fee-unknown");
  });
});

describe("a case that waits until dues are paid", () => {
  const recheck = { type: "Recheck", event: "payment-recorded", by: system } as const;
  const owing = (amount: number) =>
    ({ state: "not-clear", owedTotal: lek(amount), owedSince: civilDate("2024-05-01") }) as const;
  function waiting(): CaseStory {
    const story = CaseStory.of("tax-clearance-certificate");
    story.account = owing(4000);
    story.lodge().pays();
    expect(story.state.state).toBe("dues-outstanding");
    return story;
  }

  test("goes on when they are, once", () => {
    const story = waiting();
    story.account = { state: "clear" };
    expect(story.does(recheck).filter((type) => type === "CaseAdvanced")).toHaveLength(2);
    expect(story.state.state).toBe("sealing");
    expect(story.does(recheck)).toEqual([]);
  });

  test("stays while something is owed, and its term runs on; what is left is written down, once", () => {
    const story = waiting();
    const term = story.state.limits.applicant;
    story.at("2025-03-05").account = owing(1500);
    expect(story.does(recheck)).toEqual(["ClearanceChecked"]);
    expect(story.state).toMatchObject({ state: "dues-outstanding", clearance: { owedTotal: 1500 } });
    expect(story.state.limits.applicant).toEqual(term);
    expect(story.at("2025-03-06").does(recheck)).toEqual([]);
  });

  test("stays while its fee is open", () => {
    const story = CaseStory.of("tax-clearance-certificate").lodge();
    expect(story.state.state).toBe("dues-outstanding");
    expect(story.does(recheck)).toEqual([]);
    story.pays();
    story.does(recheck);
    expect(story.state.state).toBe("sealing");
  });

  test("is asked for nothing once it is closed, where it does not wait, or where its definition says nothing", () => {
    const closed = waiting().act("applicant", "withdraw");
    closed.account = { state: "clear" };
    expect(closed.does(recheck)).toEqual([]);
    const disputed = waiting().act("applicant", "dispute");
    expect(disputed.does(recheck)).toEqual([]);
    expect(CaseStory.of("advertising-permit").lodge().does(recheck)).toEqual([]);
  });
});
