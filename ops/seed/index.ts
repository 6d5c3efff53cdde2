import { seedLaw } from "./law.js";
import { seedRegister } from "./register.js";
import type { OnProgress, SeedParts } from "./seeder.js";
import { seedTaxYear } from "./tax-year.js";

export { packageIdOf, referenceLaw, seedLaw } from "./law.js";
export { seedRegister } from "./register.js";
export { seedTaxYear, SEED_YEAR } from "./tax-year.js";
export type { OnProgress, SeedParts } from "./seeder.js";

/** The name of the invented register: the same name and size give the same register on every machine. */
export const SEED_NAME = "shkoder-2025";
export const DEFAULT_TAXPAYERS = 2000;

/**
 * Loads Shkodër, an invented register of `taxpayers` taxpayers, and the tax year 2025 lived through by it. Interrupted,
 * it is called again with the same figures and goes on: every act is recognised by its command id.
 */
export async function seed(parts: SeedParts, taxpayers: number, onProgress: OnProgress): Promise<void> {
  await seedLaw(parts, onProgress);
  await seedRegister(parts, SEED_NAME, taxpayers, onProgress);
  await seedTaxYear(parts, SEED_NAME, taxpayers, onProgress);
}
