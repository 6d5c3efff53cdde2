import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { municipalityDecider } from "../../domain/taxation/index.js";
import { streamFor } from "../../application/streams.js";
import { seed, SEED_OFFICERS, SEED_YEAR, seedRevenuePlan } from "../seed/index.js";
import { plansFolder, seedPartsOf, TOKENS, type Composition } from "../composition/index.js";
import { tenantsOf, type Configuration } from "../configuration/index.js";
import type { Progress } from "./progress.js";

/** Left in the data folder while a seed is under way: one that was broken off goes on at the next start. */
const UNDER_WAY = "seed-under-way";

/**
 * Loads Shkodër with invented taxpayers, where the first municipality of the installation is not established yet, or
 * where an earlier start was interrupted in it. Never touches a municipality that someone established.
 */
export async function loadDemonstration(
  composition: Composition,
  configuration: Configuration,
  taxpayers: number,
  { line, step }: Progress,
): Promise<void> {
  const ledger = composition.get(TOKENS.ledger);
  const tenant = tenantsOf(configuration)[0]!.code;
  const underWay = join(configuration.dataFolder, UNDER_WAY);
  const stream = streamFor("municipality", tenant, tenant);
  const { revision } = await ledger.load(stream, municipalityDecider);
  if (revision >= 0n && !existsSync(underWay)) return;
  const begun = performance.now();
  line(`Loading Shkodër and ${taxpayers.toLocaleString("en")} invented taxpayers (once; --taxpayers N for more) …`);
  writeFileSync(underWay, `${taxpayers}\n`);
  const parts = seedPartsOf(composition, tenant);
  await seed(parts, taxpayers, step);
  seedRevenuePlan(plansFolder(configuration.dataFolder), tenant, SEED_YEAR, taxpayers);
  rmSync(underWay);
  line(`Loaded in ${((performance.now() - begun) / 1000).toFixed(0)} s.`);
  line("");
  line(`  Invented officers sign in with the password ${parts.officersPassword}:`);
  for (const { username, roles } of SEED_OFFICERS) line(`    ${username.padEnd(20)}${roles.join(", ")}`);
  line("");
}
