import type { Refusal } from "../../../shared/index.js";
import { decidedOutcome, leaving, moveAlong, moveBy, type Move, type Transition } from "../../workflow/index.js";
import type { OnCase } from "../commands.js";
import { guardsOf } from "../guards/index.js";
import type { CaseState } from "../state.js";
import { partsOf, type StepPart } from "./act.js";
import { moverFault, openFault } from "./movers.js";
import { answerOf } from "./clearance.js";
import { endFault } from "./grant.js";
import { missLimit } from "./limit-ends.js";
import { begin } from "./work.js";

/** A step out of where a case is, as it stands open to one mover at one moment. */
export interface Way {
  readonly transition: Transition;
  /** What stands against it; null: it can be taken. Reasons are taken to be stated. */
  readonly fault: Refusal | null;
  /** What may come with it; the ones that it cannot do without are `demanded`. */
  readonly parts: readonly { readonly part: StepPart; readonly demanded: boolean }[];
  readonly reasonsDemanded: boolean;
}

const DEMANDED: readonly StepPart[] = ["decision", "request", "extendBy"];

/**
 * Every step that somebody may take out of the present state, and whether this mover may take it now: asked of the very
 * rules that decide it. What the account says comes with the frame, as for the step itself.
 */
export function waysNow(base: OnCase, before: CaseState): readonly Way[] {
  const { content: workflow } = base.definition.workflow;
  const asked = begin(base, before);
  const missed = missLimit(asked);
  const work = missed.ok ? missed.value : asked;
  const { state } = work;
  const closed = openFault(work) ?? moverFault(work);
  const test = guardsOf({
    ...{ state, service: base.definition.service.content, personId: base.by.personId, at: base.at, on: base.on },
    ...{ clearance: answerOf(work), reasons: STATED, assignedTo: null },
  });
  return leaving(workflow, state.state)
    .filter(({ automatic }) => !automatic)
    .map((transition) => {
      const move = moveAlong(workflow, state.state, transition);
      const moved = moveBy(workflow, state.state, { transition: transition.code, role: base.by.role }, test);
      return {
        transition,
        fault: closed ?? (moved.ok ? endFault(work, move) : moved.refusal),
        parts: partsOf(base, move).map((part) => ({ part, demanded: DEMANDED.includes(part) })),
        reasonsDemanded: reasonsDemanded(move),
      };
    });
}

/** Stands for the reasons that will come with the step. */
const STATED = "…";

function reasonsDemanded({ transition, to }: Move): boolean {
  const prolongs = transition.effects.includes("extend-clock");
  return prolongs || transition.guards.includes("reasons-stated") || decidedOutcome(to, transition) === "adverse";
}
