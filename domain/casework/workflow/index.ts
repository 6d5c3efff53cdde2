import { definitionDecider } from "../definition/index.js";
import { checkWorkflow, type WorkflowKnown } from "./checks/index.js";
import type { WorkflowEvent } from "./events.js";

export { automaticFrom, checkWorkflow, leaving, type WorkflowKnown } from "./checks/index.js";
export * from "./content.js";
export * from "./events.js";
export { effectsOn, warningsOf, WORKFLOW_EVENTS, type WorkflowEventName } from "./moments.js";
export * from "./next.js";
export * from "./reducer.js";
export * from "./vocabulary.js";

/** The stream `workflow-T.code`: the versions of one workflow. */
export const workflowDecider = definitionDecider<WorkflowKnown, WorkflowEvent>({
  name: "Workflow",
  format: "defter.workflow/1",
  check: checkWorkflow,
  pins: () => ({}),
});
