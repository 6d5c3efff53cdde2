import {
  checkService,
  checkWorkflow,
  forOffices,
  type DefinitionState,
  type RawContent,
  type ServiceKnown,
  type WorkflowContent,
} from "../../../domain/casework/index.js";
import { refusal, type CivilDate, type Refusal } from "../../../domain/shared/index.js";
import { refusedOutcome } from "../../taxation/support/index.js";
import type { UseCase } from "../../taxation/index.js";
import type { CaseworkParts } from "../support/index.js";
import type {
  AdoptCatalogueInput,
  AdoptedCatalogue,
  DefinitionName,
  DefinitionUseCases,
  ModelEntry,
} from "../use-cases.js";
import { definitionHash } from "./definition-hash.js";
import { municipalityOf, serviceKnown, workflowKnown } from "./known.js";

/** What municipalities take over of the model catalogue. */
export function modelUses(
  parts: CaseworkParts,
  adopt: UseCase<AdoptCatalogueInput, AdoptedCatalogue>,
  stateOf: (tenant: string, kind: DefinitionName, code: string) => Promise<DefinitionState>,
): Pick<DefinitionUseCases, "adoptFromModel" | "modelCatalogue" | "catalogueWords"> {
  const { model } = parts;

  async function servicesFor(tenant: string): Promise<readonly RawContent[]> {
    const { offices } = await municipalityOf(parts, tenant);
    return model.services.map((each) => forOffices(each, [...offices.keys()]));
  }

  /** The first thing that would keep a part of the model from being published here; what is there already is left alone. */
  async function faultOf(
    tenant: string,
    { workflows, services, validFrom }: AdoptCatalogueInput,
  ): Promise<Refusal | null> {
    const isNew = async (kind: DefinitionName, { code }: RawContent) =>
      (await stateOf(tenant, kind, String(code))).code === null;
    const stands = await workflowKnown(parts, tenant);
    for (const content of workflows) {
      if (!(await isNew("workflow", content))) continue;
      const fault = faultIn(content, checkWorkflow(content, stands));
      if (fault) return fault;
    }
    for (const content of services) {
      if (!(await isNew("service", content))) continue;
      const known = await withModelWorkflow(tenant, content, validFrom);
      const fault = faultIn(content, checkService(content, known));
      if (fault) return fault;
    }
    return null;
  }

  /** A workflow that is not there yet will be: it is taken over first. */
  async function withModelWorkflow(tenant: string, content: RawContent, from: CivilDate): Promise<ServiceKnown> {
    const known = await serviceKnown(parts, tenant, content, from);
    const code = String(content["workflow"]);
    const coming = model.workflows.find((each) => each["code"] === code);
    if (known.workflow !== null || coming === undefined || (await stateOf(tenant, "workflow", code)).code !== null)
      return known;
    const name = { code, version: 1, hash: definitionHash(coming) };
    return { ...known, workflow: { name, content: coming as unknown as WorkflowContent } };
  }

  return {
    async adoptFromModel(ask, { services: wanted, validFrom }) {
      if (validFrom < ask.today) return refusedOutcome(refusal("definition-period-past", { validFrom, on: ask.today }));
      const all = await servicesFor(ask.tenant);
      const unknown = wanted?.find((code) => !all.some((each) => each["code"] === code));
      if (unknown !== undefined) return refusedOutcome(refusal("model-service-unknown", { service: unknown }));
      const services = wanted === null ? all : all.filter(({ code }) => wanted.includes(String(code)));
      const followed = new Set(services.map(({ workflow }) => workflow));
      const workflows = model.workflows.filter(({ code }) => wanted === null || followed.has(code));
      const input = { workflows, services, validFrom };
      const fault = await faultOf(ask.tenant, input);
      return fault ? refusedOutcome(fault) : adopt(ask, input);
    },

    async modelCatalogue(tenant) {
      const entry =
        (kind: DefinitionName) =>
        (content: RawContent): ModelEntry => ({
          ...{ kind, code: String(content["code"]), hash: definitionHash(content), content },
        });
      return [...(await servicesFor(tenant)).map(entry("service")), ...model.workflows.map(entry("workflow"))];
    },

    async catalogueWords(tenant) {
      const { name: municipality, offices } = await municipalityOf(parts, tenant);
      const { groups, documentTypes, roles } = model;
      const named = [...offices.values()].map(({ code, name }) => ({ code, name }));
      return { municipality, offices: named, groups, documentTypes, roles };
    },
  };
}

function faultIn(
  { code }: RawContent,
  findings: readonly { readonly code: string; readonly path: string }[],
): Refusal | null {
  const [first] = findings;
  if (first === undefined) return null;
  const facts = { code: String(code), count: findings.length, first: first.code, path: first.path };
  return refusal("model-has-findings", facts);
}
