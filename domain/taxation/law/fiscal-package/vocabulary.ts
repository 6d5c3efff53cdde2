import { isJsonObject, objectsIn } from "../../../shared/index.js";
import { operatorsOf } from "./completeness/check-conditions.js";
import { factTypesOf, type FactType } from "./completeness/fact-types.js";
import type {
  Base,
  Charge,
  Collector,
  FieldType,
  FiscalPackage,
  InstalmentRule,
  LiabilityRule,
  PayerKind,
  Rate,
  Relief,
  SubjectField,
} from "./package.js";

/**
 * The closed lists of the format `defter.fiscal-package/1`: what an article is chosen from. Those of the schema
 * (`ops/data/fiscal-package.schema.json`); a test holds the two together.
 */
export const ARTICLE_CHOICES = {
  kinds: ["tax", "tariff"] satisfies Charge["kind"][],
  groups: [
    ...["property-tax", "business-tax", "development-tax", "shared-or-agent-tax", "household-service"],
    ...["business-service", "public-space", "parking", "permit-and-administrative", "other-service"],
  ],
  modes: ["assessed", "received-from-agent"] satisfies Charge["mode"][],
  payerKinds: [
    ...(["household", "person", "business", "institution", "ngo", "religious-community", "agent"] as const),
  ] satisfies PayerKind[],
  baseKinds: ["flat", "area-m2", "area-ha", "value", "person-night", "unit"] satisfies Base["kind"][],
  periods: ["annual", "monthly", "event"] satisfies Charge["period"][],
  prorations: ["months", "none"] satisfies Charge["proration"][],
  instalmentKinds: ["fixed-dates", "monthly", "on-event"] satisfies InstalmentRule["kind"][],
  rateTypes: ["amount", "percent", "fixed", "not-charged"] satisfies Rate["type"][],
  reliefKinds: ["exemption", "reduction"] satisfies Relief["kind"][],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The same of the other parts of a package: the facts of a kind of object, and who collects. */
export const PART_CHOICES = {
  fieldTypes: [
    ...(["decimal", "integer", "money", "fraction", "code", "boolean", "date", "month", "grounds"] as const),
  ] satisfies FieldType[],
  fieldUnits: [
    ...(["m2", "ha", "lek", "lek-per-m2", "night", "day", "hour", "ton", "count"] as const),
  ] satisfies NonNullable<SubjectField["unit"]>[],
  collectorKinds: ["municipality", "agent"] satisfies Collector["kind"][],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The same of the head of a package: how it stands, and the rules that hold for all of it. */
export const HEAD_CHOICES = {
  statuses: ["demonstration", "proposed", "approved", "repealed"] satisfies FiscalPackage["status"][],
  liabilityStarts: ["next-month", "same-month"] satisfies LiabilityRule["start"][],
  liabilityEnds: ["same-month", "previous-month"] satisfies LiabilityRule["end"][],
  dueDateRolls: ["next-working-day", "none"] satisfies FiscalPackage["dueDateRule"]["roll"][],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A fact that conditions and bases of a kind of subject may read: `subject.areaM2`. */
export interface ReadableFact extends FactType {
  readonly path: string;
  /** The comparisons that fit it. */
  readonly operators: readonly string[];
}

/** Tests of whether a fact is known fit every fact that may be missing. */
const KNOWN = ["exists", "absent"];

type FactSources = Pick<FiscalPackage, "subjects" | "units" | "zones" | "vocabularies">;

/**
 * The facts of every kind of subject of a package, by its code. A draft may be anything: what in it is not of the form of
 * a package is taken as not there.
 */
export function readableFacts(draft: unknown): ReadonlyMap<string, readonly ReadableFact[]> {
  const law = factSourcesIn(draft);
  const subjects = law.subjects.map(({ code }) => {
    const charge = { subject: code, payerKinds: ARTICLE_CHOICES.payerKinds } as const;
    const facts = [...factTypesOf(charge, law)].map(([path, fact]) => ({
      ...{ path, ...fact },
      operators: [...operatorsOf(fact), ...(fact.required ? [] : KNOWN)],
    }));
    return [code, facts] as const;
  });
  return new Map(subjects);
}

function factSourcesIn(draft: unknown): FactSources {
  const raw = isJsonObject(draft) ? draft : {};
  const vocabularies = isJsonObject(raw["vocabularies"]) ? Object.entries(raw["vocabularies"]) : [];
  const lists = vocabularies.filter(([, list]) => Array.isArray(list)).map(([name, list]) => [name, codedIn(list)]);
  const subjects = codedIn(raw["subjects"]).map((subject) => ({
    ...subject,
    fields: objectsIn(subject["fields"]).filter(({ name, type }) => isText(name) && isText(type)),
  }));
  const sources = { subjects, units: codedIn(raw["units"]), zones: codedIn(raw["zones"]) };
  return { ...sources, vocabularies: Object.fromEntries(lists) as object } as unknown as FactSources;
}

function codedIn(list: unknown) {
  return objectsIn(list).filter(({ code }) => isText(code));
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}
