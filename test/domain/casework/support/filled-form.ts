import type { FormField, FormKnown, ServiceContent } from "../../../../domain/casework/index.js";

export const formKnown: FormKnown = { units: ["velipoje", "shkoder-city"], documents: ["D1"] };

/** A form filled in as an applicant might. */
export function filledForm({
  form,
}: Pick<ServiceContent, "form">): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries(form.map((field) => [field.key, valueOf(field)]));
}

function valueOf({ key, type, min = 1, max = 20, options = [] }: FormField): string | number | boolean {
  switch (type) {
    case "text":
      return "Përshkrim i kërkesës".repeat(Math.ceil((min + 1) / 20)).slice(0, max);
    case "number":
      return Math.max(min, 1);
    case "date":
      return key.startsWith("end") ? "2025-06-30" : "2025-03-03";
    case "select":
      return options[0]!.code;
    case "boolean":
      return true;
    case "nid":
      return "J00101999W";
    case "nipt":
      return "K22218003V";
    case "address":
      return "Rruga 13 Dhjetori, Nd. 9";
    case "file":
      return "D1";
    case "unit":
      return "velipoje";
  }
}
