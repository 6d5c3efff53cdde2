import type { VersionName, WorkflowContent } from "../../../../domain/casework/index.js";
import { ApiError } from "../../../errors/index.js";
import type { GraphqlContext } from "../../context.js";
import { oncePerRequest } from "../../once-per-request.js";
import { publicTenant } from "../../read-guard.js";
import type { WorkflowVersion } from "./workflow-type.js";

const workflowOf = oncePerRequest(async (context, code) =>
  context.dependencies.readSide.definitions.workflow.find({ tenant: publicTenant(context), offices: null }, code),
);

/** The workflow that a version of a service was published with; each is read once for a request. */
export async function pinnedWorkflow(context: GraphqlContext, name: VersionName): Promise<WorkflowVersion> {
  const row = await workflowOf(context, name.code);
  const version = row?.versions.find((each) => each.version === name.version);
  // The workflows have not come as far as the services yet.
  if (version === undefined) throw new ApiError("STALE", "read-models-behind");
  return { ...name, content: version.content as unknown as WorkflowContent };
}
