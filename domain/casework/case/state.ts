import type { CivilDate, Instant, Lek } from "../../shared/index.js";
import type { VersionName } from "../definition/index.js";
import type { FilledForm } from "../service/index.js";
import type { Due, LimitFacts } from "../time-limit/index.js";
import type { Outcome, SilenceEffect } from "../workflow/index.js";
import type { CalendarVersion, Check, ClearanceAnswer, LimitName } from "./events/index.js";

export interface CaseApplicant {
  readonly taxpayerId: string | null;
  readonly userId: string | null;
  readonly kind: "citizen" | "business";
  readonly language: "sq" | "en";
}

export interface CaseDocument {
  readonly documentId: string;
  /** Which document of the service it is; null while nobody has said. */
  readonly document: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  readonly digest: string;
  readonly standing: "attached" | "accepted" | "rejected";
  readonly supersededBy: string | null;
}

/** A check, with the state in which it was recorded and the how-manieth time the case was in it. */
export interface RecordedCheck {
  readonly check: Check;
  readonly state: string;
  readonly round: number;
}

export interface CaseFee {
  readonly code: string;
  readonly quantity: string;
  readonly amount: Lek;
  readonly blocks: boolean;
  /** The account that it stands on, whichever the case is linked to later; null while the case had none since. */
  readonly accountId: string | null;
  readonly settledOn: CivilDate | null;
  /** What showed that it is paid; the account may show something else later. Null while it is not. */
  readonly settledBy: "account" | "receipt" | null;
  /** Since when it is owed again although it was paid before; null where it never was, or is paid. */
  readonly owedAgainOn: CivilDate | null;
}

export interface CaseLimit extends LimitFacts {
  readonly calendar: CalendarVersion;
  /** Null while it is suspended. */
  readonly due: Due | null;
  /** Codes of the automatic steps that warned already. */
  readonly warned: readonly string[];
  readonly missedAt: Instant | null;
  /** When what it was set for was done; it runs no more. */
  readonly endedAt: Instant | null;
}

export interface CaseDecision {
  readonly transition: string;
  readonly outcome: Outcome;
  readonly on: CivilDate;
  readonly by: string;
  readonly validUntil: CivilDate | null;
  /** Nobody took it: the limit passed, and the law decided. */
  readonly bySilence: boolean;
}

export interface CaseAppeal {
  readonly appealId: string;
  /** Null while it is open. */
  readonly effect: "stands" | "annulled" | "sent-back" | null;
}

export interface CaseOutput {
  readonly outputId: string;
  readonly number: string;
  readonly revoked: boolean;
}

/** A case as its facts make it. What is personal is held only as far as decisions need it. */
export interface CaseState {
  readonly caseId: string | null;
  readonly number: string;
  readonly subjectId: string;
  readonly service: VersionName;
  readonly workflow: VersionName;
  readonly confidentiality: "ordinary" | "sensitive";
  readonly applicant: CaseApplicant;
  /** Null once the applicant was forgotten. */
  readonly form: FilledForm | null;
  /** Where it was lodged; numbers are of this office. */
  readonly lodgedAt: string;
  /** Where it is handled. */
  readonly office: string;
  readonly state: string;
  readonly enteredAt: Instant;
  /** How often the case came into each state; reopening may only lead to one of them. */
  readonly rounds: Readonly<Record<string, number>>;
  /** Null while the case is open. */
  readonly outcome: Outcome | null;
  /** Who handles it, by role. */
  readonly handlers: Readonly<Record<string, string>>;
  /** Who processed it, and may not decide it where four eyes are asked for. */
  readonly processors: readonly string[];
  readonly documents: readonly CaseDocument[];
  readonly checks: readonly RecordedCheck[];
  /** What the account said last. */
  readonly clearance: ClearanceAnswer | null;
  /** Null while none was charged. */
  readonly fees: readonly CaseFee[] | null;
  readonly limits: Readonly<Record<LimitName, CaseLimit | null>>;
  readonly silence: SilenceEffect;
  /** The last day of the limit that passed in silence; null where silence has no effect. */
  readonly silentSince: CivilDate | null;
  readonly opinions: readonly { readonly opinionId: string; readonly given: boolean }[];
  readonly decision: CaseDecision | null;
  readonly notices: readonly { readonly noticeId: string; readonly receivedOn: CivilDate | null }[];
  readonly complaints: readonly { readonly complaintId: string; readonly answered: boolean }[];
  readonly appeals: readonly CaseAppeal[];
  readonly outputs: readonly CaseOutput[];
}

const NO_VERSION: VersionName = { code: "", version: 0, hash: "" };

export const NO_CASE: CaseState = {
  caseId: null,
  number: "",
  subjectId: "",
  service: NO_VERSION,
  workflow: NO_VERSION,
  confidentiality: "ordinary",
  applicant: { taxpayerId: null, userId: null, kind: "citizen", language: "sq" },
  form: null,
  lodgedAt: "",
  office: "",
  state: "",
  enteredAt: "" as Instant,
  rounds: {},
  outcome: null,
  handlers: {},
  processors: [],
  documents: [],
  checks: [],
  clearance: null,
  fees: null,
  limits: { case: null, applicant: null },
  silence: "none",
  silentSince: null,
  opinions: [],
  decision: null,
  notices: [],
  complaints: [],
  appeals: [],
  outputs: [],
};

/** The account that dues are asked of and fees charged to: the applicant's, or the one an officer found; null: none. */
export function accountOf(state: {
  readonly applicant: Pick<CaseApplicant, "taxpayerId">;
  readonly checks: readonly { readonly check: Check }[];
}): string | null {
  const found = lastCheck(state, "taxpayer");
  return found ? found.check.accountId : state.applicant.taxpayerId;
}

/** The last check of a kind. */
export function lastCheck<Kind extends Check["kind"], Recorded extends { readonly check: Check }>(
  { checks }: { readonly checks: readonly Recorded[] },
  kind: Kind,
): (Recorded & { readonly check: Extract<Check, { readonly kind: Kind }> }) | null {
  const found = checks.findLast(({ check }) => check.kind === kind);
  return (found ?? null) as (Recorded & { readonly check: Extract<Check, { readonly kind: Kind }> }) | null;
}
