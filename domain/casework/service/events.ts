import { z } from "zod";
import { codeSchema, defineEvent, type EventOf } from "../../shared/index.js";
import { publishedFields, versionNameSchema, withdrawnFields } from "../definition/schemas.js";

const contentSchema = z
  .looseObject({ format: z.literal("defter.service/1"), code: codeSchema })
  .describe("a service, format defter.service/1");

export const ServiceDrafted = defineEvent({
  type: "ServiceDrafted",
  description: "A service, or the next version of one, was drafted, whole.",
  schema: z.object({ code: codeSchema, content: contentSchema }),
});

export const ServiceRevised = defineEvent({
  type: "ServiceRevised",
  description: "The draft was replaced by another content, whole.",
  schema: z.object({ code: codeSchema, content: contentSchema }),
});

export const ServicePublished = defineEvent({
  type: "ServicePublished",
  description:
    "The draft became an immutable version, with the version of the workflow that its cases follow. The version it succeeds ends the day before.",
  schema: z.object({ ...publishedFields, workflow: versionNameSchema }),
});

export const ServiceWithdrawn = defineEvent({
  type: "ServiceWithdrawn",
  description: "A draft was given up, or a version can be applied for no longer. Cases keep the version they have.",
  schema: z.object(withdrawnFields),
});

export const serviceEvents = [ServiceDrafted, ServiceRevised, ServicePublished, ServiceWithdrawn] as const;
export type ServiceEvent = EventOf<(typeof serviceEvents)[number]>;
