import { describe, expect, test } from "@jest/globals";
import { APPEAL, CaseStory, GRANT, officer, REASONS, system } from "../../support/case-story.js";
import { PAGES } from "../../support/paths.js";
import { lodged, refusing, step } from "./support.js";

describe("a simple certificate", () => {
  test("begins with number, clock and fee, and the clock ends with the signature", () => {
    const story = CaseStory.of("identity-attestation");
    expect(story.does(story.lodging())).toEqual([
      "ApplicationLodged",
      ...Array<string>(story.papers().length).fill("DocumentAttached"),
      "CaseAdvanced",
      "TimeLimitSet",
      "FeeCharged",
    ]);
    expect(story.last("TimeLimitSet")).toMatchObject({
      limit: "case",
      term: { value: 3, unit: "workingDay" },
      calendar: { code: "holidays.al", version: "1" },
      due: { on: "2025-03-06", at: null },
    });
    expect(story.last("FeeCharged")).toMatchObject({ total: 100, accountId: "TAXPAYER1" });
    expect(story.refuses(step("front-desk", "accept"))).toBe("fee-not-paid");
    story.pays();
    expect(story.does(step("front-desk", "accept"))).toEqual(["CaseAdvanced"]);
    expect(story.does(step("specialist", "prepare"))).toEqual(["CaseAdvanced"]);
    story.at("2025-03-05");
    expect(story.does(step("signatory", "sign", { decision: GRANT }))).toEqual([
      "DecisionTaken",
      "CaseAdvanced",
      "TimeLimitMet",
      "CaseClosed",
    ]);
    expect(story.last("CaseAdvanced").effects).toEqual(["seal-document", "stop-clock", "notify-applicant"]);
  });

  test("is refused with reasons, legal basis and the way of appeal, or not at all", () => {
    const story = lodged("simple-certificate").pays().act("front-desk", "accept").act("specialist", "prepare");
    expect(story.refuses(step("signatory", "refuse", { decision: refusing.decision }))).toBe("reasons-not-stated");
    expect(story.refuses(step("signatory", "refuse", { reasons: REASONS }))).toBe("decision-missing");
    expect(story.refuses(step("signatory", "refuse", { reasons: REASONS, decision: GRANT }))).toBe("appeal-not-stated");
    const baseless = { ...refusing.decision, legalBasis: [] };
    expect(story.refuses(step("signatory", "refuse", { reasons: REASONS, decision: baseless }))).toBe(
      "legal-basis-missing",
    );
    story.does(step("signatory", "refuse", refusing));
    expect(story.last("DecisionTaken")).toMatchObject({ outcome: "adverse", grounds: REASONS, appeal: APPEAL });
    expect(story.state).toMatchObject({ state: "refused", outcome: "adverse" });
  });

  test("waits for the applicant with its clock suspended, and goes on when the file is complete", () => {
    const story = lodged("simple-certificate");
    const request = [{ document: null, field: "purpose", words: "Sqaroni qëllimin." }];
    expect(story.refuses(step("front-desk", "ask-applicant"))).toBe("request-empty");
    expect(story.does(step("front-desk", "ask-applicant", { request }))).toEqual([
      "CompletionRequested",
      "CaseAdvanced",
      "TimeLimitSuspended",
      "TimeLimitSet",
    ]);
    expect(story.last("TimeLimitSet")).toMatchObject({ limit: "applicant", due: { on: "2025-03-18" } });
    story.at("2025-03-10");
    const form = { ...story.state.form, purpose: "Për regjistrim në universitet" };
    expect(story.does(step("applicant", "complete-file", { completion: { form }, units: ["velipoje"] }))).toEqual([
      "CompletionProvided",
      "TimeLimitMet",
      "CaseAdvanced",
      "TimeLimitResumed",
    ]);
    expect(story.state.form).toMatchObject({ purpose: "Për regjistrim në universitet" });
    expect(story.state.limits.case).toMatchObject({ due: { on: "2025-03-13" } });
  });

  test("is closed without an answer once the applicant's term passed, by itself", () => {
    const request = [{ document: null, field: null, words: "Mungon firma." }];
    const story = lodged("simple-certificate").act("front-desk", "ask-applicant", { request });
    story.at("2025-03-18");
    expect(story.does({ type: "PassTime", by: system })).toEqual([]);
    story.at("2025-03-19");
    expect(story.does({ type: "PassTime", by: system })).toEqual([
      "TimeLimitMissed",
      "CaseAdvanced",
      "TimeLimitMet",
      "CaseClosed",
    ]);
    expect(story.state).toMatchObject({ state: "closed-no-answer", outcome: "lapsed" });
    expect(story.last("CaseAdvanced").by).toEqual({ personId: "system", role: "system", counter: false });
  });

  test("is withdrawn by the applicant, or by the desk in their name, with or without grounds", () => {
    const story = lodged("simple-certificate");
    expect(story.refuses(step("front-desk", "withdraw"))).toBe("transition-role-wrong");
    const counter = officer("applicant", { personId: "front-desk-2", counter: true });
    expect(story.does(step("applicant", "withdraw", { by: counter }))).toEqual([
      "ApplicationWithdrawn",
      "CaseAdvanced",
      "TimeLimitMet",
      "CaseClosed",
    ]);
    expect(story.last("ApplicationWithdrawn")).toMatchObject({ grounds: null, by: { counter: true } });
    expect(story.state.outcome).toBe("withdrawn");
  });

  test("goes back from who signs, who may sign it still; who prepared it may not", () => {
    const story = lodged("simple-certificate").pays().act("front-desk", "accept").act("specialist", "prepare");
    story.act("signatory", "return").act("specialist", "prepare");
    const own = officer("signatory", { personId: "specialist-1" });
    expect(story.refuses(step("signatory", "sign", { decision: GRANT, by: own }))).toBe("four-eyes");
    const desk = officer("signatory", { personId: "front-desk-1" });
    expect(story.refuses(step("signatory", "sign", { decision: GRANT, by: desk }))).toBe("four-eyes");
    story.act("signatory", "sign", { decision: GRANT });
    expect(story.state.decision?.by).toBe("signatory-1");
  });
});

describe("an archive copy", () => {
  test("costs by the pages that were counted, and waits for the fee", () => {
    const story = lodged("archive-copy").act("front-desk", "accept");
    expect(story.refuses(step("archivist", "found"))).toBe("pages-not-counted");
    story.act("archivist", "found", { checks: [PAGES] });
    expect(story.last("FeeCharged")).toMatchObject({ fees: [{ quantity: "12", unitAmount: 50, amount: 600 }] });
    expect(story.refuses(step("archivist", "copy"))).toBe("transition-not-from-here");
    story.pays().act("archivist", "copy").act("signatory", "certify", { decision: GRANT });
    expect(story.state.state).toBe("delivered");
  });

  test("ends otherwise when nothing is found", () => {
    const story = lodged("archive-copy").act("front-desk", "accept");
    story.act("archivist", "not-found", { reasons: REASONS, decision: { legalBasis: [], text: null } });
    expect(story.state).toMatchObject({ state: "not-found", outcome: "ended" });
  });
});
