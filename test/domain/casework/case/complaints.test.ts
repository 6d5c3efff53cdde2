import { describe, expect, test } from "@jest/globals";
import { actsNow, type OnCase } from "../../../../domain/casework/index.js";
import { APPEAL, calendar, CaseStory, citizen, GRANT, officer, REASONS } from "../support/case-story.js";

const COMPLAINT = {
  type: "Complain",
  by: citizen,
  complaintId: "C1",
  about: "delay",
  grounds: "Pritje e gjatë.",
} as const;
const other = officer("signatory", { personId: "signatory-2" });
const ANSWER = {
  type: "AnswerComplaint",
  by: other,
  complaintId: "C1",
  outcome: "upheld",
  grounds: "Dosja qëndroi pa u trajtuar dy javë.",
  legalBasis: [{ act: "law-44-2015", article: "10" }],
} as const;

/** Refused by the first signatory; the front desk and the specialist processed it. */
function refusedCase(): CaseStory {
  const story = CaseStory.of("identity-attestation").lodge().pays().act("front-desk", "accept");
  return story
    .act("specialist", "prepare")
    .act("signatory", "refuse", { decision: { ...GRANT, appeal: APPEAL }, reasons: REASONS });
}

describe("a complaint of how a case is handled", () => {
  test("is entered, once, by the applicant alone", () => {
    const story = refusedCase();
    story.does(COMPLAINT);
    expect(story.refuses(COMPLAINT)).toBe("complaint-exists");
    expect(story.refuses({ ...COMPLAINT, complaintId: "C2", by: { ...citizen, personId: "user-10" } })).toBe(
      "not-the-applicant",
    );
  });

  test("is answered, once, with outcome, grounds and legal basis; the case stays as it is", () => {
    const story = refusedCase();
    expect(story.refuses(ANSWER)).toBe("complaint-unknown");
    story.does(COMPLAINT);
    const { complaints: _before, ...rest } = story.state;
    expect(story.does(ANSWER)).toEqual(["ComplaintAnswered"]);
    expect(story.last("ComplaintAnswered")).toMatchObject({
      ...{ complaintId: "C1", outcome: "upheld", grounds: ANSWER.grounds, legalBasis: ANSWER.legalBasis },
      ...{ at: story.now, by: { personId: "signatory-2", role: "signatory" } },
    });
    const { complaints, ...after } = story.state;
    expect(after).toEqual(rest);
    expect(complaints).toEqual([{ complaintId: "C1", answered: true }]);
    expect(story.refuses(ANSWER)).toBe("complaint-answered");
  });

  test("is answered while the case is open, too", () => {
    const story = CaseStory.of("identity-attestation").lodge();
    story.does(COMPLAINT);
    story.does({ ...ANSWER, outcome: "rejected" });
    story.pays().act("front-desk", "accept");
  });

  test.each([
    ["who decided", officer("signatory")],
    ["who processed the case, in whatever role since", officer("sector-head", { personId: "specialist-1" })],
  ] as const)("is not answered by %s", (_who, by) => {
    const story = refusedCase();
    story.does(COMPLAINT);
    expect(story.refuses({ ...ANSWER, by })).toBe("complaint-of-own-act");
  });

  test("is not answered by who has the case, nor by who only works on cases, the applicant, or another office", () => {
    const story = CaseStory.of("identity-attestation").lodge();
    story.does(COMPLAINT);
    story.does({ type: "Assign", by: other, role: "front-desk", to: "front-desk-7" });
    const handler = officer("sector-head", { personId: "front-desk-7" });
    expect(story.refuses({ ...ANSWER, by: handler })).toBe("complaint-of-own-act");
    expect(story.refuses({ ...ANSWER, by: officer("specialist") })).toBe("role-may-not-answer");
    expect(story.refuses({ ...ANSWER, by: citizen })).toBe("officers-only");
    expect(story.refuses({ ...ANSWER, by: officer("signatory", { offices: ["ana-e-malit"] }) })).toBe(
      "case-in-another-office",
    );
  });

  test("is not answered without legal basis or grounds", () => {
    const story = refusedCase();
    story.does(COMPLAINT);
    expect(story.refuses({ ...ANSWER, legalBasis: [] })).toBe("legal-basis-missing");
    expect(story.refuses({ ...ANSWER, legalBasis: [{ act: " ", article: null }] })).toBe("legal-basis-malformed");
    expect(story.refuses({ ...ANSWER, grounds: "Po." })).toBe("text-too-short");
  });

  test("says beforehand why it cannot be answered: there is none, or it is one's own", () => {
    const story = refusedCase();
    const fault = (by: OnCase["by"]) => {
      const { caseId, now: at, definition } = story;
      const acts = actsNow({ caseId, at, on: "2025-03-03" as OnCase["on"], by, definition, calendar }, story.state);
      return acts.find(({ act }) => act === "answer-complaint")?.fault?.code ?? null;
    };
    expect(fault(other)).toBe("no-open-complaint");
    story.does(COMPLAINT);
    expect(fault(other)).toBeNull();
    expect(fault(officer("signatory"))).toBe("complaint-of-own-act");
  });
});
