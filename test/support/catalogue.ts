import {
  CATALOGUE_DEFAULTS,
  catalogueSourceSchema,
  modelFromSource,
  workflowsSourceSchema,
  type CatalogueSource,
  type ModelCatalogue,
  type ServiceContent,
  type ServiceKnown,
  type WorkflowContent,
  type WorkflowKnown,
  type WorkflowsSource,
} from "../../domain/casework/index.js";
import { OUTPUT_PAPERS } from "../../application/papers/index.js";
import { referenceData } from "./reference-data.js";

export const workflowsSource: WorkflowsSource = workflowsSourceSchema.parse(referenceData("workflows.json"));
export const catalogueSource: CatalogueSource = catalogueSourceSchema.parse(referenceData("services.shkoder.json"));

export const modelCatalogue: ModelCatalogue = modelFromSource(catalogueSource, workflowsSource, CATALOGUE_DEFAULTS);
/** The workflow templates and the 69 services of Shkodër, as contents of definitions. */
export const { workflows: rawWorkflows, services: rawServices } = modelCatalogue;

const roles = workflowsSource.roles.map(({ code }) => code);
export const workflowKnown: WorkflowKnown = { roles, rolesHeld: roles };

const offices = referenceData<{ readonly offices: readonly { readonly code: string }[] }>(
  "offices.shkoder.json",
).offices;

/** What the checks of a service stand on, when everybody is at their desk. */
export function serviceKnown(workflow: string): ServiceKnown {
  const content = rawWorkflows.find((each) => each["code"] === workflow) as WorkflowContent | undefined;
  return {
    workflow: content === undefined ? null : { name: { code: workflow, version: 1, hash: "a".repeat(64) }, content },
    ...workflowKnown,
    documentTypes: catalogueSource.documentTypes.map(({ code }) => code),
    offices: offices.map(({ code }) => code),
    templates: OUTPUT_PAPERS,
  };
}

export function workflowOf(code: string): WorkflowContent {
  return rawWorkflows.find((each) => each["code"] === code) as unknown as WorkflowContent;
}

export function serviceOf(code: string): ServiceContent {
  return rawServices.find((each) => each["code"] === code) as unknown as ServiceContent;
}
