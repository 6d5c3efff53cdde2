import type { ActInput } from "../../../application/casework/index.js";
import type { CivilDate } from "../../../domain/shared/index.js";

/** One step of a case: who takes it, and what they say. */
export interface PathStep {
  readonly role: string;
  readonly transition: string;
  readonly says: Partial<ActInput>;
}

const GRANT: Partial<ActInput> = {
  decision: { legalBasis: [{ act: "law-139-2015", article: "64" }], text: "Kërkesa pranohet (vendim i trilluar)." },
};
const REASONS = "Dokumentet e paraqitura nuk provojnë kushtet që kërkon ligji (arsyetim i trilluar).";
/** What a refusal, and a question to the applicant, say in every workflow that has them. */
export const REFUSAL: Partial<ActInput> = {
  reasons: REASONS,
  decision: {
    legalBasis: [{ act: "law-44-2015", article: "98" }],
    text: null,
    appeal: { to: "Gjykata Administrative e Shkallës së Parë, Shkodër", term: { value: 45, unit: "calendarDay" } },
  },
};
export const QUESTION: Partial<ActInput> = {
  request: [
    { document: null, field: null, words: "Sillni një kopje të lexueshme të dokumentit të pronësisë (e trilluar)." },
  ],
};

const step = (role: string, transition: string, says: Partial<ActInput> = {}): PathStep => ({ role, transition, says });

/** By workflow: from the counter to what was asked for, as its officers go on a day. */
export const PATHS: Readonly<Record<string, (on: CivilDate) => readonly PathStep[]>> = {
  "simple-certificate": () => [
    step("front-desk", "accept"),
    step("specialist", "prepare"),
    step("signatory", "sign", GRANT),
  ],
  "inspected-permit": (on) => [
    step("front-desk", "accept"),
    step("specialist", "order-inspection"),
    step("inspector", "record-inspection", {
      checks: [{ check: { kind: "inspection", on, inspector: "inspektori", result: "conforms" }, note: null }],
    }),
    step("specialist", "propose-grant", { proposal: { favours: true, text: "Propozohet dhënia e lejes." } }),
    step("signatory", "sign", GRANT),
  ],
  "licence-with-commission": (on) => [
    step("front-desk", "accept"),
    step("specialist", "refer-to-commission"),
    step("commission", "commission-approve", { checks: [minutes(on)] }),
    step("signatory", "sign", GRANT),
  ],
  "social-benefit": (on) => [
    step("front-desk", "accept", {
      checks: [
        { check: { kind: "consent", given: true, from: "person", reference: "formular (i trilluar)" }, note: null },
      ],
    }),
    step("social-worker", "start-assessment", { checks: [CIVIL_STATUS] }),
    step("social-worker", "submit-assessment", {
      checks: [{ check: { kind: "assessment", on, socialWorker: "sociali", conclusion: "in-need" }, note: null }],
    }),
    step("commission", "propose", { checks: [minutes(on)] }),
    step("signatory", "approve", GRANT),
  ],
  complaint: () => [
    step("sector-head", "assign", {
      checks: [{ check: { kind: "complained-of", persons: [] }, note: null }],
      assign: { role: "specialist", to: "specialisti" },
    }),
    step("specialist", "conclude"),
    step("specialist", "submit-answer", { reasons: "Ankesa u verifikua në vend (e trilluar)." }),
    step("signatory", "sign-upheld", GRANT),
  ],
  "information-request": () => [
    step("foi-coordinator", "start-search", { checks: [{ check: { kind: "clarity", clear: true }, note: null }] }),
    step("specialist", "draft-answer"),
    step("foi-coordinator", "submit-answer"),
    step("signatory", "release", GRANT),
  ],
  "archive-copy": () => [
    step("front-desk", "accept"),
    step("archivist", "found", { checks: [{ check: { kind: "pages", count: 12 }, note: null }] }),
    step("archivist", "copy"),
    step("signatory", "certify", GRANT),
  ],
  "tax-reduction": () => [
    step("front-desk", "accept"),
    step("tax-officer", "verify", { checks: [CIVIL_STATUS] }),
    step("tax-officer", "propose"),
    step("signatory", "approve", GRANT),
  ],
  "tax-clearance-certificate": () => [step("signatory", "seal", GRANT)],
  "service-request": () => [
    step("front-desk", "triage"),
    step("sector-head", "assign"),
    step("specialist", "report-done"),
    step("sector-head", "resolve", GRANT),
  ],
};

const CIVIL_STATUS = {
  check: {
    kind: "register",
    register: "civil-status",
    document: null,
    answer: "confirmed",
    by: "query",
    reference: null,
  },
  note: null,
} as const;

function minutes(on: CivilDate) {
  const members = ["Anëtari 1", "Anëtari 2", "Anëtari 3", "Anëtari 4", "Anëtari 5"];
  const votes = { for: 3, against: 1, abstained: 0 };
  return { check: { kind: "commission", on, members, present: 4, votes }, note: null } as const;
}
