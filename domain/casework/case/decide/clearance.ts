import { notParsed, parsed, refusal, sameJson } from "../../../shared/index.js";
import {
  asksBefore,
  automaticFrom,
  effectsOf,
  grants,
  SILENCE_GUARDS,
  stateOf,
  type Move,
  type SilenceEffect,
  type Transition,
  type WorkflowContent,
} from "../../workflow/index.js";
import type { PinnedDefinition } from "../commands.js";
import type { ClearanceAnswer } from "../events/index.js";
import { accountOf } from "../state.js";
import { beginsAsDraft, entranceOf } from "./entrance.js";
import { byOf, record, type Step, type Work } from "./work.js";

const ASKED_BY_GUARD: readonly string[] = ["tax-clear", "dues-or-fee-open"];

/**
 * Whether a step cannot be taken without asking the account today: it gives what was asked for, it is guarded by what
 * the account says, a step of the definition asks before it or on entering where it leads, or what then happens by itself
 * depends on it: also what happens only after silence, once it has had its effect.
 */
export function clearanceNeeded(
  { service, workflow }: PinnedDefinition,
  transition: string,
  silence: SilenceEffect = "none",
): boolean {
  const { content } = workflow;
  const found = content.transitions.find(({ code }) => code === transition);
  if (!found || service.content.taxClearance.rule === "not-required") return false;
  return (
    standsOnAccount(content, found) ||
    asksBefore(content, transition, "check-tax-clearance") ||
    effectsOf(content, found).includes("check-tax-clearance") ||
    leadsOnByClearance(content, found.to, silence)
  );
}

/** Whether what happens by itself in a state depends on what the account says. */
export function clearanceDrives(
  { service, workflow }: PinnedDefinition,
  state: string,
  silence: SilenceEffect = "none",
): boolean {
  return service.content.taxClearance.rule === "required" && leadsOnByClearance(workflow.content, state, silence);
}

/** Whether the account is asked on the way in. */
export function clearanceAtEntrance(definition: PinnedDefinition, role: string): boolean {
  const { content } = definition.workflow;
  if (!beginsAsDraft(content)) return clearanceDrives(definition, content.initial);
  const step = entranceOf(definition, role);
  return step !== undefined && clearanceNeeded(definition, step.code);
}

/** What the case's own account says; null where nobody asked it. */
export function answerOf({ state, base }: Pick<Work, "state" | "base">): ClearanceAnswer | null {
  const { clearance = null } = base;
  return clearance?.accountId === accountOf(state) ? clearance : null;
}

/** Writes down what the account said. Refuses `clearance-not-asked`, `clearance-of-another-day`, `clearance-of-another-account`. */
export const recordClearance: Step = (work) => {
  const { clearance, on } = work.base;
  if (!clearance) return notParsed("clearance-not-asked");
  if (clearance.on !== on) return notParsed("clearance-of-another-day", { day: clearance.on, on });
  if (clearance.accountId !== accountOf(work.state))
    return { ok: false, refusal: refusal("clearance-of-another-account") };
  return parsed(record(work, "ClearanceChecked", { answer: clearance, by: byOf(work.base) }));
};

/** As {@link recordClearance}, where a step that happens by itself stands on the answer and nobody wrote it down yet. */
export function clearanceOf({ transition }: Move): Step {
  return (work) => {
    const { definition, clearance } = work.base;
    const asked = definition.service.content.taxClearance.rule === "required";
    const stands = asked && standsOnAccount(definition.workflow.content, transition);
    return stands && !sameJson(clearance, work.state.clearance) ? recordClearance(work) : parsed(work);
  };
}

/** As {@link recordClearance}, where the step needs it; else nothing. */
export function clearanceFor(transition: string): Step {
  return (work) =>
    clearanceNeeded(work.base.definition, transition, work.state.silence) ? recordClearance(work) : parsed(work);
}

/** Whether a transition may depend on what the account says: by a guard, or because it gives what was asked for. */
function standsOnAccount(workflow: WorkflowContent, { guards, to }: Transition): boolean {
  return grants(stateOf(workflow, to)) || guards.some((guard) => ASKED_BY_GUARD.includes(guard));
}

function leadsOnByClearance(workflow: WorkflowContent, state: string, silence: SilenceEffect): boolean {
  const mayCome = ({ guards }: Transition) =>
    silence !== "none" || !guards.some((each) => SILENCE_GUARDS.includes(each));
  return automaticFrom(workflow, state, mayCome).some((each) => standsOnAccount(workflow, each));
}

/** Whether two answers say the same of what is owed, on whichever days and revisions of the account. */
export function saysTheSame(before: ClearanceAnswer | null, now: ClearanceAnswer | null): boolean {
  return sameJson(saidBy(before), saidBy(now));
}

function saidBy(answer: ClearanceAnswer | null) {
  if (answer === null) return null;
  const { accountId, state, scope, owedTotal, owedSince } = answer;
  return { accountId, state, scope, owedTotal, owedSince };
}
