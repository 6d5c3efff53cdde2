import type { RawContent, Words } from "../definition/index.js";
import { serviceFromSource, workflowFromSource, type CatalogueDefaults } from "./convert.js";
import type { CatalogueSource, WorkflowsSource } from "./source.js";

/** Something with a code and a name in both languages. */
export interface Named {
  readonly code: string;
  readonly name: Words;
}

/** A paper that services may ask for, with who has it. */
export interface DocumentType extends Named {
  readonly origin: string;
}

/** Services and workflows that every municipality may take over and make its own, and the words of their codes. */
export interface ModelCatalogue {
  readonly workflows: readonly RawContent[];
  readonly services: readonly RawContent[];
  readonly groups: readonly Named[];
  readonly documentTypes: readonly DocumentType[];
  readonly roles: readonly Named[];
}

/** The model catalogue, from the form in which it is delivered. */
export function modelFromSource(
  source: CatalogueSource,
  workflows: WorkflowsSource,
  defaults: CatalogueDefaults,
): ModelCatalogue {
  const named = ({ code, name }: Named): Named => ({ code, name });
  return {
    workflows: workflows.workflows.map((each) => workflowFromSource(each, defaults)),
    services: source.services.map((each) => serviceFromSource(each, source, defaults)),
    groups: source.groups.map(named),
    documentTypes: source.documentTypes.map((each) => ({ ...named(each), origin: each.origin })),
    roles: workflows.roles.map(named),
  };
}

/** A service of the model for a municipality: of the offices that it names those that are there, or every office. */
export function forOffices(service: RawContent, known: readonly string[]): RawContent {
  const named = service["offices"];
  if (!Array.isArray(named)) return service;
  const offices = (named as readonly string[]).filter((office) => known.includes(office));
  return { ...service, offices: offices.length > 0 ? offices : "all" };
}
