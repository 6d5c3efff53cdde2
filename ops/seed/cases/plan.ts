import type { ServiceContent } from "../../../domain/casework/index.js";
import { addDays, instant, weekday, type CivilDate, type Instant } from "../../../domain/shared/index.js";
import { SeededRandom, syntheticTaxpayer, type SyntheticTaxpayer } from "../synthetic/index.js";

/** How an invented case goes on after it was lodged. */
export type Ending = "granted" | "refused" | "asked" | "withdrawn" | "left-lying";

/** An invented case: who applies for what, where and when, and how it goes. */
export interface PlannedCase {
  readonly index: number;
  readonly service: ServiceContent;
  readonly applicant: SyntheticTaxpayer;
  readonly office: string;
  readonly lodgedAt: Instant;
  readonly ending: Ending;
  /** Moments of the steps that come, more than any workflow has. */
  readonly moments: readonly Instant[];
}

const DAYS = 75;
const MOST_STEPS = 8;
const FRIDAY = 5;
/** Who has not paid their dues applies more seldom: they know that they would be asked. */
const IN_ARREARS = new Set(["pays-nothing", "pays-part", "pays-then-reversed"]);
const ARREARS_TAKEN = 0.2;
const ATTEMPTS = 200;
const ENDINGS = [
  ["granted", 78],
  ["refused", 6],
  ["asked", 6],
  ["withdrawn", 2],
  ["left-lying", 8],
] as const satisfies readonly (readonly [Ending, number])[];

/** The invented cases of the last weeks before a day, the services in turn. The same for one seed, day and size. */
export function plannedCases(
  seed: string,
  today: CivilDate,
  count: number,
  taxpayers: number,
  services: readonly ServiceContent[],
): readonly PlannedCase[] {
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const random = new SeededRandom(`${seed}/case/${today}/${index}`);
    const service = services[index % services.length]!;
    const applicant = applicantFor(service, seed, taxpayers, random);
    if (applicant === null) return [];
    const { offices } = service;
    const office = offices === "all" || offices.includes(applicant.office) ? applicant.office : offices[0]!;
    let day = workingDay(addDays(today, -random.between(0, DAYS)));
    const lodgedAt = at(day, 8, random);
    const moments = Array.from({ length: MOST_STEPS }, () => {
      day = workingDay(addDays(day, random.between(1, 4)));
      return at(day, 9, random);
    });
    return [{ index, service, applicant, office, lodgedAt, ending: random.weighted(ENDINGS), moments }];
  });
}

/** Null where the register is so small that nobody fits. */
function applicantFor({ applicantKinds }: ServiceContent, seed: string, taxpayers: number, random: SeededRandom) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const taxpayer = syntheticTaxpayer(seed, random.between(0, taxpayers - 1));
    const fits = applicantKinds === "both" || (applicantKinds === "business") === (taxpayer.kind === "business");
    const comes = !IN_ARREARS.has(taxpayer.behaviour) || random.chance(ARREARS_TAKEN);
    if (fits && comes) return taxpayer;
  }
  return null;
}

/** The day itself, or the Monday after. */
function workingDay(day: CivilDate): CivilDate {
  const of = weekday(day);
  return of > FRIDAY ? addDays(day, 8 - of) : day;
}

/** Some time in the working hours that begin at an hour (UTC), seven hours long. */
function at(day: CivilDate, hour: number, random: SeededRandom): Instant {
  const minutes = random.between(0, 6 * 60);
  return instant(new Date(Date.parse(`${day}T0${hour}:00:00Z`) + minutes * 60_000));
}
