import { stateOf, waysOf, type Transition, type WorkflowContent } from "../../workflow/index.js";
import type { PinnedDefinition } from "../commands.js";

/** Whether who lodges takes a step out of a draft; other workflows begin at once. */
export function beginsAsDraft(workflow: WorkflowContent): boolean {
  return stateOf(workflow, workflow.initial).kind === "draft";
}

/** The step out of the draft that a role may take; undefined where there is no draft, or the role lodges nothing. */
export function entranceOf({ workflow: { content } }: PinnedDefinition, role: string): Transition | undefined {
  return beginsAsDraft(content) ? waysOf(content, content.initial, role)[0] : undefined;
}
