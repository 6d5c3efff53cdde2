import { deliveredModel } from "../../composition/model-catalogue.js";
import { inOrder } from "../../../application/ledger/index.js";
import { fixedClock } from "../../../application/ports.js";
import type { ServiceContent } from "../../../domain/casework/index.js";
import { civilDateAt, type Instant } from "../../../domain/shared/index.js";
import { rolesOfOfficers } from "../officers.js";
import type { CounterParts, OnProgress } from "../seeder.js";
import { liveCase, type CaseLane } from "./live-case.js";
import { plannedCases } from "./plan.js";

/** How many cases are lived through at once, each by a clock of its own. */
const LANES = 8;
/** Of ten taxpayers one has come to the counter in the last weeks; each service at least once. */
const ONE_IN = 10;

/** Lets invented taxpayers apply for everything that the municipality offers, in the weeks before now. */
export async function seedCases(
  parts: CounterParts,
  seed: string,
  taxpayers: number,
  now: Instant,
  onProgress: OnProgress,
): Promise<void> {
  const services = deliveredModel().services as unknown as readonly ServiceContent[];
  const count = Math.max(services.length, Math.floor(taxpayers / ONE_IN));
  const planned = plannedCases(seed, civilDateAt(now), count, taxpayers, services);
  const lanes = Array.from({ length: LANES }, () => laneOf(parts, now));
  const live = async (index: number) => {
    for (let at = index; at < planned.length; at += LANES) {
      await liveCase(lanes[index]!, planned[at]!);
      lived += 1;
      if (lived % 20 === 0 || lived === planned.length) onProgress("cases", lived, planned.length);
    }
  };
  let lived = 0;
  for await (const _ of inOrder(lanes.keys(), live, LANES));
}

function laneOf(parts: CounterParts, now: Instant): CaseLane {
  const clock = fixedClock(now);
  const casework = parts.caseworkWhere(async () => rolesOfOfficers, { clock });
  return { parts, casework, clock, now };
}
