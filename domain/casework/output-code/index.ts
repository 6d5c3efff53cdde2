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

export const OutputCodeGiven = defineEvent({
  type: "OutputCodeGiven",
  description: "A verification code leads to this paper of a case; the stream's name is the keyed hash of the code.",
  schema: z.object({ caseId: idSchema, outputId: idSchema }),
});
export const outputCodeEvents = [OutputCodeGiven] as const;
export type OutputCodeEvent = EventOf<(typeof outputCodeEvents)[number]>;

export interface OutputCodeState {
  readonly of: { readonly caseId: string; readonly outputId: string } | null;
}

export interface GiveOutputCode {
  readonly caseId: string;
  readonly outputId: string;
  readonly on: CivilDate;
}

/** The stream `outputCode-T.h`: where a code leads, once and for ever. */
export const outputCodeDecider: Decider<OutputCodeState, GiveOutputCode, OutputCodeEvent> = {
  initialState: { of: null },
  decide({ caseId, outputId, on }, { of }) {
    if (of?.caseId === caseId && of.outputId === outputId) return accepted();
    if (of) return refused(refusal("output-code-taken"));
    return accepted({ type: "OutputCodeGiven", data: { caseId, outputId }, effectiveDate: on });
  },
  evolve: (_state, { data }) => ({ of: data }),
};
