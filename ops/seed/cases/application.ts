import type { FormField, ServiceContent } from "../../../domain/casework/index.js";
import { addDays, yearOf, type CivilDate } from "../../../domain/shared/index.js";
import type { SyntheticTaxpayer } from "../synthetic/index.js";

/** The paper that stands for everything that is uploaded. */
export const PAPER = "D1";

/** The form of a service as an invented applicant fills it in. */
export function filledForm(
  { form }: Pick<ServiceContent, "form">,
  applicant: SyntheticTaxpayer,
  on: CivilDate,
): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries(form.map((field) => [field.key, answer(field, applicant, on)]));
}

function answer(field: FormField, { identifier, street, unit }: SyntheticTaxpayer, on: CivilDate) {
  const { key, type, min = 1, max = 20, options = [] } = field;
  switch (type) {
    case "text":
      return `${field.label.sq} (e trilluar)`.padEnd(min, ".").slice(0, max);
    case "number":
      return key.toLowerCase().endsWith("year") ? Math.min(Math.max(yearOf(on) - 1, min), max) : Math.max(min, 1);
    case "date":
      return /^(end|.*To$)/.test(key) ? addDays(on, 60) : addDays(on, -1);
    case "select":
      return options[0]!.code;
    case "boolean":
      return true;
    case "nid":
      return identifier.scheme === "nid" ? identifier.value : "J00101999W";
    case "nipt":
      return identifier.scheme === "nipt" ? identifier.value : "K22218003V";
    case "address":
      return street;
    case "file":
      return PAPER;
    case "unit":
      return unit;
  }
}
