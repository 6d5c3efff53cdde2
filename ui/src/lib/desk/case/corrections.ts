import { typedFor, typedIn, valuesOf, type Typed } from "../../schema-form/read.js";
import { shownFields, type ShownField } from "../../schema-form/schema.js";
import type { Language } from "../../words/index.js";
import { textOf, textOrNull } from "../failed.js";

/** Before the names of the fields of the form that is corrected: the page has other fields. */
export const SCOPE = "form-";

/** Before the ids of its fields. */
export const CORRECTED = "correct-form-";

interface Filed {
  readonly service: { readonly form: unknown };
  readonly form: readonly { readonly key: string; readonly value: unknown }[] | null;
}

/** Fields that are typed; a file stays what it is: documents are added, and superseded, as documents. */
function typedFields(schema: unknown, language: Language): readonly ShownField[] {
  return shownFields(schema, language).filter(({ kind }) => kind !== "file");
}

/** The schema of the fields that can be corrected here. */
export function correctable(schema: unknown, language: Language): unknown {
  const { properties = {} } = schema as { readonly properties?: Readonly<Record<string, unknown>> };
  const keys = typedFields(schema, language).map(({ key }) => key);
  const left = Object.entries(properties).filter(([key]) => keys.includes(key));
  return { ...(schema as object), properties: Object.fromEntries(left) };
}

/** What stands in the form now; where a correction was refused, what was typed. */
export function typedBefore(filed: Filed, language: Language, refused?: Readonly<Record<string, string>>): Typed {
  const fields = typedFields(filed.service.form, language);
  if (refused) return typedIn(fields, { get: (name) => refused[name] }, SCOPE);
  return typedFor(fields, valuesIn(filed));
}

/** The whole form as it should have been: what was typed, and whatever is not typed as it stands. */
export function correctedForm(filed: Filed, sent: FormData, language: Language): Readonly<Record<string, unknown>> {
  const fields = typedFields(filed.service.form, language);
  const typed = fields.map(({ key }) => key);
  const rest = Object.entries(valuesIn(filed)).filter(([key]) => !typed.includes(key));
  return { ...Object.fromEntries(rest), ...valuesOf(fields, typedIn(fields, sent, SCOPE)) };
}

function valuesIn({ form }: Filed): Readonly<Record<string, unknown>> {
  return Object.fromEntries((form ?? []).map(({ key, value }) => [key, value]));
}

/** The applicant as they should have been stated; the kind of a case does not change. */
export function correctedApplicant(sent: FormData, kind: string) {
  const identifier = textOf(sent, "identifier").toUpperCase();
  const name = textOf(sent, "name");
  return {
    kind: kind.toUpperCase() as "BUSINESS" | "CITIZEN",
    language: textOf(sent, "language").toUpperCase() as "EN" | "SQ",
    ...(identifier === "" ? {} : { identifier }),
    ...(name === "" ? {} : { name }),
    contact: {
      email: textOrNull(sent, "email"),
      phone: textOrNull(sent, "phone"),
      address: textOrNull(sent, "address"),
    },
  };
}
