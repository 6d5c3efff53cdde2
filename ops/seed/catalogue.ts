import { readFileSync } from "node:fs";
import {
  CATALOGUE_DEFAULTS,
  catalogueSourceSchema,
  serviceFromSource,
  workflowFromSource,
  workflowsSourceSchema,
} from "../../domain/casework/index.js";
import { civilDate } from "../../domain/shared/index.js";
import { dataFile } from "../paths.js";
import { SEED_OFFICERS } from "./officers.js";
import { done, seedAsk, type CounterParts, type OnProgress } from "./seeder.js";

const ADOPTED_ON = civilDate("2024-01-03");

/** Publishes the workflows and the 69 services of Shkodër. */
export async function seedCatalogue(parts: CounterParts, onProgress: OnProgress): Promise<void> {
  const { workflows } = workflowsSourceSchema.parse(content("workflows.json"));
  const catalogue = catalogueSourceSchema.parse(content("services.shkoder.json"));
  // The read models may not know the officers yet.
  const casework = parts.caseworkWhere(async () => SEED_OFFICERS.flatMap(({ roles }) => roles));
  await done(
    casework.adoptCatalogue(seedAsk(parts, ADOPTED_ON, "catalogue"), {
      workflows: workflows.map((each) => workflowFromSource(each, CATALOGUE_DEFAULTS)),
      services: catalogue.services.map((each) => serviceFromSource(each, catalogue, CATALOGUE_DEFAULTS)),
      validFrom: ADOPTED_ON,
    }),
  );
  onProgress("services", catalogue.services.length, catalogue.services.length);
}

function content(file: string): unknown {
  return JSON.parse(readFileSync(dataFile(file), "utf8"));
}
