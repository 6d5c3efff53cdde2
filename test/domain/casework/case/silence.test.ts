import { describe, expect, test } from "@jest/globals";
import { silentWaits } from "../../../../domain/casework/index.js";
import { civilDate, lek } from "../../../../domain/shared/index.js";
import { APPEAL, GRANT, officer, pinned, REASONS, system, type CaseStory } from "../support/case-story.js";
import { silentStory } from "../support/silence.js";

const PASS = { type: "PassTime", by: system } as const;
const REFUSE = {
  type: "Act",
  transition: "refuse",
  by: officer("signatory"),
  decision: { ...GRANT, appeal: APPEAL },
  reasons: REASONS,
} as const;
const OWES = { state: "not-clear", owedTotal: lek(500), owedSince: civilDate("2024-11-30") } as const;

/** Lodged on 3 March 2025, to be decided by the 6th; it lies with who signs. */
const lying = (story: CaseStory) =>
  story.lodge().pays().act("front-desk", "accept").act("specialist", "prepare").at("2025-03-10");
/** An authorisation for which nothing may be owed, as {@link lying}. */
const granting = (given: Parameters<typeof silentStory>[2] = {}) =>
  lying(silentStory("circulation-authorisation", "deemed-granted", given));
const waits = (story: CaseStory) => silentWaits(story.state, story.definition);

describe("silence that grants", () => {
  test("ends the case with what was asked for, on the law of silent approval, and its act can be issued", () => {
    const story = lying(silentStory("identity-attestation", "deemed-granted"));
    expect(story.does(PASS)).toEqual([
      ...["TimeLimitMissed", "SilenceTookEffect", "DecisionTaken", "CaseAdvanced", "CaseClosed"],
    ]);
    expect(story.last("DecisionTaken")).toMatchObject({
      ...{ outcome: "favourable", grounds: null, appeal: null, silence: { since: "2025-03-06" } },
      by: { role: "system" },
    });
    expect(story.last("DecisionTaken").legalBasis).toContainEqual({ act: "law-44-2015", article: "97" });
    expect(story.state).toMatchObject({ outcome: "favourable", decision: { bySilence: true } });
    const paper = { outputId: "O1", kind: "certificate", number: "1", template: { code: "certificate", version: 1 } };
    expect(
      story.does({ type: "IssueOutput", by: system, ...paper, digest: "a".repeat(64), site: "https://x.al" }),
    ).toEqual(["OutputIssued"]);
    expect(waits(story)).toEqual([]);
  });

  test("does not grant before the limit has passed, nor while the clock stands still", () => {
    const story = silentStory("identity-attestation", "deemed-granted").lodge().at("2025-03-04");
    story.act("front-desk", "ask-applicant", { request: [{ document: null, field: null, words: "Sqaroni." }] });
    expect(story.at("2025-03-10").does(PASS)).toEqual([]);
    story.act("applicant", "complete-file").pays();
    expect(story.state.limits.case?.due?.on).toBe("2025-03-12");
    expect(story.at("2025-03-12").does(PASS)).not.toContain("SilenceTookEffect");
    expect(story.at("2025-03-13").does(PASS)).toContain("DecisionTaken");
  });

  test("waits for dues, with the answer in the file, and goes on by itself on the day that they are settled", () => {
    const story = granting();
    story.account = OWES;
    expect(story.does(PASS)).toEqual(["TimeLimitMissed", "SilenceTookEffect", "ClearanceChecked"]);
    expect(story.state).toMatchObject({ outcome: null, silence: "deemed-granted", silentSince: "2025-03-06" });
    expect(waits(story)).toEqual(["dues"]);
    expect(story.does(PASS)).toEqual([]);
    const looksAgain = { type: "Recheck", by: system, event: "payment-recorded" } as const;
    expect(story.at("2025-03-20").does(looksAgain)).toEqual([]);
    story.account = { state: "clear" };
    expect(story.does(looksAgain)).toEqual(["ClearanceChecked", "DecisionTaken", "CaseAdvanced", "CaseClosed"]);
    expect(story.last("DecisionTaken")).toMatchObject({ on: "2025-03-20", silence: { since: "2025-03-06" } });
  });

  test("asks the account of that very day: none that came along grants nothing", () => {
    const story = granting();
    expect(story.does({ ...PASS, clearance: null })).not.toContain("DecisionTaken");
    const stale = { ...story.answer(), on: civilDate("2025-03-09") };
    expect(story.does({ ...PASS, clearance: stale })).toEqual([]);
    expect(story.does({ ...PASS, clearance: { ...story.answer(), accountId: "ANOTHER" } })).toEqual([]);
    expect(waits(story)).toEqual(["office"]);
    expect(story.does(PASS)).toContain("DecisionTaken");
  });

  test("waits for the fee, which arises at once where it was to arise later", () => {
    const story = silentStory("advertising-permit", "deemed-granted").lodge().at("2025-12-01");
    expect(story.state.fees).toBeNull();
    expect(story.does(PASS)).toEqual([...["TimeLimitMissed", "TimeLimitEscalated", "SilenceTookEffect", "FeeCharged"]]);
    expect(waits(story)).toEqual(["fee"]);
    story.pays();
    expect(story.state).toMatchObject({ outcome: "favourable", decision: { bySilence: true } });
  });

  test("is granted in the first state as well as in the last, whatever the officers have done", () => {
    const story = silentStory("identity-attestation", "deemed-granted").lodge().pays().at("2025-03-10");
    expect(story.does(PASS)).toContain("DecisionTaken");
  });

  test("cannot be denied any more from the moment that the limit has passed, though nobody has written that down", () => {
    const story = granting();
    expect(story.types).not.toContain("SilenceTookEffect");
    expect(story.at("2025-03-06").decide(REFUSE).ok).toBe(true);
    expect(story.at("2025-03-07").refuses(REFUSE)).toBe("silence-granted");
    story.act("signatory", "sign", { decision: GRANT });
    expect(story.types).toContain("SilenceTookEffect");
    expect(story.state.decision).toMatchObject({ outcome: "favourable", bySilence: false });
  });

  test("is neither got around by asking the applicant, by waiting for them, nor by a version that grants nothing", () => {
    const story = granting();
    story.account = OWES;
    story.act("signatory", "return");
    expect(story.state.silence).toBe("deemed-granted");
    story.act("specialist", "ask-applicant", { request: [{ document: null, field: null, words: "Sqaroni." }] });
    expect(story.at("2025-06-02").does(PASS)).toEqual(["TimeLimitMissed"]);
    expect(story.state).toMatchObject({ outcome: null, state: "waiting-for-applicant" });
    expect(story.does(PASS)).toEqual([]);

    const moved = granting();
    moved.account = OWES;
    const target = { ...pinned(moved.service, 2) };
    moved.does({
      type: "MoveToVersion",
      by: officer("signatory"),
      target,
      to: "awaiting-signature",
      ground: "Version i ri.",
      units: ["velipoje"],
    });
    moved.definition = target;
    expect(moved.state.silence).toBe("deemed-granted");
    expect(moved.refuses(REFUSE)).toBe("silence-granted");
  });

  test("can be given up by the applicant, and begins anew with a case that is reopened", () => {
    const given = granting({ guards: ["silence-granted", "fee-paid"] });
    given.account = OWES;
    given.does(PASS);
    given.act("signatory", "return").act("applicant", "withdraw");
    expect(given.state.outcome).toBe("withdrawn");
    const story = granting();
    story.does(PASS);
    story.does({
      type: "Reopen",
      by: officer("signatory"),
      to: "awaiting-signature",
      ground: "error",
      appealId: null,
    });
    expect(story.state).toMatchObject({ silence: "none", silentSince: null, outcome: null });
    expect(story.decide(REFUSE).ok).toBe(true);
  });
});

