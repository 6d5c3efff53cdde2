import { describe, expect, test } from "@jest/globals";
import { lek } from "../../../../../domain/shared/index.js";
import { GRANT, officer, system } from "../../support/case-story.js";
import { ASSESSED, CONSENT, INSPECTED, MINUTES, REGISTER } from "../../support/paths.js";
import { lodged, refusing, step } from "./support.js";

describe("an inspected permit", () => {
  const inspected = () =>
    lodged("inspected-permit")
      .act("front-desk", "accept")
      .act("specialist", "order-inspection")
      .act("inspector", "record-inspection", { checks: [INSPECTED] });

  test("asks for the fee after the inspection, waits for it, and goes on by itself when it is paid", () => {
    const story = inspected();
    expect(story.does(step("specialist", "propose-grant"))).toEqual([
      "ClearanceChecked",
      "CaseAdvanced",
      "FeeCharged",
      "TimeLimitSuspended",
      "TimeLimitSet",
    ]);
    story.at("2025-03-05");
    const paid = {
      type: "SettleFees",
      by: system,
      codes: ["application-fee"],
      evidence: "2025/fee/CASE1",
      shownBy: "account",
    } as const;
    expect(story.does({ ...paid, paidOn: "2025-03-05" as never })).toEqual([
      "FeeSettled",
      "TimeLimitMet",
      "CaseAdvanced",
      "TimeLimitResumed",
    ]);
    expect(story.last("CaseAdvanced")).toMatchObject({
      transition: "confirm-payment",
      effects: ["resume-clock", "generate-document"],
    });
    expect(story.does({ ...paid, paidOn: "2025-03-05" as never })).toEqual([]);
    story.act("signatory", "sign", { decision: GRANT });
    expect(story.state.outcome).toBe("favourable");
  });

  test("needs an inspection of its own whenever it is inspected again", () => {
    const story = lodged("inspected-permit").act("front-desk", "accept").act("specialist", "order-inspection");
    expect(story.refuses(step("inspector", "record-inspection"))).toBe("inspection-not-recorded");
    story.act("inspector", "record-inspection", { checks: [INSPECTED] }).act("specialist", "repeat-inspection");
    expect(story.refuses(step("inspector", "record-inspection"))).toBe("inspection-not-recorded");
    story.act("inspector", "record-inspection", { checks: [INSPECTED] }).act("specialist", "propose-grant");
    expect(story.state.state).toBe("awaiting-payment");
  });

  test("lapses when nobody pays", () => {
    const story = inspected().act("specialist", "propose-grant").at("2025-03-20");
    story.does({ type: "PassTime", by: system });
    expect(story.state).toMatchObject({ state: "closed-no-answer", outcome: "lapsed" });
    expect(story.last("CaseAdvanced").transition).toBe("payment-term-passed");
  });

  test("is not given to somebody who owes; owed again after the check, it is not signed", () => {
    const story = inspected();
    story.account = { state: "not-clear", owedTotal: lek(12_500), owedSince: "2024-07-01" as never };
    const decision = story.decide(step("specialist", "propose-grant"));
    expect(decision).toMatchObject({
      ok: false,
      refusal: {
        code: "tax-not-clear",
        facts: { owedTotal: 12_500, owedSince: "2024-07-01", scope: "all-local-dues" },
      },
    });
    story.account = { state: "clear-under-agreement", article: "Ligji nr. 9920/2008, neni 77" };
    story.act("specialist", "propose-grant").pays();
    story.account = { state: "not-clear", owedTotal: lek(1) };
    expect(story.refuses(step("signatory", "sign", { decision: GRANT }))).toBe("tax-not-clear");
    story.account = { state: "clear" };
    story.act("signatory", "sign", { decision: GRANT });
    expect(story.last("ClearanceChecked").answer).toMatchObject({
      state: "clear",
      accountId: "TAXPAYER1",
      revision: 7,
    });
  });

  test("is refused after the inspection, by who signs", () => {
    const story = inspected();
    expect(story.refuses(step("specialist", "refuse", refusing))).toBe("transition-role-wrong");
    story.act("signatory", "refuse", refusing);
    expect(story.state.outcome).toBe("adverse");
  });
});

