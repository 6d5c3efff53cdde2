import { readFileSync } from "node:fs";
import {
  CATALOGUE_DEFAULTS,
  catalogueSourceSchema,
  modelFromSource,
  workflowsSourceSchema,
  type ModelCatalogue,
} from "../../domain/casework/index.js";
import { dataFile } from "../paths.js";

let read: ModelCatalogue | undefined;

/** The model catalogue that Defter is delivered with, read once. */
export function deliveredModel(): ModelCatalogue {
  return (read ??= modelFromSource(
    catalogueSourceSchema.parse(content("services.shkoder.json")),
    workflowsSourceSchema.parse(content("workflows.json")),
    CATALOGUE_DEFAULTS,
  ));
}

function content(file: string): unknown {
  return JSON.parse(readFileSync(dataFile(file), "utf8"));
}
