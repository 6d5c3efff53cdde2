import { seedCases } from "./cases/index.js";
import { seedCatalogue } from "./catalogue.js";
import { seedLaw } from "./law.js";
import { seedOfficers } from "./officers.js";
import { seedRegister } from "./register.js";
import type { CounterParts, OnProgress, SeedParts } from "./seeder.js";
import { seedTaxYear } from "./tax-year.js";

export { seedCases } from "./cases/index.js";
export { seedCatalogue } from "./catalogue.js";
export { SEED_OFFICERS, seedOfficers } from "./officers.js";
export { packageIdOf, referenceLaw, seedLaw } from "./law.js";
export { seedRevenuePlan } from "./revenue-plan.js";
export { seedRegister } from "./register.js";
export { seedTaxYear, SEED_YEAR } from "./tax-year.js";
export type { CounterParts, OnProgress, SeedParts } from "./seeder.js";

/** The name of the invented register: the same name and size give the same register on every machine. */
export const SEED_NAME = "shkoder-2025";
export const DEFAULT_TAXPAYERS = 2000;

/**
 * Loads Shkodër with its officers and services, an invented register of `taxpayers` taxpayers, and the tax year 2025
 * lived through by it, and the cases of the last weeks. Interrupted, it is called again with the same figures and goes on: every act is recognised by its
 * command id.
 */
export async function seed(parts: CounterParts, taxpayers: number, onProgress: OnProgress): Promise<void> {
  await seedLaw(parts, onProgress);
  await seedOfficers(parts, onProgress);
  await seedCatalogue(parts, onProgress);
  await seedTaxpayers(parts, taxpayers, onProgress);
  await seedCases(parts, SEED_NAME, taxpayers, parts.now, onProgress);
}

/** The part of the taxes alone; the law of the municipality goes before it. */
export async function seedTaxation(parts: SeedParts, taxpayers: number, onProgress: OnProgress): Promise<void> {
  await seedLaw(parts, onProgress);
  await seedTaxpayers(parts, taxpayers, onProgress);
}

async function seedTaxpayers(parts: SeedParts, taxpayers: number, onProgress: OnProgress): Promise<void> {
  await seedRegister(parts, SEED_NAME, taxpayers, onProgress);
  await seedTaxYear(parts, SEED_NAME, taxpayers, onProgress);
}
