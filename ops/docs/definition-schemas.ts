import { z } from "zod";
import { serviceContentSchema, workflowContentSchema } from "../../domain/casework/index.js";

/** The JSON Schemas 2020-12 of what a municipality writes itself: services and workflows. */
export function definitionSchemas(): Readonly<Record<string, string>> {
  return {
    "docs/reference/service.schema.json": schemaOf(serviceContentSchema, "A service, format defter.service/1"),
    "docs/reference/workflow.schema.json": schemaOf(workflowContentSchema, "A workflow, format defter.workflow/1"),
  };
}

function schemaOf(schema: z.ZodType, title: string): string {
  const json = z.toJSONSchema(schema, { target: "draft-2020-12", unrepresentable: "any", io: "input" });
  return `${JSON.stringify({ title, ...json }, null, 2)}\n`;
}
