import { describe, expect, test } from "@jest/globals";
import type { Act, NewCheck } from "../../../../domain/casework/index.js";
import { lek } from "../../../../domain/shared/index.js";
import { APPEAL, CaseStory, citizen, GRANT, officer, REASONS, system } from "../support/case-story.js";
import { ASSESSED, CLEAR, CONSENT, INSPECTED, MINUTES, NOBODY, PAGES, PATHS, REGISTER } from "../support/paths.js";

/** One service of each workflow, lodged at a counter of Velipojë (or at the centre) on 3 March 2025. */
const EXAMPLES = {
  "simple-certificate": "identity-attestation",
  "inspected-permit": "advertising-permit",
  "licence-with-commission": "taxi-licence",
  "social-benefit": "housing-request",
  complaint: "complaint",
  "information-request": "information-request",
  "archive-copy": "certified-archive-copy",
  "tax-reduction": "family-tax-reduction",
  "tax-clearance-certificate": "tax-clearance-certificate",
  "service-request": "public-lighting-request",
} as const;

const lodged = (workflow: keyof typeof EXAMPLES) => CaseStory.of(EXAMPLES[workflow]).lodge();
const step = (role: string, transition: string, given: Partial<Act> = {}) =>
  ({ type: "Act", transition, by: role === "applicant" ? citizen : officer(role), ...given }) as const;
const refusing = { reasons: REASONS, decision: { ...GRANT, appeal: APPEAL } } as const;

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

describe("a complaint", () => {
  const aboutSpecialist: NewCheck = { check: { kind: "complained-of", persons: ["specialist-1"] }, note: null };

  test("is never handled or answered by whom it is about", () => {
    const story = lodged("complaint");
    const to = (person: string) => ({ assign: { role: "specialist", to: person } });
    expect(story.refuses(step("sector-head", "assign", to("specialist-2")))).toBe("complained-of-not-recorded");
    story.does({
      type: "RecordCheck",
      by: officer("front-desk"),
      check: { kind: "complained-of", persons: ["specialist-1", "signatory-1"] },
      note: null,
    });
    expect(story.refuses(step("sector-head", "assign", to("specialist-1")))).toBe("handler-involved");
    story.act("sector-head", "assign", to("specialist-2"));
    const other = officer("specialist", { personId: "specialist-2" });
    expect(story.refuses(step("specialist", "conclude"))).toBe("case-with-another");
    story
      .act("specialist", "conclude", { by: other })
      .act("specialist", "submit-answer", { by: other, reasons: REASONS });
    expect(story.refuses(step("signatory", "sign-upheld", { decision: GRANT }))).toBe("handler-involved");
    story.act("signatory", "sign-partly", { ...refusing, by: officer("signatory", { personId: "signatory-2" }) });
    expect(story.state).toMatchObject({ state: "partly-upheld", outcome: "adverse" });
  });

  test("is passed on with reasons, declared inadmissible, or rejected", () => {
    const passed = lodged("complaint");
    expect(passed.refuses(step("front-desk", "transfer", { decision: { legalBasis: [], text: null } }))).toBe(
      "reasons-not-stated",
    );
    passed.act("front-desk", "transfer", { reasons: REASONS, decision: { legalBasis: [], text: null } });
    expect(passed.state).toMatchObject({ state: "transferred", outcome: "ended" });
    const inadmissible = lodged("complaint").act("sector-head", "declare-inadmissible", refusing);
    expect(inadmissible.state.outcome).toBe("adverse");
    const rejected = lodged("complaint")
      .act("sector-head", "assign", { checks: [NOBODY] })
      .act("specialist", "conclude");
    rejected.act("specialist", "submit-answer", { reasons: REASONS }).act("signatory", "sign-rejected", refusing);
    expect(rejected.state.state).toBe("rejected");
  });

  test("goes back to the inquiry when the head reopens it", () => {
    const story = lodged("complaint").act("sector-head", "assign", { checks: [aboutSpecialist] });
    const other = officer("specialist", { personId: "specialist-2" });
    story.act("specialist", "conclude", { by: other }).act("sector-head", "reopen");
    expect(story.state.state).toBe("investigation");
  });
});

