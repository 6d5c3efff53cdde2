import { z } from "zod";
import { codeSchema, defineEvent, type EventOf } from "../../shared/index.js";
import { publishedFields, withdrawnFields } from "../definition/schemas.js";

const contentSchema = z
  .looseObject({ format: z.literal("defter.workflow/1"), code: codeSchema })
  .describe("a workflow, format defter.workflow/1");

export const WorkflowDrafted = defineEvent({
  type: "WorkflowDrafted",
  description: "A workflow, or the next version of one, was drafted, whole.",
  schema: z.object({ code: codeSchema, content: contentSchema }),
});

export const WorkflowRevised = defineEvent({
  type: "WorkflowRevised",
  description: "The draft was replaced by another content, whole.",
  schema: z.object({ code: codeSchema, content: contentSchema }),
});

export const WorkflowPublished = defineEvent({
  type: "WorkflowPublished",
  description: "The draft became an immutable version. The version it succeeds ends the day before.",
  schema: z.object(publishedFields),
});

export const WorkflowWithdrawn = defineEvent({
  type: "WorkflowWithdrawn",
  description: "A draft was given up, or a version can be chosen no longer. Cases keep the version they have.",
  schema: z.object(withdrawnFields),
});

export const workflowEvents = [WorkflowDrafted, WorkflowRevised, WorkflowPublished, WorkflowWithdrawn] as const;
export type WorkflowEvent = EventOf<(typeof workflowEvents)[number]>;
