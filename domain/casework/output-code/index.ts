import { z } from "zod";
import { defineEvent, idSchema, leadsOnce, type EventOf } from "../../shared/index.js";

export const OutputCodeGiven = defineEvent({
  type: "OutputCodeGiven",
  description: "A verification code leads to this paper of a case; the stream's name is the keyed hash of the code.",
  schema: z.object({ caseId: idSchema, outputId: idSchema }),
});
export const outputCodeEvents = [OutputCodeGiven] as const;
export type OutputCodeEvent = EventOf<(typeof outputCodeEvents)[number]>;

/** The stream `outputCode-T.h`: where a code leads, once and for ever. */
export const outputCodeDecider = leadsOnce<OutputCodeEvent["type"], OutputCodeEvent["data"]>(
  "OutputCodeGiven",
  "output-code-taken",
);
