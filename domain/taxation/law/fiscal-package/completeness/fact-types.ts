import type { Charge, FieldType, FiscalPackage } from "../package.js";

/** What is known of a fact that conditions may read. `codes` are the only values a code may have. */
export interface FactType {
  readonly type: FieldType;
  readonly required: boolean;
  readonly codes?: readonly string[];
}

/** The facts that the conditions of a charge may read, by dotted path. */
export function factTypesOf(
  charge: Pick<Charge, "subject" | "payerKinds">,
  law: Pick<FiscalPackage, "subjects" | "units" | "zones" | "vocabularies">,
): ReadonlyMap<string, FactType> {
  const types = new Map<string, FactType>([
    ["taxpayer.kind", { type: "code", required: true, codes: charge.payerKinds }],
    ["subject.kind", { type: "code", required: true, codes: [charge.subject] }],
    ["period.year", { type: "integer", required: true }],
    ["period.month", { type: "integer", required: true }],
  ]);
  const kind = law.subjects.find((each) => each.code === charge.subject);
  for (const field of kind?.fields ?? []) {
    const codes = field.name === "unit" ? law.units : vocabularyNamed(field.vocabulary ?? "", law);
    types.set(`subject.${field.name}`, {
      type: field.type,
      required: field.required === true,
      ...(codes ? { codes: codes.map((each) => each.code) } : {}),
    });
    if (field.name === "unit")
      types.set("subject.zone", {
        type: "code",
        required: field.required === true,
        codes: law.zones.map((zone) => zone.code),
      });
  }
  return types;
}

function vocabularyNamed(name: string, { vocabularies }: Pick<FiscalPackage, "vocabularies">) {
  return Object.hasOwn(vocabularies, name) ? vocabularies[name] : undefined;
}

export function isNumeric(type: FieldType): boolean {
  return type === "decimal" || type === "integer" || type === "money";
}
