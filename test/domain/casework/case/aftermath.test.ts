import { describe, expect, test } from "@jest/globals";
import type { ServiceContent } from "../../../../domain/casework/index.js";
import { civilDate, lek, refusal } from "../../../../domain/shared/index.js";
import { APPEAL, CaseStory, citizen, GRANT, officer, pinned, REASONS, system } from "../support/case-story.js";
import { PATHS } from "../support/paths.js";

const CODE = "reserved-parking-space";
const decided = (code = "identity-attestation") => {
  const story = CaseStory.of(code).lodge();
  return PATHS[story.service.workflow]!(story);
};
const refusedCase = () =>
  CaseStory.of("identity-attestation")
    .lodge()
    .pays()
    .act("front-desk", "accept")
    .act("signatory", "refuse", { reasons: REASONS, decision: { ...GRANT, appeal: APPEAL } });
const notice = {
  type: "Notify",
  by: officer("front-desk"),
  noticeId: "N1",
  channel: "post",
  sentOn: civilDate("2025-03-03"),
  receivedOn: null,
  proof: null,
} as const;

describe("a decision", () => {
  test("is served with a proof, which may come later", () => {
    const story = decided();
    story.does(notice);
    const arrived = {
      ...notice,
      receivedOn: civilDate("2025-03-06"),
      proof: { reference: "RR123AL", documentId: null },
    };
    expect(story.refuses(arrived)).toBe("day-in-future");
    story.at("2025-03-07");
    expect(story.refuses({ ...arrived, proof: null })).toBe("proof-of-service-missing");
    expect(story.refuses({ ...arrived, receivedOn: civilDate("2025-03-02") })).toBe("notice-dates-reversed");
    expect(story.refuses({ ...arrived, proof: { reference: "x", documentId: "NONE" } })).toBe("document-unknown");
    story.does(arrived);
    expect(story.state.notices).toEqual([{ noticeId: "N1", receivedOn: "2025-03-06" }]);
    expect(CaseStory.of("identity-attestation").lodge().refuses(notice)).toBe("case-not-decided");
  });

  test("lasts as long as the service says", () => {
    const fixed = decided("taxi-licence");
    expect(fixed.service.validity).toMatchObject({ mode: "fixed" });
    const { value, unit } = fixed.service.validity!;
    expect([value, unit, fixed.state.decision?.validUntil]).toEqual([
      value,
      unit,
      value === 1 ? "2026-03-02" : `${2025 + value}-03-02`,
    ]);
  });

  test("or as long as it says itself, within the bounds of the service", () => {
    const upTo = (validity: { value: number; unit: "month" | "year" } | null) => {
      const story = CaseStory.of(CODE);
      const content: ServiceContent = {
        ...story.service,
        validity: { value: 12, unit: "month", mode: "upTo", min: { value: 3, unit: "month" } },
      };
      story.definition = pinned(content);
      story.lodge().act("front-desk", "accept").act("specialist", "order-inspection");
      const on = civilDate("2025-03-03");
      const check = { kind: "inspection", on, inspector: "i", result: "conforms" } as const;
      story
        .act("inspector", "record-inspection", { checks: [{ check, note: null }] })
        .act("specialist", "propose-grant")
        .pays();
      return story.decide({
        type: "Act",
        transition: "sign",
        by: officer("signatory"),
        decision: { ...GRANT, validity },
      });
    };
    const refusal = (code: string) => ({ ok: false, refusal: { code } });
    expect(upTo({ value: 13, unit: "month" })).toMatchObject(refusal("validity-out-of-range"));
    expect(upTo({ value: 2, unit: "month" })).toMatchObject(refusal("validity-out-of-range"));
    expect(upTo({ value: 0.5, unit: "year" })).toMatchObject(refusal("validity-not-a-term"));
    expect(upTo({ value: 6, unit: "month" })).toMatchObject({
      ok: true,
      events: expect.arrayContaining([
        expect.objectContaining({ data: expect.objectContaining({ validUntil: "2025-09-02" }) }),
      ]),
    });
    expect(upTo(null)).toMatchObject({ ok: true });
  });

  test("has its paper issued once, and revoked", () => {
    const story = decided();
    const issue = {
      type: "IssueOutput",
      by: system,
      outputId: "P1",
      kind: "certificate",
      number: "velipoje/2025/000007",
      template: { code: "certificate", version: 1 },
      digest: "c".repeat(64),
      site: "https://defter.example",
    } as const;
    story.does(issue);
    expect(story.refuses(issue)).toBe("output-exists");
    expect(story.refuses({ type: "RevokeOutput", outputId: "P2", ground: "Gabim." })).toBe("output-unknown");
    expect(story.refuses({ ...issue, outputId: "P3" })).toBe("output-stands");
    story.does({ type: "RevokeOutput", outputId: "P1", ground: "Lëshuar gabimisht." });
    expect(story.does({ type: "RevokeOutput", outputId: "P1", ground: "Lëshuar gabimisht." })).toEqual([]);
    expect(story.does({ ...issue, outputId: "P3" })).toEqual(["OutputIssued"]);
    expect(refusedCase().refuses({ ...issue, by: citizen })).toBe("officers-only");
    expect(refusedCase().refuses(issue)).toBe("output-of-denial");
  });
});

