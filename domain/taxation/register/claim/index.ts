import {
  accepted,
  refusal,
  refused,
  type CivilDate,
  type Decider,
  type Decision,
  type Instant,
} from "../../../shared/index.js";
import type { ClaimEvent } from "../events.js";

type Scheme = ClaimEvent["data"]["scheme"];

/** Who holds an identifier, and since when. */
export interface ClaimState {
  readonly ownerId: string | null;
  readonly since: Instant | null;
}

interface Claiming {
  readonly scheme: Scheme;
  readonly ownerId: string;
  readonly on: CivilDate;
}

export type ClaimCommand =
  | ({ readonly type: "ClaimIdentifier" } & Claiming)
  | ({ readonly type: "ReleaseIdentifier" } & Claiming)
  /** The owner was never entered: their registration broke off, and its claim goes to another. */
  | ({ readonly type: "TakeOverIdentifier"; readonly from: string } & Claiming);

/** The stream `identifierClaim-T.h`: at most one owner at a time. Claiming what one holds already gives no event. */
export const claimDecider: Decider<ClaimState, ClaimCommand, ClaimEvent> = {
  initialState: { ownerId: null, since: null },

  decide(command, state): Decision<ClaimEvent> {
    const { scheme, ownerId, on } = command;
    switch (command.type) {
      case "ClaimIdentifier":
        if (state.ownerId === ownerId) return accepted();
        if (state.ownerId !== null) return refused(taken(scheme, state.ownerId));
        return accepted({ type: "IdentifierClaimed", data: { scheme, ownerId }, effectiveDate: on });
      case "ReleaseIdentifier":
        if (state.ownerId !== ownerId) return accepted();
        return accepted({ type: "IdentifierReleased", data: { scheme, ownerId }, effectiveDate: on });
      case "TakeOverIdentifier":
        if (state.ownerId === ownerId) return accepted();
        if (state.ownerId !== null && state.ownerId !== command.from) return refused(taken(scheme, state.ownerId));
        if (state.ownerId === null)
          return accepted({ type: "IdentifierClaimed", data: { scheme, ownerId }, effectiveDate: on });
        return accepted(
          { type: "IdentifierReleased", data: { scheme, ownerId: command.from }, effectiveDate: on },
          { type: "IdentifierClaimed", data: { scheme, ownerId }, effectiveDate: on },
        );
    }
  },

  evolve(_state, fact) {
    return fact.type === "IdentifierClaimed"
      ? { ownerId: fact.data.ownerId, since: fact.recordedAt }
      : { ownerId: null, since: null };
  },
};

/** Who has a user name is nobody's business; who has a NIPT is what the clerk needs to know. */
function taken(scheme: Scheme, ownerId: string | null) {
  return scheme === "username"
    ? refusal("username-taken")
    : refusal("identifier-taken", { scheme, taxpayerId: ownerId });
}
