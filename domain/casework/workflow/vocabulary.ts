/** Conditions that the reducer can test, by the codes that definitions use. What they ask is in `case/guards`. */
export const GUARDS = [
  "documents-complete",
  "fee-paid",
  "tax-clear",
  "inspection-recorded",
  "assessment-recorded",
  "taxpayer-matched",
  "taxpayer-unmatched",
  "dues-or-fee-open",
  "commission-quorum",
  "reasons-stated",
  "four-eyes",
  "handler-independent",
  "registers-checked",
  "consent-recorded",
  "request-clear",
  "pages-counted",
  "applicant-term-passed",
  "silence-granted",
  "silence-refused",
] as const;
export type Guard = (typeof GUARDS)[number];

/** What follows from a transition: the clock and the fee in the same append, the rest by policies that read `CaseAdvanced`. */
export const EFFECTS = [
  "start-clock",
  "suspend-clock",
  "resume-clock",
  "extend-clock",
  "stop-clock",
  "enter-in-register",
  "check-tax-clearance",
  "check-registers",
  "create-fee",
  "generate-document",
  "seal-document",
  "notify-applicant",
  "post-obligation-adjustment",
  "create-work-order",
  "assign-case",
  "record-appeal-rights",
  "notify-handler",
] as const;

/** Roles that nobody needs to be given: the applicant, and the system itself. */
export const ROLES_OF_NOBODY: readonly string[] = ["applicant", "system"];

/**
 * What a terminal state means. `favourable`: what was asked for is given. `adverse`: it is denied, in whole or in part:
 * reasons and the way of appeal belong to it. `ended`: decided otherwise (passed on, nothing found). `withdrawn` by the
 * applicant; `lapsed` because the applicant let a term pass.
 */
export const OUTCOMES = ["favourable", "adverse", "ended", "withdrawn", "lapsed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes that an officer decides; the others come about by the applicant's act or silence. */
export const DECIDED_OUTCOMES = ["favourable", "adverse", "ended"] as const;
export type DecidedOutcome = (typeof DECIDED_OUTCOMES)[number];

/** What the law makes of a limit that passed without a decision. */
export const SILENCE_EFFECTS = ["none", "deemed-granted", "deemed-refused"] as const;
export type SilenceEffect = (typeof SILENCE_EFFECTS)[number];

/** Guards that hold only once silence has had its effect. */
export const SILENCE_GUARDS: readonly string[] = ["silence-granted", "silence-refused"] satisfies readonly Guard[];

/** What every grant by silence rests on: silent approval, Code of Administrative Procedure (its text is to be confirmed). */
export const SILENT_APPROVAL = { act: "law-44-2015", article: "97" } as const;
