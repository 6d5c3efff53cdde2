import type { FiscalPackage, SubjectField } from "../../../domain/taxation/index.js";
import type { PublishedLaw, TaxableKind } from "../inputs/public.js";

/** Given once for all, or worked out by the office. */
const NOT_ASKED = new Set(["unit", "from", "to", "grounds", "ownershipShare"]);

/** A package as people may ask by it: what each kind of thing needs to be known of. */
export function publishedLawOf(law: FiscalPackage): PublishedLaw {
  const { number, date, title } = law.decision;
  return {
    year: law.fiscalYear,
    name: law.name,
    notice: law.notice,
    decision: { number, date, title },
    content: law,
    subjects: law.subjects.map((subject) => kindOf(law, subject)),
  };
}

function kindOf(law: FiscalPackage, { code, name, fields }: FiscalPackage["subjects"][number]): TaxableKind {
  const asked = fields.filter((field) => !NOT_ASKED.has(field.name));
  const form = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: Object.fromEntries(asked.map((field) => [field.name, schemaOf(law, field)])),
    required: asked.filter(({ required }) => required).map((field) => field.name),
    additionalProperties: false,
  };
  return { kind: code, name, form, grounds: groundsOf(law, code) };
}

function schemaOf(law: FiscalPackage, { type, vocabulary, label }: SubjectField): Readonly<Record<string, unknown>> {
  const labelled = { title: label.sq, "x-label": label };
  switch (type) {
    case "decimal":
      return { ...labelled, type: "number", minimum: 0 };
    case "integer":
    case "money":
      return { ...labelled, type: "integer", minimum: 0 };
    case "boolean":
      return { ...labelled, type: "boolean" };
    case "date":
      return { ...labelled, type: "string", format: "date" };
    case "code": {
      const options = (law.vocabularies[vocabulary ?? ""] ?? []).map(({ code, name }) => ({ code, label: name }));
      return { ...labelled, "x-type": "select", enum: options.map(({ code }) => code), "x-options": options };
    }
    default:
      return { ...labelled, type: "string", maxLength: 80 };
  }
}

/** The grounds that some relief on such a thing asks for. */
function groundsOf(law: FiscalPackage, kind: string): TaxableKind["grounds"] {
  const asked = JSON.stringify(law.items.filter(({ subject }) => subject === kind).map(({ reliefs }) => reliefs));
  return (law.vocabularies["ground"] ?? []).filter(({ code }) => asked.includes(`"value":"${code}"`));
}
