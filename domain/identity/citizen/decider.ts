import { accepted, type CivilDate, type Decider } from "../../shared/index.js";
import type { CitizenEvent } from "./events.js";

export interface NoteCitizenSignIn {
  readonly taxpayerId: string;
  /** Null: they signed in. */
  readonly refused: "wrong-code" | "over" | null;
  readonly on: CivilDate;
}

/** How often anybody tried. */
export type CitizenState = number;

/** The stream `citizen-T.taxpayerId`: when somebody signed in as a taxpayer, or tried. */
export const citizenDecider: Decider<CitizenState, NoteCitizenSignIn, CitizenEvent> = {
  initialState: 0,
  decide: ({ taxpayerId, refused: ground, on }) =>
    ground === null
      ? accepted({ type: "CitizenSignedIn", data: { taxpayerId }, effectiveDate: on })
      : accepted({ type: "CitizenSignInRefused", data: { taxpayerId, ground }, effectiveDate: on }),
  evolve: (state) => state + 1,
};
