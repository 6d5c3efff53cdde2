import type { CivilDate } from "./civil-date.js";
import { accepted, refused, type Decider, type NewEvent } from "./decider.js";
import { refusal } from "./refusal.js";

/** Where a stream leads; null before it does. */
export interface Leading<Target> {
  readonly of: Target | null;
}

/**
 * The decider of a stream whose name is a secret, hashed, and that leads whoever knows it to one thing, once and for ever.
 * Led to the same thing again nothing happens; to another it is refused, by the code `taken`.
 */
export function leadsOnce<Type extends string, Target extends Readonly<Record<string, string>>>(
  type: Type,
  taken: string,
): Decider<Leading<Target>, Target & { readonly on: CivilDate }, NewEvent<Type, Target>> {
  return {
    initialState: { of: null },
    decide({ on, ...target }, { of }) {
      const data = target as unknown as Target;
      if (of === null) return accepted({ type, data, effectiveDate: on });
      const isSame = Object.keys(data).every((key) => data[key] === of[key]);
      return isSame ? accepted() : refused(refusal(taken));
    },
    evolve: (_state, { data }) => ({ of: data as Target }),
  };
}