describe("silence that refuses", () => {
  test("ends the case where the procedure says so, and the refusal is appealed against as silence", () => {
    const story = lying(silentStory("identity-attestation", "deemed-refused"));
    expect(story.does(PASS)).toContain("CaseClosed");
    expect(story.last("DecisionTaken")).toMatchObject({
      ...{ outcome: "adverse", silence: { since: "2025-03-06" } },
      by: { role: "system" },
    });
    expect(story.last("DecisionTaken").legalBasis).not.toContainEqual({ act: "law-44-2015", article: "97" });
    const appeal = { to: "Gjykata", lodgedOn: civilDate("2025-03-10"), grounds: "Nuk m’u përgjigjën." };
    story.does({ type: "LodgeAppeal", by: officer("front-desk"), appealId: "A1", ...appeal });
    expect(story.last("AppealLodged").against).toBe("silence");
    story.does({
      ...{ type: "DecideAppeal", by: officer("signatory"), appealId: "A1", outcome: "upheld", effect: "sent-back" },
      ...{ authority: "Gjykata", reference: "1/2025", decidedOn: civilDate("2025-03-10") },
    });
    story.does({ type: "Reopen", by: officer("signatory"), to: "in-review", ground: "appeal", appealId: "A1" });
    expect(story.state).toMatchObject({ outcome: null, decision: null, silence: "none" });
  });
});
