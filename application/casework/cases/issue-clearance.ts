import { accountOf, ALL_DUES, type PinnedDefinition } from "../../../domain/casework/index.js";
import { daysBetween, refusal } from "../../../domain/shared/index.js";
import { derivedId } from "../../ledger/index.js";
import { askBeside, refusedOutcome, wayOfAccount } from "../../taxation/support/index.js";
import type { Ask, IssuedClearance, Outcome } from "../../taxation/index.js";
import type { OnCaseInput } from "../use-cases.js";
import { withoutRole, type CaseRoom } from "./case-room.js";
import { clearanceAnswer } from "./clearance-answer.js";

/** As long as the account lets a clearance be valid. */
const MAX_VALID_DAYS = 365;

/**
 * The clearance that a decided case promised. Its command id follows from the case: however often it is asked for, the
 * account issues one, decided on its own stream at that moment; then the case is told the code.
 */
export async function issueClearance(room: CaseRoom, ask: Ask, input: OnCaseInput): Promise<Outcome<IssuedClearance>> {
  const opened = await room.open(ask, input);
  if (!opened.ok) return opened;
  const { state, definition, frame } = opened.value;
  if (state.decision?.outcome !== "favourable") return refusedOutcome(refusal("case-not-decided"));
  if (!isAboutDues(definition)) return refusedOutcome(refusal("case-not-about-dues"));
  const linked = accountOf(state);
  if (linked === null) return refusedOutcome(refusal("taxpayer-not-matched"));
  const { on, validUntil } = state.decision;
  const days =
    validUntil === null ? {} : { validDays: Math.min(MAX_VALID_DAYS, Math.max(1, daysBetween(on, validUntil))) };
  const once = askBeside(ask, derivedId(input.caseId, "clearance of the case"));
  const clearanceId = clearanceOfCase(input.caseId);
  const { all, standing } = await wayOfAccount(room.parts.ledger, ask.tenant, linked);
  const issuedBefore = all.find(({ state: { clearances } }) =>
    clearances.some((each) => each.clearanceId === clearanceId),
  );
  const { accountId } = issuedBefore ?? standing;
  const order = { clearanceId, accountId, purpose: state.number, office: state.office, ...days };
  const issued = await room.parts.taxation.issueClearance(once, order);
  if (!issued.ok) return issued;
  const { verificationCode: code } = issued.value;
  if (state.clearance?.code !== code) {
    const clearance = { ...(await clearanceAnswer(room.parts, ask, linked, definition)), code };
    const told = await room.carryOut(
      ask,
      { ...frame, type: "RecordClearance", clearance },
      { issueClearance: withoutRole(input) },
    );
    if (!told.ok) return told;
  }
  return issued;
}

/** The clearance that a case about dues leads to. */
export function clearanceOfCase(caseId: string): string {
  return derivedId(caseId, "clearance");
}

/** A certificate about all dues, of a workflow that matches the applicant to an account. */
export function isAboutDues({ service, workflow }: PinnedDefinition): boolean {
  const matches = workflow.content.transitions.some(({ guards }) => guards.includes("taxpayer-matched"));
  return matches && service.content.taxClearance.scope === ALL_DUES;
}
