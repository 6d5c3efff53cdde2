import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { actsNow, CASE_ACTS, type CaseAct, type Mover } from "../../../../domain/casework/index.js";
import { civilDate, civilDateAt } from "../../../../domain/shared/index.js";
import { CaseStory, citizen, GRANT, officer, pinned, REASONS, APPEAL } from "../support/case-story.js";

const lodged = () => CaseStory.of("identity-attestation").lodge();
const denied = () =>
  lodged()
    .pays()
    .act("front-desk", "accept")
    .act("signatory", "refuse", { reasons: REASONS, decision: { ...GRANT, appeal: APPEAL } });

function faults(story: CaseStory, by: Mover): Readonly<Partial<Record<CaseAct, string>>> {
  const { now: at, caseId, definition, calendar } = story;
  const acts = actsNow({ caseId, at, on: civilDateAt(at), by, definition, calendar }, story.state);
  return Object.fromEntries(acts.flatMap(({ act, fault }) => (fault ? [[act, fault.code]] : [])));
}

describe("acts on a case besides its steps", () => {
  test("while it is open, what needs a decision or an end says that there is none", () => {
    expect(faults(lodged(), officer("signatory"))).toEqual({
      "answer-complaint": "no-open-complaint",
      appeal: "nothing-to-appeal",
      "decide-appeal": "no-open-appeal",
      reopen: "case-is-open",
      "correct-decision": "case-not-decided",
    });
  });

  test("once it is closed, it is reopened by who may, and what is for open cases says so", () => {
    const closed = { classify: "case-closed", "check-clearance": "case-closed", "move-to-version": "case-closed" };
    const always = { ...closed, "correct-form": "case-closed", "decide-appeal": "no-open-appeal" };
    expect(faults(denied(), officer("signatory"))).toEqual({ ...always, "answer-complaint": "complaint-of-own-act" });
    expect(faults(denied(), officer("specialist"))).toEqual({
      ...always,
      ...{ reopen: "role-may-not-reopen", "answer-complaint": "role-may-not-answer" },
    });
  });

  test("an appeal that waits can be decided; in another office there is nothing to do", () => {
    const story = denied();
    const grounds = "Nuk pajtohem.";
    story.does({
      type: "LodgeAppeal",
      by: citizen,
      appealId: "A1",
      to: "Prefekti",
      lodgedOn: civilDate("2025-03-03"),
      grounds,
    });
    expect(faults(story, officer("signatory"))).not.toHaveProperty("decide-appeal");
    const elsewhere = faults(story, officer("signatory", { offices: ["ana-e-malit"] }));
    expect(Object.keys(elsewhere).toSorted()).toEqual(CASE_ACTS.toSorted());
  });

  test("what stands against an act is what its command is refused for", () => {
    const commands: Readonly<Record<Exclude<CaseAct, "decide-appeal">, object>> = {
      classify: { type: "Classify", documentId: "D1", document: "x", standing: "accepted", note: null },
      "check-clearance": { type: "RecordClearance" },
      complain: { type: "Complain", complaintId: "C1", about: "other", grounds: "x" },
      "answer-complaint": {
        ...{ type: "AnswerComplaint", complaintId: "C1", outcome: "rejected" },
        ...{ grounds: "x", legalBasis: [] },
      },
      appeal: { type: "LodgeAppeal", appealId: "A1", to: "x", lodgedOn: civilDate("2025-03-03"), grounds: "x" },
      reopen: { type: "Reopen", to: "in-review", ground: "error", appealId: null },
      "move-to-version": { type: "MoveToVersion", to: "in-review", ground: "x", units: [] },
      "correct-form": { type: "Correct", ground: "x", correction: { what: "form", form: { changed: "x" }, units: [] } },
      "correct-applicant": { type: "Correct", ground: "x", correction: { what: "applicant", applicant: {} } },
      "correct-decision": { type: "Correct", ground: "x", correction: { what: "decision", text: "x" } },
    };
    const movers = [
      citizen,
      { ...citizen, personId: "user-10" },
      officer("signatory"),
      officer("specialist", { offices: [] }),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(commands) as (keyof typeof commands)[])),
        fc.constantFrom(...movers),
        fc.constantFrom(lodged, denied),
        (act, by, made) => {
          const story = made();
          const stands = faults(story, by)[act];
          fc.pre(stands !== undefined);
          const target = pinned(story.service, 2);
          // Of a form that is to be corrected the form itself is read before it is asked whether the case is open.
          const formFirst = stands === "case-closed" && act === "correct-form";
          // Of a complaint it is asked which before it is asked whether any waits.
          const namedFirst = stands === "no-open-complaint";
          const expected = formFirst ? "form-has-faults" : namedFirst ? "complaint-unknown" : stands;
          expect(
            story.refuses({ target, ...commands[act], by } as unknown as Parameters<CaseStory["refuses"]>[0]),
          ).toBe(expected);
        },
      ),
    );
  });
});
