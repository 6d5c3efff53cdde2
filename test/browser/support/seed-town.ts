import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { keyedCode } from "../../../application/personal-data/index.js";
import { fixedClock } from "../../../application/ports.js";
import type { ServiceContent } from "../../../domain/casework/index.js";
import { civilDateAt, instant } from "../../../domain/shared/index.js";
import { deliveredModel } from "../../../ops/composition/model-catalogue.js";
import { liveCase } from "../../../ops/seed/cases/live-case.js";
import { plannedCases } from "../../../ops/seed/cases/plan.js";
import { rolesOfOfficers } from "../../../ops/seed/officers.js";
import { stableUlid, syntheticRegister, type SyntheticTaxpayer } from "../../../ops/seed/synthetic/index.js";
import { readConfiguration } from "../../../ops/configuration/index.js";
import { plansFolder, seedPartsOf, TOKENS } from "../../../ops/composition/index.js";
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
import { until } from "../../support/until.js";

/**
 * The program that makes a town for browsers: Defter with the law, the services, a small invented register and its tax
 * year, in the data folder that DEFTER_DATA names. It leaves there what is told of the town, and ends when the read models
 * show all of it.
 */
const TENANT = "shkoder";
const SEED = "browser";
/** Enough for most taxes to be paid by more than one. */
const TAXPAYERS = 60;

const DAY_MS = 86_400_000;
/** How applications go that show the states of one, and after how many steps they are looked at. */
const STATES = [
  ["granted", 0],
  ["asked", 1],
  ["granted", 3],
  ["refused", 3],
] as const;

const configuration = readConfiguration();
const defter = await startDefter({
  configuration,
  progress: { line: () => undefined, step: () => undefined },
  taxpayers: 0,
});
const parts = seedPartsOf(defter.open.composition, TENANT);
const quietly = () => undefined;
await seedLaw(parts, quietly);
await seedOfficers(parts, quietly);
await seedCatalogue(parts, quietly);
await seedRegister(parts, SEED, TAXPAYERS, quietly);
seedRevenuePlan(plansFolder(configuration.dataFolder), TENANT, SEED_YEAR, TAXPAYERS);
await seedTaxYear(parts, SEED, TAXPAYERS, quietly);
const clock = fixedClock(parts.now);
const lane = { parts, clock, now: parts.now, casework: parts.caseworkWhere(async () => rolesOfOfficers, { clock }) };
const services = deliveredModel().services as unknown as readonly ServiceContent[];
const lodged = await lodgeOne();
if (process.env["TOWN_REQUESTS"]) await lodgeOfEachState();
const told = { password: parts.officersPassword, lodged, people: peopleOf() };
writeFileSync(join(configuration.dataFolder, "town.json"), JSON.stringify(told));
await until("the read models have caught up", async () => (await fetch(`${defter.address}/health/ready`)).ok, 50);
await defter.stop();
process.exit(0);

/** Invented people who can sign in: they have an address that a code is sent to. */
function reachable(): readonly SyntheticTaxpayer[] {
  return [...syntheticRegister(SEED, TAXPAYERS)].filter(({ email }) => email !== null);
}

function household(behaviour: SyntheticTaxpayer["behaviour"]): SyntheticTaxpayer {
  return reachable().find((each) => each.kind === "household" && each.behaviour === behaviour)!;
}

function peopleOf() {
  const person = ({ taxpayerId, name, identifier }: SyntheticTaxpayer) => ({
    ...{ taxpayerId, name, number: identifier.value },
  });
  return {
    debtor: person(household("pays-nothing")),
    payer: person(household("pays-all")),
    business: person(reachable().find(({ kind }) => kind === "business")!),
  };
}

/** Applications of the payer's: one just lodged, one with a question to them, one granted with its act, one refused. */
async function lodgeOfEachState() {
  const applicant = household("pays-all");
  const service = services.find(({ code }) => code === "economic-aid-attestation")!;
  const office = service.offices === "all" ? applicant.office : service.offices[0]!;
  const daysAgo = (days: number) => instant(new Date(Date.parse(parts.now) - days * DAY_MS));
  for (const [index, [ending, steps]] of STATES.entries())
    await liveCase(lane, {
      ...{ index: 1000 + index, service, applicant, office, ending },
      ...{ lodgedAt: daysAgo(9), moments: [8, 7, 6].slice(0, steps).map(daysAgo) },
    });
}

/** One invented application, and what its receipt says: its id, and the code to follow it by. */
async function lodgeOne() {
  const planned = plannedCases(SEED, civilDateAt(parts.now), services.length, TAXPAYERS, services);
  const first = planned.find(({ lodgedAt }) => lodgedAt < parts.now)!;
  await liveCase(lane, { ...first, moments: [] });
  const id = stableUlid("case", first.lodgedAt, first.index);
  const keyedHash = defter.open.composition.get(TOKENS.keyedHash);
  return { id, service: first.service.name, code: keyedCode(keyedHash, 12, "case-tracking", TENANT, id) };
}
