import {
  isDefinitionCode,
  versionOn,
  workflowDecider,
  type RawContent,
  type ServiceKnown,
  type WorkflowContent,
  type WorkflowKnown,
} from "../../../domain/casework/index.js";
import type { CivilDate } from "../../../domain/shared/index.js";
import { municipalityDecider } from "../../../domain/taxation/index.js";
import { OUTPUT_PAPERS } from "../../papers/index.js";
import { municipalityStream } from "../../taxation/support/index.js";
import { workflowStream, type CaseworkParts } from "../support/index.js";

/** What the checks of a workflow stand on. */
export async function workflowKnown({ vocabulary }: CaseworkParts, tenant: string): Promise<WorkflowKnown> {
  return { roles: vocabulary.roles, rolesHeld: await vocabulary.rolesHeld(tenant) };
}

/** The municipality as it stands: its name, its offices. */
export async function municipalityOf({ ledger }: CaseworkParts, tenant: string) {
  return (await ledger.load(municipalityStream(tenant), municipalityDecider)).state;
}

/** What the checks of a service stand on; its workflow is the version that holds when the service begins. */
export async function serviceKnown(
  parts: CaseworkParts,
  tenant: string,
  content: RawContent,
  from: CivilDate,
): Promise<ServiceKnown> {
  const { offices } = await municipalityOf(parts, tenant);
  return {
    ...(await workflowKnown(parts, tenant)),
    workflow: await workflowNamed(parts, tenant, content["workflow"], from),
    documentTypes: parts.vocabulary.documentTypes,
    offices: [...offices.keys()],
    templates: OUTPUT_PAPERS,
  };
}

async function workflowNamed({ ledger }: CaseworkParts, tenant: string, code: unknown, from: CivilDate) {
  if (!isDefinitionCode(code)) return null;
  const { state } = await ledger.load(workflowStream(tenant, code), workflowDecider);
  const version = versionOn(state, from);
  if (!version) return null;
  return {
    name: { code, version: version.version, hash: version.hash },
    content: version.content as unknown as WorkflowContent,
  };
}
