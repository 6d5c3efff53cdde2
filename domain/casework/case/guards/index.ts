import { refusal, sumLek, type CivilDate, type Instant, type Refusal } from "../../../shared/index.js";
import type { ServiceContent } from "../../service/index.js";
import { hasPassed } from "../../time-limit/index.js";
import type { Guard, GuardTest } from "../../workflow/index.js";
import type { ClearanceAnswer } from "../events/index.js";
import type { CaseState } from "../state.js";
import { accountOf } from "../state.js";
import { commissionFault, consentFault, registersFault, renewedFault, clarityFault, pagesFault } from "./checks.js";
import { documentsFault } from "./documents.js";
import { fourEyesFault, independenceFault } from "./persons.js";

export { missingDocuments } from "./documents.js";

/** What guards stand on: the case, its service, who acts and when, and what was said with the command. */
export interface GuardFacts {
  readonly state: CaseState;
  readonly service: ServiceContent;
  readonly personId: string;
  readonly at: Instant;
  readonly on: CivilDate;
  /** Of today; null where the account was not asked. What it said on another day proves nothing. */
  readonly clearance: ClearanceAnswer | null;
  readonly reasons: string | null;
  /** Who is to handle the case from here on. */
  readonly assignedTo: string | null;
}

/** Every guard of the vocabulary: what it has against a step, or null where it holds. */
const TESTS: Readonly<Record<Guard, (facts: GuardFacts) => Refusal | null>> = {
  "documents-complete": documentsFault,
  "fee-paid": feeFault,
  "tax-clear": clearanceFault,
  "inspection-recorded": ({ state }) => renewedFault(state, "inspection", refusal("inspection-not-recorded")),
  "assessment-recorded": ({ state }) => renewedFault(state, "assessment", refusal("assessment-not-recorded")),
  "taxpayer-matched": ({ state }) => (accountOf(state) === null ? refusal("taxpayer-not-matched") : null),
  "taxpayer-unmatched": ({ state }) => (accountOf(state) === null ? null : refusal("taxpayer-is-matched")),
  "dues-or-fee-open": (facts) => {
    const owes = facts.clearance?.state === "not-clear";
    return owes || feeFault(facts) ? null : refusal("nothing-is-open");
  },
  "commission-quorum": ({ state }) => commissionFault(state),
  "reasons-stated": ({ reasons }) => (reasons === null ? refusal("reasons-not-stated") : null),
  "four-eyes": fourEyesFault,
  "handler-independent": independenceFault,
  "registers-checked": ({ state, service }) => registersFault(state, service),
  "consent-recorded": ({ state }) => consentFault(state),
  "request-clear": ({ state }) => clarityFault(state),
  "pages-counted": ({ state }) => pagesFault(state),
  "applicant-term-passed": ({ state, at }) => {
    // What silence has granted, no term that the applicant lets pass takes away.
    if (state.silence === "deemed-granted") return refusal("silence-granted");
    const limit = state.limits.applicant;
    const running = limit?.endedAt === null && limit.due !== null;
    return running && hasPassed(limit.due, at) ? null : refusal("applicant-term-runs");
  },
  "silence-granted": ({ state }) => (state.silence === "deemed-granted" ? null : refusal("silence-has-not-granted")),
  "silence-refused": ({ state }) => (state.silence === "deemed-refused" ? null : refusal("silence-has-not-refused")),
};

/** The guards of a case at one moment. */
export function guardsOf(facts: GuardFacts): GuardTest {
  return (guard) => TESTS[guard](facts);
}

/** Every fee that blocks is charged and paid. */
export function feeFault({ state, service }: Pick<GuardFacts, "state" | "service">): Refusal | null {
  const blocking = service.fees.filter(({ blocks }) => blocks);
  if (blocking.length === 0) return null;
  if (state.fees === null) return refusal("fee-not-charged");
  const open = state.fees.filter(({ blocks, amount, settledOn }) => blocks && amount > 0 && settledOn === null);
  return open.length === 0 ? null : refusal("fee-not-paid", { amount: sumLek(open.map(({ amount }) => amount)) });
}

/** Asked today, and nothing overdue; who is not in the register owes nothing that is known. */
export function clearanceFault({
  service,
  clearance,
  on,
}: Pick<GuardFacts, "service" | "clearance" | "on">): Refusal | null {
  if (service.taxClearance.rule === "not-required") return null;
  if (!clearance || clearance.on !== on) return refusal("clearance-not-asked");
  if (clearance.state !== "not-clear") return null;
  const { owedTotal, owedSince, owed, scope } = clearance;
  return refusal("tax-not-clear", { owedTotal, owedSince, parts: owed.length, scope });
}
