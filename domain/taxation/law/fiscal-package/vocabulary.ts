import { operatorsOf } from "./completeness/check-conditions.js";
import { factTypesOf, type FactType } from "./completeness/fact-types.js";
import type { Base, Charge, FiscalPackage, InstalmentRule, PayerKind, Rate, Relief } from "./package.js";

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

/** A fact that conditions and bases of a kind of subject may read: `subject.areaM2`. */
export interface ReadableFact extends FactType {
  readonly path: string;
  /** The comparisons that fit it. */
  readonly operators: readonly string[];
}

/** Tests of whether a fact is known fit every fact that may be missing. */
const KNOWN = ["exists", "absent"];

/** The facts of every kind of subject of a package, by its code. What a draft lacks is taken as empty. */
export function readableFacts(law: Partial<FiscalPackage>): ReadonlyMap<string, readonly ReadableFact[]> {
  const whole = { ...law, units: law.units ?? [], zones: law.zones ?? [], vocabularies: law.vocabularies ?? {} };
  const subjects = (law.subjects ?? []).map(({ code }) => {
    const charge = { subject: code, payerKinds: ARTICLE_CHOICES.payerKinds } as const;
    const facts = [...factTypesOf(charge, { ...whole, subjects: law.subjects ?? [] })].map(([path, fact]) => ({
      ...{ path, ...fact },
      operators: [...operatorsOf(fact), ...(fact.required ? [] : KNOWN)],
    }));
    return [code, facts] as const;
  });
  return new Map(subjects);
}