describe("a licence with a commission", () => {
  const referred = () =>
    lodged("licence-with-commission").act("front-desk", "accept").act("specialist", "refer-to-commission");

  test("is approved by a commission with a quorum and a vote", () => {
    const story = referred();
    const minutes = (present: number, votes: { for: number; against: number; abstained: number }) => [
      { ...MINUTES, check: { ...MINUTES.check, present, votes } as typeof MINUTES.check },
    ];
    expect(story.refuses(step("commission", "commission-approve"))).toBe("commission-not-recorded");
    const few = minutes(2, { for: 2, against: 0, abstained: 0 });
    expect(story.refuses(step("commission", "commission-approve", { checks: few }))).toBe("commission-without-quorum");
    const miscounted = minutes(3, { for: 3, against: 1, abstained: 0 });
    expect(story.refuses(step("commission", "commission-approve", { checks: miscounted }))).toBe(
      "commission-votes-differ",
    );
    story.act("commission", "commission-approve", { checks: [MINUTES] }).pays();
    expect(story.state.state).toBe("awaiting-signature");
    story.act("signatory", "sign", { decision: GRANT });
    expect(story.state.outcome).toBe("favourable");
  });

  test("needs new minutes when it comes back to the commission", () => {
    const story = referred()
      .act("commission", "commission-approve", { checks: [MINUTES] })
      .pays()
      .act("signatory", "return");
    expect(story.refuses(step("commission", "commission-refuse", refusing))).toBe("commission-not-recorded");
    story.act("commission", "commission-refuse", { ...refusing, checks: [MINUTES] });
    expect(story.state.outcome).toBe("adverse");
  });

  test("pays once, however often it comes back", () => {
    const story = referred()
      .act("commission", "commission-approve", { checks: [MINUTES] })
      .pays()
      .act("signatory", "return");
    expect(story.does(step("commission", "commission-approve", { checks: [MINUTES] }))).not.toContain("FeeCharged");
    expect(story.state.state).toBe("awaiting-signature");
  });
});

describe("a social benefit", () => {
  test("goes by consent, registers, assessment and commission", () => {
    const story = lodged("social-benefit");
    expect(story.state.confidentiality).toBe("sensitive");
    expect(story.refuses(step("front-desk", "accept"))).toBe("consent-not-recorded");
    const refusedConsent = { check: { ...CONSENT.check, given: false } as typeof CONSENT.check, note: null };
    expect(story.refuses(step("front-desk", "accept", { checks: [refusedConsent] }))).toBe("consent-not-recorded");
    story.act("front-desk", "accept", { checks: [CONSENT] });
    expect(story.refuses(step("social-worker", "start-assessment"))).toBe("registers-not-checked");
    const silent = { check: { ...REGISTER.check, answer: "no-answer" } as typeof REGISTER.check, note: null };
    expect(story.refuses(step("social-worker", "start-assessment", { checks: [silent] }))).toBe(
      "register-without-answer",
    );
    const byLetter = { check: { ...REGISTER.check, by: "letter" } as typeof REGISTER.check, note: null };
    story.act("social-worker", "start-assessment", { checks: [silent, byLetter] });
    expect(story.refuses(step("social-worker", "submit-assessment"))).toBe("assessment-not-recorded");
    story.act("social-worker", "submit-assessment", { checks: [ASSESSED] });
    story.act("commission", "return-assessment");
    expect(story.refuses(step("social-worker", "submit-assessment"))).toBe("assessment-not-recorded");
    story.act("social-worker", "submit-assessment", { checks: [ASSESSED] });
    story.act("commission", "propose", {
      checks: [MINUTES],
      proposal: { favours: true, text: "Propozohet miratimi." },
    });
    const worker = officer("signatory", { personId: "social-worker-1" });
    expect(story.refuses(step("signatory", "approve", { decision: GRANT, by: worker }))).toBe("four-eyes");
    expect(story.refuses(step("signatory", "refuse", { ...refusing, by: worker }))).toBe("four-eyes");
    story.act("signatory", "approve", { decision: GRANT });
    expect(story.state.outcome).toBe("favourable");
  });
});
