import { readConfiguration } from "../../../ops/configuration/index.js";
import { plansFolder, seedPartsOf } from "../../../ops/composition/index.js";
import {
  SEED_YEAR,
  seedCatalogue,
  seedLaw,
  seedOfficers,
  seedRegister,
  seedRevenuePlan,
  seedTaxYear,
} from "../../../ops/seed/index.js";
import { startDefter } from "../../../ops/server/start-defter.js";

/**
 * The program of a town for browsers: Defter with the law, the services, a small invented register and its tax year. It
 * prints its address and the password of its invented officers when all is there, and stops when it is told to.
 */
const TENANT = "shkoder";
const SEED = "browser";
/** Enough for most taxes to be paid by more than one. */
const TAXPAYERS = 60;

const configuration = readConfiguration();
const defter = await startDefter({
  configuration,
  progress: { line: () => undefined, step: () => undefined },
  taxpayers: 0,
});
process.once("SIGTERM", () => void defter.stop().then(() => process.exit(0)));
const parts = seedPartsOf(defter.open.composition, TENANT);
const quietly = () => undefined;
await seedLaw(parts, quietly);
await seedOfficers(parts, quietly);
await seedCatalogue(parts, quietly);
await seedRegister(parts, SEED, TAXPAYERS, quietly);
seedRevenuePlan(plansFolder(configuration.dataFolder), TENANT, SEED_YEAR, TAXPAYERS);
await seedTaxYear(parts, SEED, TAXPAYERS, quietly);
process.stdout.write(`${defter.address} ${parts.officersPassword}\n`);
