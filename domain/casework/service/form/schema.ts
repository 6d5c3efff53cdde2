import type { FormField, ServiceFee } from "../content.js";
import { isMeasured, MAX_QUANTITY } from "../quantity.js";

/** A JSON Schema 2020-12 document; `x-label` holds the labels in both languages, `title` the Albanian one. */
export type FormSchema = Readonly<Record<string, unknown>>;

/** What a form's schema follows from. */
export interface ShownForm {
  readonly form: readonly FormField[];
  readonly fees: readonly CountedFee[];
}
export type CountedFee = Pick<ServiceFee, "quantityField" | "per">;

/** Lengths that hold where a field names none. */
export const DEFAULT_TEXT_LENGTH = 2000;
export const ADDRESS_LENGTH = 300;

/** The schema of a form: what a client may show and check before it sends. Anything but the named fields is refused. */
export function formSchema({ form, fees }: ShownForm): FormSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: Object.fromEntries(
      form.map((field) => {
        const fee = fees.find(({ quantityField }) => quantityField === field.key);
        return [field.key, { ...fieldSchemaOf(field), ...(fee ? quantityOf(field, fee) : {}) }];
      }),
    ),
    required: form.filter(({ required }) => required).map(({ key }) => key),
    additionalProperties: false,
  };
}

function fieldSchemaOf(field: FormField): FormSchema {
  return { title: field.label.sq, "x-label": field.label, "x-type": field.type, ...typeOf(field) };
}

/** What is counted is whole and at least one; what is measured is more than nothing. */
function quantityOf({ min, max }: FormField, fee: CountedFee): FormSchema {
  const least = isMeasured(fee) ? { exclusiveMinimum: 0 } : { minimum: Math.max(1, min ?? 1), multipleOf: 1 };
  return { ...least, maximum: Math.min(MAX_QUANTITY, max ?? MAX_QUANTITY) };
}

function typeOf({ type, min, max, options = [] }: FormField): FormSchema {
  switch (type) {
    case "text":
      return { type: "string", minLength: Math.max(1, min ?? 1), maxLength: max ?? DEFAULT_TEXT_LENGTH };
    case "number":
      return {
        type: "number",
        ...(min === undefined ? {} : { minimum: min }),
        ...(max === undefined ? {} : { maximum: max }),
      };
    case "date":
      return { type: "string", format: "date" };
    case "select":
      return { enum: options.map(({ code }) => code), "x-options": options };
    case "boolean":
      return { type: "boolean" };
    case "nid":
      return { type: "string", pattern: "^[0-9A-T][0-9]{8}[A-W]$" };
    case "nipt":
      return { type: "string", pattern: "^[A-M][0-9]{8}[A-Z]$" };
    case "address":
      return { type: "string", minLength: 1, maxLength: ADDRESS_LENGTH };
    case "file":
      return { type: "string", minLength: 1, maxLength: 64 };
    case "unit":
      return { type: "string", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 80 };
  }
}
