import { couldHandle } from "../../../identity/index.js";
import { notParsed, parsed, refusal, type Refusal } from "../../../shared/index.js";
import { decidedOutcome, decides, waysOf, stateOf, type Move, type WorkflowContent } from "../../workflow/index.js";
import type { Act, OnCase, RequestedItem } from "../commands.js";
import { advance } from "./advance.js";
import { recordChecks } from "./checks.js";
import { clearanceFor } from "./clearance.js";
import { takeDecision } from "./decision.js";
import { attachAll, notAskedFault } from "./documents.js";
import { feeChangeFault } from "./fees.js";
import { readCaseForm } from "./form.js";
import { missLimit } from "./limit-ends.js";
import { isOfficer, moverFault, openFault } from "./movers.js";
import { readOptional, readReasons, SHORT_TEXT } from "./texts.js";
import { byOf, inTurn, record, unless, type Step, type Work } from "./work.js";

/** A step of the workflow: what was found and brought along first, then what the step means, then the step itself. */
export function act(command: Act): Step {
  return (work) => {
    const reasons = readReasons(command.reasons);
    if (!reasons.ok) return reasons;
    return inTurn(
      work,
      unless(openFault),
      unless(moverFault),
      missLimit,
      attachAll(command.documents ?? []),
      recordChecks(command.checks ?? []),
      clearanceFor(command.transition),
      advance(command.transition, {
        reasons: reasons.value,
        extendBy: command.extendBy ?? null,
        assignedTo: command.assign?.to ?? null,
        meaning: (move) => (before) =>
          inTurn(
            before,
            unless(() => superfluousPart(command, move)),
            meaningOf(command, move, reasons.value),
            assignAlong(command),
          ),
      }),
    );
  };
}

function meaningOf(command: Act, move: Move, reasons: string | null): Step {
  const outcome = decidedOutcome(move.to, move.transition);
  if (outcome !== null) return takeDecision(command, move, outcome, reasons);
  if (move.to.outcome === "withdrawn")
    return (work) => parsed(record(work, "ApplicationWithdrawn", { grounds: reasons, by: byOf(command) }));
  if (asksApplicant(command, move)) return requestCompletion(command.request ?? []);
  return (work) => inTurn(work, provideCompletion(command), propose(command));
}

/** An officer asks the applicant for something: only the applicant's side leads back out of where the step leads. */
function asksApplicant({ by, definition }: Pick<OnCase, "by" | "definition">, { transition, to }: Move): boolean {
  return isOfficer(by) && !transition.roles.includes("applicant") && answers(definition.workflow.content, to.code);
}

/** Whether the applicant has something to do in a state but to withdraw. */
function answers(workflow: WorkflowContent, state: string): boolean {
  return waysOf(workflow, state, "applicant").some(({ to }) => stateOf(workflow, to).kind !== "terminal");
}

function requestCompletion(asked: readonly RequestedItem[]): Step {
  return (work) => {
    if (asked.length === 0) return notParsed("request-empty");
    const service = work.base.definition.service.content;
    const items: RequestedItem[] = [];
    for (const { document, field, words } of asked.slice(0, 100)) {
      const fault = notAskedFault(service, document);
      if (fault) return { ok: false, refusal: fault };
      if (field !== null && !service.form.some(({ key }) => key === field))
        return notParsed("form-field-unknown", { field: field.slice(0, 40) });
      const text = readOptional(words, SHORT_TEXT);
      if (!text.ok) return text;
      if (document === null && field === null && text.value === null) return notParsed("request-empty");
      items.push({ document, field, words: text.value });
    }
    return parsed(record(work, "CompletionRequested", { items, by: byOf(work.base) }));
  };
}

function provideCompletion({ completion, documents = [], units = [] }: Act): Step {
  return (work) => {
    if (!completion) return parsed(work);
    const note = readOptional(completion.note);
    if (!note.ok) return note;
    const form =
      completion.form === undefined
        ? parsed(null)
        : readCaseForm(work, completion.form, units, work.base.definition.service.content);
    if (!form.ok) return form;
    const fault = form.value && feeChangeFault(work, form.value);
    if (fault) return { ok: false, refusal: fault };
    const data = { documents: documents.map(({ documentId }) => documentId), form: form.value, note: note.value };
    return parsed(record(work, "CompletionProvided", { ...data, by: byOf(work.base) }));
  };
}

function propose({ proposal }: Act): Step {
  return (work) => {
    if (!proposal) return parsed(work);
    const text = readReasons(proposal.text);
    if (!text.ok) return text;
    if (text.value === null) return notParsed("reasons-not-stated");
    return parsed(
      record(work, "DecisionProposed", { favours: proposal.favours, text: text.value, by: byOf(work.base) }),
    );
  };
}

function assignAlong({ assign }: Act): Step {
  return (work) => {
    if (!assign) return parsed(work);
    const fault = assigneeFault(work, assign.role, assign.to);
    if (fault) return { ok: false, refusal: fault };
    return parsed(record(work, "CaseAssigned", { ...assign, way: "assigned", by: byOf(work.base) }));
  };
}

/**
 * Somebody can be assigned only in a role that the workflow knows, and only who could have the case: one given to anybody
 * else would wait in nobody's queue. Of who is not there nothing else is said.
 */
export function assigneeFault({ base, state }: Work, role: string, to: string | null): Refusal | null {
  const { transitions, steps } = base.definition.workflow.content;
  const known = [...transitions.flatMap(({ roles }) => roles), ...steps.map((step) => step.role)];
  if (!isOfficer({ role }) || !known.includes(role)) return refusal("role-without-part", { role, state: state.state });
  if (to === null) return null;
  if (!/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/.test(to)) return refusal("assignee-malformed");
  return base.assignee && couldHandle(base.assignee, role, state) ? null : refusal("assignee-not-fitting", { role });
}

/** The parts that may come with a step. */
export const STEP_PARTS = ["decision", "request", "completion", "proposal", "extendBy", "assign"] as const;
export type StepPart = (typeof STEP_PARTS)[number];

/** The parts that fit a step. */
export function partsOf(base: Pick<OnCase, "by" | "definition">, move: Move): readonly StepPart[] {
  const { content } = base.definition.workflow;
  const { transition, to } = move;
  const ends = to.kind === "terminal";
  const asks = asksApplicant(base, move);
  const fitting: Readonly<Record<StepPart, boolean>> = {
    decision: decides(content, transition),
    request: asks,
    completion: transition.roles.includes("applicant") && !ends,
    proposal: !ends && !asks,
    extendBy: transition.effects.includes("extend-clock"),
    assign: transition.effects.includes("assign-case"),
  };
  return STEP_PARTS.filter((part) => fitting[part]);
}

/** A part that the step has no use for would be lost: it is refused instead. */
function superfluousPart(command: Act, move: Move): Refusal | null {
  const fitting = partsOf(command, move);
  const part = STEP_PARTS.find((name) => (command[name] ?? null) !== null && !fitting.includes(name));
  return part === undefined ? null : refusal("part-not-fitting", { part, transition: move.transition.code });
}
