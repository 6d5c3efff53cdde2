import type { NewCheck } from "../../../../domain/casework/index.js";
import { civilDate } from "../../../../domain/shared/index.js";
import { GRANT, REASONS, type CaseStory } from "./case-story.js";

const on = civilDate("2025-03-03");
export const INSPECTED: NewCheck = {
  check: { kind: "inspection", on, inspector: "inspector-1", result: "conforms" },
  note: "Vendi përputhet me planin.",
};
export const ASSESSED: NewCheck = {
  check: { kind: "assessment", on, socialWorker: "social-worker-1", conclusion: "in-need" },
  note: null,
};
export const MINUTES: NewCheck = {
  check: {
    kind: "commission",
    on,
    members: ["A", "B", "C", "D", "E"],
    present: 4,
    votes: { for: 3, against: 1, abstained: 0 },
  },
  note: null,
};
export const CONSENT: NewCheck = {
  check: { kind: "consent", given: true, from: "person", reference: "formular 3" },
  note: null,
};
export const REGISTER: NewCheck = {
  check: {
    kind: "register",
    register: "civil-status",
    document: null,
    answer: "confirmed",
    by: "query",
    reference: null,
  },
  note: null,
};
export const CLEAR: NewCheck = { check: { kind: "clarity", clear: true }, note: null };
export const PAGES: NewCheck = { check: { kind: "pages", count: 12 }, note: null };
export const NOBODY: NewCheck = { check: { kind: "complained-of", persons: [] }, note: null };

/** By workflow: from the counter to what was asked for, as its officers go. */
export const PATHS: Readonly<Record<string, (story: CaseStory) => CaseStory>> = {
  "simple-certificate": (story) =>
    story.pays().act("front-desk", "accept").act("specialist", "prepare").act("signatory", "sign", { decision: GRANT }),
  "inspected-permit": (story) =>
    story
      .act("front-desk", "accept")
      .act("specialist", "order-inspection")
      .act("inspector", "record-inspection", { checks: [INSPECTED] })
      .act("specialist", "propose-grant", { proposal: { favours: true, text: "Propozohet dhënia e lejes." } })
      .pays()
      .act("signatory", "sign", { decision: GRANT }),
  "licence-with-commission": (story) =>
    story
      .act("front-desk", "accept")
      .act("specialist", "refer-to-commission")
      .act("commission", "commission-approve", { checks: [MINUTES] })
      .pays()
      .act("signatory", "sign", { decision: GRANT }),
  "social-benefit": (story) =>
    story
      .act("front-desk", "accept", { checks: [CONSENT] })
      .act("social-worker", "start-assessment", { checks: [REGISTER] })
      .act("social-worker", "submit-assessment", { checks: [ASSESSED] })
      .act("commission", "propose", { checks: [MINUTES] })
      .act("signatory", "approve", { decision: GRANT }),
  complaint: (story) =>
    story
      .act("sector-head", "assign", { checks: [NOBODY], assign: { role: "specialist", to: "specialist-1" } })
      .act("specialist", "conclude")
      .act("specialist", "submit-answer", { reasons: REASONS })
      .act("signatory", "sign-upheld", { decision: GRANT }),
  "information-request": (story) =>
    story
      .act("foi-coordinator", "start-search", { checks: [CLEAR] })
      .act("specialist", "draft-answer")
      .act("foi-coordinator", "submit-answer")
      .act("signatory", "release", { decision: GRANT }),
  "archive-copy": (story) =>
    story
      .act("front-desk", "accept")
      .act("archivist", "found", { checks: [PAGES] })
      .pays()
      .act("archivist", "copy")
      .act("signatory", "certify", { decision: GRANT }),
  "tax-reduction": (story) =>
    story
      .act("front-desk", "accept")
      .act("tax-officer", "verify", { checks: [REGISTER] })
      .act("tax-officer", "propose")
      .act("signatory", "approve", { decision: GRANT }),
  "tax-clearance-certificate": (story) => {
    story.pays();
    if (story.state.state === "dues-outstanding") story.act("applicant", "pay-and-recheck");
    return story.act("signatory", "seal", { decision: GRANT });
  },
  "service-request": (story) =>
    story
      .act("front-desk", "triage")
      .act("sector-head", "assign")
      .act("specialist", "report-done")
      .act("sector-head", "resolve", { decision: GRANT }),
};
