import { accepted, refusal, refused, type CivilDate, type Decider } from "../../shared/index.js";
import type { UserState } from "../user/index.js";
import type { AdministratorsEvent } from "./events.js";

/** What was last said of each user, and as of which revision of their stream. */
export type AdministratorsState = ReadonlyMap<string, { readonly counted: boolean; readonly userRevision: number }>;

export interface AdministratorsCommand {
  readonly type: "CountAdministrator" | "ReleaseAdministrator";
  readonly userId: string;
  /** Of the user's stream, on which the command rests. */
  readonly userRevision: number;
  readonly on: CivilDate;
}

/**
 * The stream `administrators-T.T`: who administers, so that the last one is known with certainty. Everyone counted does
 * administer: a release is written before the user's own stream says so, at the very revision that it then follows, and
 * a count that rests on that revision or an earlier one is too late.
 */
export const administratorsDecider: Decider<AdministratorsState, AdministratorsCommand, AdministratorsEvent> = {
  initialState: new Map(),

  decide({ type, userId, userRevision, on }, state) {
    const known = state.get(userId);
    const said = { data: { userId, userRevision }, effectiveDate: on } as const;
    if (type === "CountAdministrator") {
      if (known && (known.counted || known.userRevision >= userRevision)) return accepted();
      return accepted({ type: "AdministratorCounted", ...said });
    }
    const others = [...state].filter(([id, { counted }]) => counted && id !== userId);
    if (others.length === 0) return refused(refusal("last-administrator", { userId }));
    if (known && !known.counted && known.userRevision >= userRevision) return accepted();
    return accepted({ type: "AdministratorReleased", ...said });
  },

  evolve: (state, { type, data: { userId, userRevision } }) =>
    new Map(state).set(userId, { counted: type === "AdministratorCounted", userRevision }),
};

/** Whether a user can do everything an administrator does: in office, and for every office of the municipality. */
export function administers(user: UserState): boolean {
  return user.phase === "known" && !user.suspended && user.offices === null && user.roles.includes("administrator");
}