describe("after a decision", () => {
  const appeal = {
    type: "LodgeAppeal",
    by: citizen,
    appealId: "A1",
    to: "Prefekti",
    lodgedOn: civilDate("2025-03-03"),
    grounds: "Nuk pajtohem.",
  } as const;
  const upheld = {
    type: "DecideAppeal",
    by: officer("front-desk"),
    appealId: "A1",
    outcome: "upheld",
    effect: "sent-back",
    authority: "Prefekti",
    reference: "12/2025",
    decidedOn: civilDate("2025-03-03"),
  } as const;
  const reopen = {
    type: "Reopen",
    by: officer("signatory"),
    to: "in-review",
    ground: "appeal",
    appealId: "A1",
  } as const;

  test("the applicant appeals; where the appeal takes the decision away, the case goes on with its term anew", () => {
    const story = refusedCase();
    story.does(appeal);
    expect(story.refuses(appeal)).toBe("appeal-exists");
    expect(story.refuses(reopen)).toBe("appeal-does-not-reopen");
    expect(story.refuses({ ...upheld, effect: "stands" })).toBe("appeal-effect-differs");
    expect(story.refuses({ ...upheld, appealId: "A2" })).toBe("appeal-unknown");
    story.does(upheld);
    expect(story.refuses(upheld)).toBe("appeal-decided");
    story.at("2025-05-12");
    expect(story.does(reopen)).toEqual(["CaseReopened", "TimeLimitSet"]);
    expect(story.state).toMatchObject({ state: "in-review", outcome: null, decision: null });
    expect(story.state.limits.case?.due?.on).toBe("2025-05-15");
    story.act("specialist", "prepare").act("signatory", "sign", { decision: GRANT });
    expect(story.state.outcome).toBe("favourable");
  });

  test("a case is reopened only where it has been, by who may, and its papers say nothing any more", () => {
    const story = decided();
    const error = { ...reopen, ground: "error", appealId: null } as const;
    story.does({
      type: "IssueOutput",
      by: system,
      outputId: "P1",
      kind: "certificate",
      number: "1",
      template: { code: "c", version: 1 },
      digest: "c".repeat(64),
      site: "https://defter.example",
    });
    expect(story.refuses({ ...error, by: officer("specialist") })).toBe("role-may-not-reopen");
    expect(story.refuses({ ...error, to: "waiting-for-applicant" })).toBe("state-not-to-reopen");
    expect(story.refuses({ ...error, to: "draft" })).toBe("state-not-to-reopen");
    expect(story.refuses({ ...error, to: "withdrawn" })).toBe("state-not-to-reopen");
    expect(story.does(error)).toEqual(["CaseReopened", "OutputRevoked", "TimeLimitSet"]);
    expect(story.refuses(error)).toBe("case-is-open");
  });

  test("into a state that it leaves by itself, a case goes on at once: nobody else could move it", () => {
    const certified = () => {
      const story = CaseStory.of("tax-clearance-certificate").lodge().pays();
      story.does({ type: "Recheck", by: system, event: "payment-recorded" });
      return story.act("signatory", "seal", { decision: GRANT });
    };
    const error = { ...reopen, to: "checking", ground: "error", appealId: null } as const;
    const clear = certified();
    expect(clear.does(error)).toEqual(["CaseReopened", "TimeLimitSet", "CaseAdvanced"]);
    expect(clear.state).toMatchObject({ state: "sealing", outcome: null });
    const owing = certified();
    owing.account = { state: "not-clear", owedTotal: lek(500) };
    expect(owing.does(error)).toEqual(expect.arrayContaining(["ClearanceChecked", "CaseAdvanced"]));
    expect(owing.state).toMatchObject({ state: "dues-outstanding", outcome: null });
  });

  test("no case is taken up again in an office that closed", () => {
    const officeFault = refusal("office-closed", { office: "velipoje" });
    expect(decided().refuses({ ...reopen, ground: "error", appealId: null, officeFault })).toBe("office-closed");
  });

  test("rejected appeals change nothing; without a decision there is nothing to appeal against", () => {
    const story = refusedCase();
    story.does(appeal);
    story.does({ ...upheld, outcome: "rejected", effect: "stands" });
    expect(story.refuses(reopen)).toBe("appeal-does-not-reopen");
    expect(CaseStory.of("identity-attestation").lodge().refuses(appeal)).toBe("nothing-to-appeal");
  });
});

