import { z } from "zod";
import { defineEvent, idSchema, leadsOnce, type EventOf } from "../../shared/index.js";

export const ClearanceCodeGiven = defineEvent({
  type: "ClearanceCodeGiven",
  description: "A verification code leads to this clearance; the stream's name is the keyed hash of the code.",
  schema: z.object({ accountId: idSchema, clearanceId: idSchema }),
});
export const clearanceCodeEvents = [ClearanceCodeGiven] as const;
export type ClearanceCodeEvent = EventOf<(typeof clearanceCodeEvents)[number]>;

/** The stream `clearanceCode-T.h`: where a code leads, once and for ever. */
export const clearanceCodeDecider = leadsOnce<ClearanceCodeEvent["type"], ClearanceCodeEvent["data"]>(
  "ClearanceCodeGiven",
  "clearance-code-taken",
);
