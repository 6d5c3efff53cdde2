import { refusal, type Refusal } from "../../../shared/index.js";
import { lastCheck } from "../state.js";
import type { GuardFacts } from "./index.js";

/** Who decides has had no hand in what is decided. */
export function fourEyesFault({ state, personId }: GuardFacts): Refusal | null {
  return state.processors.includes(personId) ? refusal("four-eyes", { personId }) : null;
}

/** Whom a complaint is about neither handles it nor signs the answer. Whom it is about must have been said. */
export function independenceFault({ state, personId, assignedTo }: GuardFacts): Refusal | null {
  const about = lastCheck(state, "complained-of");
  if (!about) return refusal("complained-of-not-recorded");
  const handling = [personId, assignedTo, ...Object.values(state.handlers)];
  const involved = about.check.persons.find((each) => handling.includes(each));
  return involved === undefined ? null : refusal("handler-involved", { personId: involved });
}