describe("what was wrong from the beginning", () => {
  const units = ["velipoje", "shkoder-city"];
  test("in the form is put right while the case is open, but never under a fee that stands on it", () => {
    const story = CaseStory.of("own-account-goods-certificate").lodge();
    const form = story.state.form!;
    const correct = (changed: object) =>
      ({
        type: "Correct",
        ground: "Gabim shtypi.",
        correction: { what: "form", units, form: { ...form, ...changed } },
      }) as const;
    expect(story.refuses(correct({ payloadTonnes: 12 }))).toBe("correction-changes-fee");
    expect(story.refuses(correct({ payloadTonnes: "12" }))).toBe("form-has-faults");
    expect(story.does(correct({}))).toEqual([]);
    expect(story.does(correct({ plateNumber: "AA 123 BB" }))).toEqual(["CorrectionRecorded"]);
    expect(story.state.form).toMatchObject({ plateNumber: "AA 123 BB" });
    story.act("applicant", "withdraw");
    expect(story.refuses(correct({ plateNumber: "AA 999 BB" }))).toBe("case-closed");
  });

  test("of the applicant or of the words of a decision too; a case never changes hands by it", () => {
    const story = decided();
    const applicant = { ...story.lodging().applicant!, name: "Arta Hoxha Berisha" };
    const correct = { type: "Correct", ground: "Mbiemri.", correction: { what: "applicant", applicant } } as const;
    expect(story.does(correct)).toEqual(["CorrectionRecorded"]);
    const another = {
      ...correct,
      correction: { what: "applicant", applicant: { ...applicant, taxpayerId: "OTHER" } },
    } as const;
    expect(story.refuses(another)).toBe("applicant-is-another");
    story.does({
      type: "Correct",
      ground: "Gabim shtypi.",
      correction: { what: "decision", text: "Lejohet deri në fund të vitit." },
    });
    expect(story.refuses({ ...correct, by: citizen })).toBe("officers-only");
  });
});

describe("a newer version of the service", () => {
  const move = (story: CaseStory, content: ServiceContent, to = story.state.state) =>
    ({
      type: "MoveToVersion",
      target: pinned(content, 2),
      to,
      ground: "Formular i ri.",
      units: ["velipoje", "shkoder-city"],
    }) as const;

  test("takes a running case over, with its limit as it was promised", () => {
    const story = CaseStory.of("identity-attestation").lodge();
    const longer: ServiceContent = { ...story.service, timeLimit: { ...story.service.timeLimit, value: 9 } };
    expect(story.does(move(story, longer))).toEqual(["CaseMovedToVersion"]);
    expect(story.state.service.version).toBe(2);
    expect(story.state.limits.case).toMatchObject({ term: { value: 3 }, due: { on: "2025-03-06" } });
    expect(story.refuses({ type: "Take", by: officer("front-desk") })).toBe("case-keeps-its-version");
    story.definition = pinned(longer, 2);
    PATHS[story.service.workflow]!(story);
    expect(story.state.outcome).toBe("favourable");
  });

  test("is refused to a case whose form or state has no place in it, that is older, or closed", () => {
    const story = CaseStory.of("identity-attestation").lodge();
    const field = { key: "shoeSize", label: { sq: "Numri", en: "Size" }, type: "number", required: true } as const;
    expect(story.refuses(move(story, { ...story.service, form: [...story.service.form, field] }))).toBe(
      "form-has-faults",
    );
    expect(story.refuses(move(story, story.service, "issued"))).toBe("version-state-differs");
    expect(story.refuses(move(story, story.service, "nowhere"))).toBe("version-state-differs");
    expect(story.refuses({ ...move(story, story.service), target: pinned(story.service, 1) })).toBe(
      "version-not-newer",
    );
    story.act("applicant", "withdraw");
    expect(story.refuses(move(story, story.service))).toBe("case-closed");
  });
});