describe("a request for information", () => {
  test("must be clear, may be clarified, and is released", () => {
    const story = lodged("information-request");
    expect(story.refuses(step("foi-coordinator", "start-search"))).toBe("request-not-clear");
    const request = [{ document: null, field: "informationSought", words: "Cili vit?" }];
    story.act("foi-coordinator", "ask-clarification", { request });
    expect(story.types).not.toContain("TimeLimitSuspended");
    story.act("applicant", "clarify", { completion: { note: "Viti 2024." } });
    story.act("foi-coordinator", "start-search", { checks: [CLEAR] });
    story
      .act("specialist", "draft-answer")
      .act("foi-coordinator", "submit-answer")
      .act("signatory", "release", { decision: GRANT });
    expect(story.state.outcome).toBe("favourable");
  });

  test("is extended once by at most five working days, with reasons", () => {
    const story = lodged("information-request").act("foi-coordinator", "start-search", { checks: [CLEAR] });
    expect(story.state.limits.case?.due?.on).toBe("2025-03-18");
    expect(story.refuses(step("foi-coordinator", "extend", { extendBy: 2 }))).toBe("reasons-not-stated");
    expect(story.refuses(step("foi-coordinator", "extend", { reasons: REASONS }))).toBe("extension-not-stated");
    expect(story.refuses(step("foi-coordinator", "extend", { reasons: REASONS, extendBy: 6 }))).toBe(
      "extension-too-long",
    );
    story.act("foi-coordinator", "extend", { reasons: REASONS, extendBy: 3 });
    expect(story.last("TimeLimitExtended")).toMatchObject({ value: 3, ground: REASONS, due: { on: "2025-03-21" } });
    expect(story.refuses(step("foi-coordinator", "extend", { reasons: REASONS, extendBy: 3 }))).toBe(
      "extension-too-long",
    );
  });

  test("counts as refused when the limit passes in silence; it can still be answered, or appealed", () => {
    const story = lodged("information-request").act("foi-coordinator", "start-search", { checks: [CLEAR] });
    story.at("2025-03-20");
    expect(story.does({ type: "PassTime", by: system })).toEqual([
      "TimeLimitMissed",
      "TimeLimitEscalated",
      "SilenceTookEffect",
    ]);
    expect(story.last("SilenceTookEffect")).toMatchObject({ effect: "deemed-refused", due: { on: "2025-03-18" } });
    expect(story.last("TimeLimitEscalated")).toMatchObject({ from: "specialist", to: "sector-head" });
    expect(story.does({ type: "PassTime", by: system })).toEqual([]);
    const appeal = {
      type: "LodgeAppeal",
      by: citizen,
      appealId: "A1",
      to: "Komisioneri",
      lodgedOn: "2025-03-20" as never,
      grounds: "Pa përgjigje.",
    } as const;
    expect(story.does(appeal)).toEqual(["AppealLodged"]);
    expect(story.last("AppealLodged").against).toBe("silence");
    story
      .act("specialist", "draft-answer")
      .act("foi-coordinator", "submit-answer")
      .act("signatory", "refuse", refusing);
    expect(story.types.filter((type) => type === "TimeLimitMissed")).toHaveLength(1);
    expect(story.types).not.toContain("TimeLimitMet");
    expect(story.state.limits.case?.endedAt).not.toBeNull();
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

describe("a tax reduction", () => {
  test("is verified, proposed, and approved by another; the account's change is a policy's", () => {
    const story = PATHS["tax-reduction"]!(lodged("tax-reduction"));
    expect(story.last("CaseAdvanced").effects).toContain("post-obligation-adjustment");
    const own = lodged("tax-reduction")
      .act("front-desk", "accept")
      .act("tax-officer", "verify", { checks: [REGISTER] })
      .act("tax-officer", "propose");
    const officerSigns = officer("signatory", { personId: "tax-officer-1" });
    expect(own.refuses(step("signatory", "approve", { decision: GRANT, by: officerSigns }))).toBe("four-eyes");
    own.act("signatory", "refuse", refusing);
    expect(own.state.outcome).toBe("adverse");
  });
});

describe("the certificate that dues are settled", () => {
  test("goes through by itself when nothing is owed and the fee is paid", () => {
    const story = CaseStory.of("tax-clearance-certificate");
    expect(story.does(story.lodging())).toContain("ClearanceChecked");
    expect(story.state.state).toBe("dues-outstanding");
    story.pays().act("applicant", "pay-and-recheck");
    expect(story.state.state).toBe("sealing");
    story.act("signatory", "seal", { decision: GRANT });
    expect(story.state).toMatchObject({ state: "issued", outcome: "favourable" });
  });

  test("waits with its clock suspended while dues are open", () => {
    const story = CaseStory.of("tax-clearance-certificate");
    story.account = { state: "not-clear", owedTotal: lek(4000), owedSince: "2024-05-01" as never };
    story.lodge().pays().act("applicant", "pay-and-recheck");
    expect(story.state.state).toBe("dues-outstanding");
    expect(story.state.clearance).toMatchObject({ state: "not-clear", owedTotal: 4000 });
    expect(story.state.limits.case?.suspensions).toHaveLength(2);
    story.account = { state: "clear" };
    story.does({ type: "Act", transition: "pay-and-recheck", by: system });
    expect(story.state.state).toBe("sealing");
    story.account = { state: "not-clear", owedTotal: lek(100) };
    expect(story.refuses(step("signatory", "seal", { decision: GRANT }))).toBe("tax-not-clear");
  });

  test("goes to an officer when no account is found, who finds it or refuses", () => {
    const story = CaseStory.of("tax-clearance-certificate");
    const unknown = { ...story.lodging().applicant!, taxpayerId: null };
    story.account = { accountId: null, state: "no-account" };
    story.lodge({ applicant: unknown });
    expect(story.state.state).toBe("manual-review");
    expect(story.state.subjectId).toBe(story.caseId);
    const match = {
      type: "RecordCheck",
      by: officer("tax-officer"),
      check: { kind: "taxpayer", accountId: "TAXPAYER2" },
      note: null,
    } as const;
    story.does(match);
    story.account = { state: "clear" };
    story.pays().act("tax-officer", "resolve-clear");
    expect(story.state.state).toBe("sealing");
    expect(story.state.clearance?.accountId).toBe("TAXPAYER2");
    const other = CaseStory.of("tax-clearance-certificate");
    other.account = { accountId: null, state: "no-account" };
    other.lodge({ applicant: unknown }).act("tax-officer", "refuse", refusing);
    expect(other.state.outcome).toBe("adverse");
  });

  test("is disputed by the applicant, and an officer looks", () => {
    const story = CaseStory.of("tax-clearance-certificate");
    story.account = { state: "not-clear", owedTotal: lek(4000) };
    story.lodge().act("applicant", "dispute");
    expect(story.state.state).toBe("manual-review");
  });
});

describe("a request for a service", () => {
  test("is sorted, done and answered; or declined, or passed on", () => {
    const done = PATHS["service-request"]!(lodged("service-request"));
    expect(done.state).toMatchObject({ state: "resolved", outcome: "favourable" });
    const declined = lodged("service-request")
      .act("front-desk", "triage")
      .act("sector-head", "assign")
      .act("specialist", "report-done");
    declined.act("sector-head", "return").act("specialist", "report-done").act("sector-head", "decline", refusing);
    expect(declined.state.outcome).toBe("adverse");
    const passed = lodged("service-request").act("front-desk", "triage");
    passed.act("front-desk", "transfer", { reasons: REASONS, decision: { legalBasis: [], text: null } });
    expect(passed.state.outcome).toBe("ended");
  });
});
