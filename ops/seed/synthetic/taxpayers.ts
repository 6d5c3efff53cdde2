import { plainLetters, OFFICES_OF_CITY, UNIT_WEIGHTS } from "./places.js";
import { syntheticNid, syntheticNipt } from "./identifiers.js";
import { CITY_STREETS, FAMILY_NAMES, FEMALE_NAMES, FIRM_FORMS, FIRM_WORDS, MALE_NAMES, VILLAGES } from "./names.js";
import { businessObjects, householdObjects, type SyntheticObject } from "./objects.js";
import { SeededRandom, stableUlid } from "./random.js";

/** How an invented taxpayer behaves in the tax year. */
export type Behaviour =
  "pays-all" | "pays-part" | "pays-late" | "overpays" | "pays-then-reversed" | "agrees" | "objects" | "pays-nothing";

/** An invented taxpayer: nobody's data, everything realistic. */
export interface SyntheticTaxpayer {
  readonly index: number;
  readonly taxpayerId: string;
  readonly kind: "household" | "business";
  readonly name: string;
  readonly identifier: { readonly scheme: "nid" | "nipt"; readonly value: string };
  readonly unit: string;
  readonly street: string;
  readonly office: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly activity: string | null;
  readonly objects: readonly (SyntheticObject & { readonly objectId: string })[];
  readonly relief: { readonly ground: string; readonly document: string } | null;
  readonly behaviour: Behaviour;
}

/** Of eleven taxpayers one is a business, as in Shkodër: 60,000 households, 6,000 businesses. */
const BUSINESS_EVERY = 11;

const BEHAVIOURS = [
  ["pays-all", 50],
  ["pays-part", 5],
  ["pays-late", 3],
  ["overpays", 1],
  ["pays-then-reversed", 1],
  ["agrees", 0.5],
  ["objects", 0.5],
  ["pays-nothing", 39],
] as const satisfies readonly (readonly [Behaviour, number])[];

const RELIEFS = [
  ["pensioner-only-family", 6],
  ["social-aid-head", 3],
  ["invalid-head", 1],
  ["blind-head", 0.3],
  ["para-tetraplegic-head", 0.3],
  ["orphan", 0.4],
] as const;

/** The taxpayer of a running number; the same for one seed, whatever the size of the register. */
export function syntheticTaxpayer(seed: string, index: number): SyntheticTaxpayer {
  const random = new SeededRandom(`${seed}/${index}`);
  const business = index % BUSINESS_EVERY === BUSINESS_EVERY - 1;
  const unit = random.weighted(UNIT_WEIGHTS);
  const taxpayerId = stableUlid(seed, "taxpayer", index);
  const female = !business && random.chance(0.3);
  const family = random.pick(FAMILY_NAMES);
  const given = random.pick(female ? FEMALE_NAMES : MALE_NAMES);
  const belongings = business
    ? businessObjects(random, unit)
    : { activity: null, objects: householdObjects(random, unit) };
  const relief = !business && random.chance(0.11) ? random.weighted(RELIEFS) : null;
  return {
    index,
    taxpayerId,
    kind: business ? "business" : "household",
    name: business ? `${random.pick(FIRM_WORDS)} ${family} ${random.pick(FIRM_FORMS)}` : `${given} ${family}`,
    identifier: business
      ? { scheme: "nipt", value: syntheticNipt(index) }
      : { scheme: "nid", value: syntheticNid(index, female) },
    unit,
    street: streetIn(random, unit),
    office: unit === "shkoder-city" ? random.pick(OFFICES_OF_CITY) : unit,
    phone: random.chance(0.7)
      ? `+355 6${random.between(7, 9)} ${random.between(200, 999)} ${random.between(1000, 9999)}`
      : null,
    email: random.chance(0.35) ? `${plainLetters(given)}.${plainLetters(family)}${index}@posta.example` : null,
    activity: belongings.activity,
    objects: belongings.objects.map((object, at) => ({ ...object, objectId: stableUlid(seed, "object", index, at) })),
    relief:
      relief === null
        ? null
        : { ground: relief, document: `Vërtetim nr. ${random.between(100, 9999)}, viti 2024 (i trilluar)` },
    behaviour: random.weighted(BEHAVIOURS),
  };
}

/** The register, one by one, never all in memory. */
export function* syntheticRegister(seed: string, size: number): Generator<SyntheticTaxpayer> {
  for (let index = 0; index < size; index++) yield syntheticTaxpayer(seed, index);
}

function streetIn(random: SeededRandom, unit: string): string {
  if (unit === "shkoder-city") return `${random.pick(CITY_STREETS)}, nr. ${random.between(1, 180)}`;
  return `Fshati ${random.pick(VILLAGES[unit] ?? ["qendër"])}, nr. ${random.between(1, 90)}`;
}
