import { parsed, type Parsed } from "../../../shared/index.js";
import {
  decides,
  leaving,
  moveBy,
  moveByItself,
  waysOf,
  type Move,
  type Transition,
  type WorkflowContent,
} from "../../workflow/index.js";
import { guardsOf } from "../guards/index.js";
import { answerOf, clearanceOf } from "./clearance.js";
import { chargeSilently, explainSilence } from "./silence.js";
import { extendLimit, resumeLimit, setLimit, suspendLimit } from "./clock.js";
import { decideByItself } from "./decision.js";
import { chargeFees } from "./fees.js";
import { endLimit, missLimit } from "./limit-ends.js";
import { endFault } from "./grant.js";
import { BY_SYSTEM, byOf, inTurn, record, type Step, type Work } from "./work.js";

/** What comes along with a step that somebody takes. */
export interface Along {
  readonly reasons: string | null;
  readonly extendBy: number | null;
  readonly assignedTo: string | null;
  /** What the step means, written before the step itself: a decision, a request, a withdrawal. */
  readonly meaning: (move: Move) => Step;
}

/** The step that somebody asks for, what follows from it, and whatever then happens by itself. */
export function advance(transition: string, along: Along): Step {
  return (work) => {
    const { by, definition } = work.base;
    const asked = { transition, role: by.role };
    const move = moveBy(definition.workflow.content, work.state.state, asked, guards(work, along));
    if (!move.ok) return move;
    const fault = endFault(work, move.value);
    if (fault) return { ok: false, refusal: fault };
    return inTurn(work, along.meaning(move.value), (done) => follow(done, move.value, along), settle);
  };
}

/** What the clock has brought about first; then whatever happens by itself, until the case rests. */
export const settle: Step = (work) => inTurn(work, missLimit, chargeSilently, goOn, explainSilence);

/** Automatic steps, one after the other. What is published has no automatic cycle. */
const goOn: Step = (work) => {
  let done: Parsed<Work> = parsed(work);
  for (let moves = 0; done.ok && moves <= work.base.definition.workflow.content.states.length; moves++) {
    const { state, base } = done.value;
    if (state.outcome !== null) return done;
    const move = moveByItself(base.definition.workflow.content, state.state, guards(done.value, NOTHING_ALONG));
    if (!move || endFault(done.value, move)) return done;
    done = inTurn(done.value, clearanceOf(move), decideByItself(move), (decided) =>
      follow(decided, move, NOTHING_ALONG),
    );
  }
  return done;
};

export const NOTHING_ALONG: Along = { reasons: null, extendBy: null, assignedTo: null, meaning: () => parsed };

function guards(work: Work, { reasons, assignedTo }: Along) {
  const { state, base } = work;
  return guardsOf({
    state,
    service: base.definition.service.content,
    personId: base.by.personId,
    at: base.at,
    on: base.on,
    clearance: answerOf(work),
    reasons,
    assignedTo,
  });
}

function follow(work: Work, move: Move, { reasons, extendBy }: Along): Parsed<Work> {
  const { base } = work;
  const workflow = base.definition.workflow.content;
  const { transition, from, to, effects } = move;
  const by = transition.automatic ? BY_SYSTEM : byOf(base);
  return inTurn(
    work,
    endLimit("applicant"),
    (before) =>
      parsed(
        record(before, "CaseAdvanced", {
          transition: transition.code,
          from: from.code,
          to: to.code,
          effects: [...effects],
          processing: isProcessing(workflow, transition, from.code, by.role),
          reasons: to.outcome === null || to.outcome === "lapsed" ? reasons : null,
          at: base.at,
          by,
        }),
      ),
    ...effects.flatMap((effect) => stepOf(effect, move, reasons, extendBy)),
    waitsForApplicant(workflow, to.code)
      ? setLimit("applicant", base.definition.service.content.applicantTerm)
      : parsed,
    (moved) =>
      to.outcome === null
        ? parsed(moved)
        : parsed(record(moved, "CaseClosed", { state: to.code, outcome: to.outcome, at: base.at })),
  );
}

/** What an effect does in the same append; the others are for policies, which read them in `CaseAdvanced`. */
function stepOf(effect: string, { transition, to }: Move, reasons: string | null, extendBy: number | null): Step[] {
  switch (effect) {
    case "start-clock":
      return [
        (work) => setLimit("case", work.base.definition.service.content.timeLimit)(work),
        ...(to.clock === "suspended" ? [suspendLimit(transition.code)] : []),
      ];
    case "suspend-clock":
      return [suspendLimit(transition.code)];
    case "resume-clock":
      return [resumeLimit];
    case "extend-clock":
      return [extendLimit(extendBy, reasons)];
    case "stop-clock":
      return [endLimit("case")];
    case "create-fee":
      return [chargeFees];
    default:
      return [];
  }
}

/** A state that a case leaves by itself once the applicant let the term pass. */
function waitsForApplicant(workflow: WorkflowContent, state: string): boolean {
  return leaving(workflow, state).some(
    ({ automatic, guards: of }) => automatic && of.includes("applicant-term-passed"),
  );
}

/**
 * Whether a step is work on the case. It is, unless it is the decision itself, or the role that takes it may decide under
 * four eyes in the state it leaves: who signs may send a case back, or have it sent back on appeal, and still sign it.
 */
function isProcessing(workflow: WorkflowContent, transition: Transition, from: string, role: string): boolean {
  if (transition.automatic || decides(workflow, transition)) return false;
  return !waysOf(workflow, from, role).some(({ guards: of }) => of.includes("four-eyes"));
}
