import { z } from "zod";
import {
  accepted,
  defineEvent,
  idSchema,
  refusal,
  refused,
  type CivilDate,
  type Decider,
  type EventOf,
} from "../../shared/index.js";

export const ClearanceCodeGiven = defineEvent({
  type: "ClearanceCodeGiven",
  description: "A verification code leads to this clearance; the stream's name is the keyed hash of the code.",
  schema: z.object({ accountId: idSchema, clearanceId: idSchema }),
});
export const clearanceCodeEvents = [ClearanceCodeGiven] as const;
export type ClearanceCodeEvent = EventOf<(typeof clearanceCodeEvents)[number]>;

export interface ClearanceCodeState {
  readonly of: { readonly accountId: string; readonly clearanceId: string } | null;
}

export interface GiveClearanceCode {
  readonly accountId: string;
  readonly clearanceId: string;
  readonly on: CivilDate;
}

/** The stream `clearanceCode-T.h`: where a code leads, once and for ever. */
export const clearanceCodeDecider: Decider<ClearanceCodeState, GiveClearanceCode, ClearanceCodeEvent> = {
  initialState: { of: null },
  decide({ accountId, clearanceId, on }, { of }) {
    if (of?.clearanceId === clearanceId && of.accountId === accountId) return accepted();
    if (of) return refused(refusal("clearance-code-taken"));
    return accepted({ type: "ClearanceCodeGiven", data: { accountId, clearanceId }, effectiveDate: on });
  },
  evolve: (_state, { data }) => ({ of: data }),
};
