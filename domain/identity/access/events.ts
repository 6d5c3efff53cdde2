import { z } from "zod";
import { codeSchema, defineEvent, idSchema, type EventOf } from "../../shared/index.js";

const accessSchema = z.object({
  subjectId: idSchema.nullable(),
  resource: codeSchema,
  purpose: z.string().max(400).nullable(),
});

export const RecordRead = defineEvent({
  type: "RecordRead",
  description: "Personal data of one subject was read.",
  schema: accessSchema,
});
export const ExportMade = defineEvent({
  type: "ExportMade",
  description: "A list with personal data left the system.",
  schema: accessSchema.extend({ rows: z.int().min(0) }),
});
export const AccessDenied = defineEvent({
  type: "AccessDenied",
  description: "Someone asked for what they may not see or do.",
  schema: accessSchema,
});
export const EmergencyAccessUsed = defineEvent({
  type: "EmergencyAccessUsed",
  description: "A record was opened beyond the usual rights, with a stated need.",
  schema: accessSchema,
});

export const accessEvents = [RecordRead, ExportMade, AccessDenied, EmergencyAccessUsed] as const;
export type AccessEvent = EventOf<(typeof accessEvents)[number]>;
