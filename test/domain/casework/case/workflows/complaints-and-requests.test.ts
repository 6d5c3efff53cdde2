import { describe, expect, test } from "@jest/globals";
import type { NewCheck } from "../../../../../domain/casework/index.js";
import { citizen, GRANT, officer, REASONS, system } from "../../support/case-story.js";
import { CLEAR, NOBODY, PATHS } from "../../support/paths.js";
import { lodged, refusing, step } from "./support.js";

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
