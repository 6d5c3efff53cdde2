import { parsed } from "../../../shared/index.js";
import {
  effectsOf,
  effectsOn,
  leaving,
  stateOf,
  type Transition,
  type WorkflowEventName,
} from "../../workflow/index.js";
import type { PinnedDefinition, Recheck } from "../commands.js";
import { advance, NOTHING_ALONG, settle } from "./advance.js";
import { clearanceFor, saysTheSame } from "./clearance.js";
import { waysNow } from "./ways.js";
import type { Step } from "./work.js";

/**
 * The step that the system takes out of a state where a case waits when something comes about: its own, and it does what
 * the definition asks for then. Null where the definition asks for nothing, or the case does not wait for it.
 */
export function wayOn({ workflow }: PinnedDefinition, state: string, event: WorkflowEventName): Transition | null {
  const { content } = workflow;
  const effects = effectsOn(content, event);
  if (effects.length === 0 || stateOf(content, state).kind !== "waiting") return null;
  const way = leaving(content, state).find(
    (each) =>
      !each.automatic &&
      each.roles.includes("system") &&
      effectsOf(content, each).some((effect) => effects.includes(effect)),
  );
  return way ?? null;
}

/**
 * Looks whether a case that waits may go on, by a step of the system's own or by itself, and lets it. Where it would only come back to where it waits, it stays, with
 * the applicant's term as it runs; what the account says otherwise than before is written down.
 */
export function recheck({ event }: Recheck): Step {
  return (work) => {
    const { state, base } = work;
    const way = state.outcome === null ? wayOn(base.definition, state.state, event) : null;
    if (!way) return state.outcome === null ? settle(work) : parsed(work);
    const asked = clearanceFor(way.code)(work);
    if (!asked.ok) return asked;
    const open = waysNow(base, state).find(({ transition }) => transition.code === way.code);
    const gone = open?.fault === null ? advance(way.code, NOTHING_ALONG)(asked.value) : asked;
    if (!gone.ok || gone.value.state.state !== state.state) return gone;
    return parsed(saysTheSame(state.clearance, asked.value.state.clearance) ? work : asked.value);
  };
}
