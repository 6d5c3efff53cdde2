import { textOf, textOrNull } from "../failed.js";

const KINDS = { assessment: "ASSESSMENT", reminder: "REMINDER", demand: "DEMAND" } as const;
const NUMBERS = ["year", "daysLate", "minimum", "quietDays", "payWithin"] as const;

/** Digits, thousands apart or not; what is no number is out of every range, so that the API says which is asked for. */
function wholeOf(text: string): number {
  const digits = text.replace(/[\s.]/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : -1;
}

/** Whom and what notices are of, as a form says it. */
export function choiceIn(sent: FormData) {
  const items = sent.getAll("items").map(String);
  const numbers = NUMBERS.filter((name) => textOf(sent, name) !== "");
  return {
    kind: KINDS[textOf(sent, "kind") as keyof typeof KINDS] ?? KINDS.reminder,
    selection: { unit: textOrNull(sent, "unit"), kind: textOrNull(sent, "payerKind") },
    ...(items.length > 0 ? { items } : {}),
    ...Object.fromEntries(numbers.map((name) => [name, wholeOf(textOf(sent, name))])),
  };
}

/** The same as it was asked for: of a run, or of a look before one. */
export interface Chosen {
  readonly kind: string;
  readonly unit: string | null;
  readonly taxpayerKind: string | null;
  readonly terms: { readonly items: readonly string[] | null } & Readonly<
    Record<(typeof NUMBERS)[number], number | null>
  >;
}

/** The form that says it, filled in: each field by its name, and a field for each tax. */
export function fieldsOf({ kind, unit, taxpayerKind, terms }: Chosen): readonly (readonly [string, string])[] {
  const numbers = NUMBERS.map((name) => [name, String(terms[name] ?? "")] as const);
  const items = (terms.items ?? []).map((code) => ["items", code] as const);
  return [["kind", kind], ["unit", unit ?? ""], ["payerKind", taxpayerKind ?? ""], ...numbers, ...items];
}
