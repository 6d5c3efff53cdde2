import type { VersionName, WorkflowContent } from "../../../../domain/casework/index.js";
import { ApiError } from "../../../errors/index.js";
import type { DefinitionRow } from "../../../../read-models/read-side/index.js";
import type { GraphqlContext } from "../../context.js";
import { publicTenant } from "../../read-guard.js";
import type { WorkflowVersion } from "./workflow-type.js";

const read = new WeakMap<GraphqlContext, Map<string, Promise<DefinitionRow | null>>>();

/** The workflow that a version of a service was published with; each is read once for a request. */
export async function pinnedWorkflow(context: GraphqlContext, name: VersionName): Promise<WorkflowVersion> {
  const known = read.get(context) ?? new Map<string, Promise<DefinitionRow | null>>();
  read.set(context, known);
  const scope = { tenant: publicTenant(context), offices: null };
  const row = known.get(name.code) ?? context.dependencies.readSide.definitions.workflow.find(scope, name.code);
  known.set(name.code, row);
  const version = (await row)?.versions.find((each) => each.version === name.version);
  // The workflows have not come as far as the services yet.
  if (version === undefined) throw new ApiError("STALE", "read-models-behind");
  return { ...name, content: version.content as unknown as WorkflowContent };
}
