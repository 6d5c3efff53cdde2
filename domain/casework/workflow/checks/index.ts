import type { Finding } from "../../definition/finding.js";
import { readContent } from "../../definition/read-content.js";
import type { RawContent } from "../../definition/state.js";
import { workflowContentSchema } from "../content.js";
import { clockFindings, stepFindings } from "./clock.js";
import { automaticCycles, graphFindings } from "./graph.js";
import { silenceFindings } from "./silence.js";
import { nameFindings, roleFindings, type WorkflowKnown } from "./names.js";

export { automaticFrom, leaving } from "./graph.js";
export type { WorkflowKnown } from "./names.js";

/**
 * Everything that keeps a workflow from being published, each with its path: its form, names that point nowhere,
 * unknown guards and effects, roles without holders, states that nothing leads to or out of, cycles without exit,
 * clocks that contradict each other, time shares that do not add up to 100, silence that is to grant and has no way to. Empty when it can be published.
 */
export function checkWorkflow(raw: RawContent, known: WorkflowKnown): readonly Finding[] {
  const read = readContent(workflowContentSchema, raw);
  if (!read.ok) return read.findings;
  const workflow = read.content;
  const named = [...nameFindings(workflow), ...roleFindings(workflow, known)];
  if (named.some(({ code }) => code === "state-unknown")) return named;
  return [
    ...named,
    ...graphFindings(workflow),
    ...automaticCycles(workflow),
    ...clockFindings(workflow),
    ...stepFindings(workflow),
    ...silenceFindings(workflow),
  ];
}
