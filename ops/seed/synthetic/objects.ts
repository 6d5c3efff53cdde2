import type { ObjectFacts } from "../../../domain/taxation/index.js";
import type { SeededRandom } from "./random.js";

/** A taxable object before it has an id: kind and facts as the fiscal package's `subjects` name them. */
export interface SyntheticObject {
  readonly kind: string;
  readonly facts: ObjectFacts;
  readonly from: string;
  readonly label: string | null;
}

/** What a family has: its dwelling (flat building tax with the household's tariffs), sometimes land or a second building. */
export function householdObjects(random: SeededRandom, unit: string): SyntheticObject[] {
  const flat = random.chance(0.9);
  const objects: SyntheticObject[] = [
    {
      kind: "household",
      facts: {
        unit,
        buildingTaxMethod: flat ? "flat" : "value",
        dwelling: "primary",
        otherMembersOver22: random.between(0, 2),
      },
      from: "2016-01-01",
      label: null,
    },
  ];
  if (!flat) objects.push(building(random, unit, "residential", random.between(45, 160)));
  if (unit !== "shkoder-city" && random.chance(0.5)) objects.push(agriculturalParcel(random, unit));
  if (random.chance(0.06)) objects.push(buildingPlot(random, unit, "residential"));
  return objects;
}

const ACTIVITIES = [
  ["retail", 24],
  ["bar-cafe", 16],
  ["restaurant", 7],
  ["fast-food", 4],
  ["supermarket", 3],
  ["wholesale", 4],
  ["hotel", 2],
  ["guesthouse", 3],
  ["production", 5],
  ["construction", 4],
  ["car-wash-repair", 4],
  ["professional-office", 8],
  ["health", 3],
  ["pharmacy", 3],
  ["transport", 3],
  ["personal-services", 6],
  ["crafts", 4],
  ["agro-livestock", 2],
  ["bank-insurance", 1],
  ["telecom", 1],
] as const satisfies readonly (readonly [string, number])[];

const USE_OF_ACTIVITY: Readonly<Record<string, string>> = {
  hotel: "hotel",
  guesthouse: "hotel",
  production: "production",
  wholesale: "warehouse",
  "professional-office": "office",
  "bank-insurance": "office",
};

/** What a business has: premises with an activity, the building it owns, a signboard, a hotel's nights, public space. */
export function businessObjects(random: SeededRandom, unit: string): { activity: string; objects: SyntheticObject[] } {
  const activity = random.weighted(ACTIVITIES);
  const area = random.between(18, activity === "supermarket" || activity === "production" ? 900 : 220);
  const lodging = activity === "hotel" || activity === "guesthouse";
  const objects: SyntheticObject[] = [
    {
      kind: "premises",
      facts: { unit, activity, areaM2: String(area), ...(lodging ? { rooms: random.between(4, 40) } : {}) },
      from: started(random),
      label: null,
    },
  ];
  if (random.chance(0.45)) objects.push(building(random, unit, USE_OF_ACTIVITY[activity] ?? "commerce-service", area));
  if (random.chance(0.6)) objects.push(signboard(random, unit));
  if (random.chance(0.1)) objects.push(buildingPlot(random, unit, "business"));
  if ((activity === "bar-cafe" || activity === "restaurant") && unit === "shkoder-city" && random.chance(0.5))
    objects.push(terrace(random, unit));
  if (lodging)
    for (const month of ["06", "07", "08", "09"])
      objects.push(hotelMonth(random, unit, `2025-${month}`, activity === "hotel"));
  return { activity, objects };
}

function building(random: SeededRandom, unit: string, use: string, area: number): SyntheticObject {
  return {
    kind: "building",
    facts: {
      unit,
      use,
      areaM2: String(area),
      status: "complete",
      built: random.chance(0.4) ? "before-1993" : "from-1993",
      assessmentMethod: "value",
    },
    from: started(random),
    label: cadastral(random),
  };
}

function agriculturalParcel(random: SeededRandom, unit: string): SyntheticObject {
  const category = random.weighted([
    ["II", 2],
    ["III", 3],
    ["IV", 3],
    ["V", 2],
    ["VI", 1],
    ["VII", 1],
  ] as const);
  return {
    kind: "agricultural-parcel",
    facts: {
      unit,
      areaHa: `${random.between(0, 2)}.${random.between(1, 9)}${random.between(0, 9)}`,
      landCategory: category,
    },
    from: "2016-01-01",
    label: cadastral(random),
  };
}

function buildingPlot(random: SeededRandom, unit: string, purpose: string): SyntheticObject {
  return {
    kind: "building-plot",
    facts: { unit, areaM2: String(random.between(120, 900)), purpose },
    from: started(random),
    label: cadastral(random),
  };
}

function signboard(random: SeededRandom, unit: string): SyntheticObject {
  const signType = random.weighted([
    ["identification", 6],
    ["advertising-fixed", 3],
    ["advertising-digital", 1],
  ] as const);
  return {
    kind: "signboard",
    facts: { unit, signType, areaM2: `${random.between(1, 12)}.${random.pick([0, 5])}`, faces: random.pick([1, 1, 2]) },
    from: started(random),
    label: null,
  };
}

function terrace(random: SeededRandom, unit: string): SyntheticObject {
  const facts = {
    unit,
    spaceZone: random.pick(["centre", "city-other"]),
    purpose: "tables-chairs",
    areaM2: String(random.between(8, 60)),
  };
  return { kind: "space-use", facts, from: "2025-05-01", label: null };
}

function hotelMonth(random: SeededRandom, unit: string, month: string, hotel: boolean): SyntheticObject {
  const facts = {
    unit,
    month,
    stars: hotel ? random.between(3, 5) : random.between(1, 2),
    personNights: random.between(20, hotel ? 900 : 160),
  };
  return { kind: "hotel-month", facts, from: `${month}-01`, label: null };
}

function started(random: SeededRandom): string {
  return `${random.between(2016, 2024)}-${String(random.between(1, 12)).padStart(2, "0")}-01`;
}

function cadastral(random: SeededRandom): string {
  return `ZK ${random.between(1000, 8999)}, pasuria ${random.between(1, 60)}/${random.between(1, 400)}`;
}
