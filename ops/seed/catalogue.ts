import { civilDate } from "../../domain/shared/index.js";
import { rolesOfOfficers } from "./officers.js";
import { done, seedAsk, type CounterParts, type OnProgress } from "./seeder.js";

const ADOPTED_ON = civilDate("2024-01-03");

/** Takes the whole model catalogue over: the workflows and the 69 services of Shkodër. */
export async function seedCatalogue(parts: CounterParts, onProgress: OnProgress): Promise<void> {
  // The read models may not know the officers yet.
  const casework = parts.caseworkWhere(async () => rolesOfOfficers);
  const { published, left } = await done(
    casework.adoptFromModel(seedAsk(parts, ADOPTED_ON, "catalogue"), { services: null, validFrom: ADOPTED_ON }),
  );
  const definitions = published.length + left.length;
  onProgress("services and workflows", definitions, definitions);
}
