import { finding, type Finding } from "../definition/finding.js";
import { readContent, repeatedCodes } from "../definition/read-content.js";
import type { RawContent } from "../definition/state.js";
import type { VersionName } from "../definition/schemas.js";
import { roleFindings } from "../workflow/checks/names.js";
import type { WorkflowContent } from "../workflow/index.js";
import { outputFindings } from "./output-words.js";
import { serviceContentSchema, type FormField, type ServiceContent, type ServiceFee } from "./content.js";

/** What a check of a service stands on. */
export interface ServiceKnown {
  /** The published version of the workflow that the service names; null where there is none. */
  readonly workflow: { readonly name: VersionName; readonly content: WorkflowContent } | null;
  readonly roles: readonly string[];
  readonly rolesHeld: readonly string[];
  readonly documentTypes: readonly string[];
  readonly offices: readonly string[];
  /** Templates that acts can be printed from. */
  readonly templates: readonly string[];
}

/**
 * Everything that keeps a service from being published, each with its path: its form, missing translations, fields
 * that cannot be filled in, documents and offices that nobody knows, fees that are never charged, cannot be counted or
 * block what waits for none, words of an act with places that nothing fills, clearances that are never asked for, a workflow that is not published or whose roles nobody
 * holds.
 */
export function checkService(raw: RawContent, known: ServiceKnown): readonly Finding[] {
  const read = readContent(serviceContentSchema, raw);
  if (!read.ok) return read.findings;
  const service = read.content;
  return [
    ...fieldFindings(service.form),
    ...service.fees.flatMap((fee) => feeFindings(fee, service)),
    ...repeatedCodes(
      "fees",
      service.fees.map(({ code }) => code),
    ),
    ...repeatedCodes(
      "documents",
      service.documents.map(({ code }) => code),
    ),
    ...service.documents
      .filter(({ code, accepts }) => accepts === undefined && !known.documentTypes.includes(code))
      .map(({ code }) => finding("document-type-unknown", `documents[${code}]`, { document: code })),
    ...(service.offices === "all" ? [] : service.offices)
      .filter((office) => !known.offices.includes(office))
      .map((office) => finding("office-unknown", "offices", { office })),
    ...(known.templates.includes(service.output.template)
      ? []
      : [finding("template-unknown", "output.template", { template: service.output.template })]),
    ...outputFindings(service),
    ...((service.taxClearance.rule === "required") === (service.taxClearance.scope === null)
      ? [finding("clearance-scope-misplaced", "taxClearance.scope")]
      : []),
    ...workflowFindings(service, known),
  ];
}

function workflowFindings(service: ServiceContent, known: ServiceKnown): readonly Finding[] {
  const { workflow } = known;
  if (workflow === null || workflow.name.code !== service.workflow)
    return [finding("workflow-not-published", "workflow", { workflow: service.workflow })];
  const { transitions, automaticSteps } = workflow.content;
  const effects = [...transitions.flatMap((each) => each.effects), ...automaticSteps.map(({ effect }) => effect)];
  const guards = transitions.flatMap((each) => each.guards);
  return [
    ...roleFindings(workflow.content, known).map((each) => ({ ...each, path: `workflow.${each.path}` })),
    ...(service.fees.length > 0 && !effects.includes("create-fee") ? [finding("fee-never-charged", "fees")] : []),
    ...(service.fees.some(({ blocks }) => blocks) && !guards.includes("fee-paid")
      ? [finding("fee-never-awaited", "fees")]
      : []),
    ...(service.taxClearance.rule === "required" && !guards.includes("tax-clear")
      ? [finding("clearance-never-asked", "taxClearance")]
      : []),
  ];
}

function fieldFindings(fields: readonly FormField[]): readonly Finding[] {
  return [
    ...repeatedCodes(
      "form",
      fields.map(({ key }) => key),
    ),
    ...fields.flatMap(({ key, type, min, max, options }) => {
      const path = `form[${key}]`;
      const lengths =
        type === "text" && [min, max].some((each) => each !== undefined && (!Number.isInteger(each) || each < 0));
      return [
        ...((type === "select") === (options === undefined || options.length === 0)
          ? [finding("field-options-misplaced", `${path}.options`, { field: key })]
          : []),
        ...repeatedCodes(
          `${path}.options`,
          (options ?? []).map(({ code }) => code),
        ),
        ...(type !== "text" && type !== "number" && (min ?? max) !== undefined
          ? [finding("field-bounds-misplaced", path, { field: key })]
          : []),
        ...(lengths || (min !== undefined && max !== undefined && min > max)
          ? [finding("field-bounds-impossible", path, { field: key })]
          : []),
      ];
    }),
  ];
}

function feeFindings({ code, quantityField, period }: ServiceFee, { form }: ServiceContent): readonly Finding[] {
  const wanted: readonly (readonly [string, FormField["type"]])[] = [
    ...(quantityField === null ? [] : [[quantityField, "number"] as const]),
    ...(period === null ? [] : [[period.from, "date"] as const, [period.to, "date"] as const]),
  ];
  return wanted
    .filter(([key, type]) => !form.some((field) => field.key === key && field.type === type && field.required))
    .map(([key, type]) => finding("fee-field-unknown", `fees[${code}]`, { field: key, type }));
}
