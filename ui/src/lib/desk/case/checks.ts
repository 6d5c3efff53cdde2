/** What a check asks for, by its kind: the fields of `CheckInput`. The form and the reading of it are made from this. */
export type CheckField =
  | { readonly key: string; readonly kind: "text" | "number" | "date" | "lines" | "flag" | "document" }
  | { readonly key: string; readonly kind: "choice"; readonly options: readonly string[] };

export const CHECKS = {
  inspection: [
    { key: "on", kind: "date" },
    { key: "inspector", kind: "text" },
    { key: "result", kind: "choice", options: ["CONFORMS", "DOES_NOT_CONFORM"] },
  ],
  assessment: [
    { key: "on", kind: "date" },
    { key: "socialWorker", kind: "text" },
    { key: "conclusion", kind: "choice", options: ["IN_NEED", "IN_NEED_OF_LESS", "NOT_IN_NEED"] },
  ],
  commission: [
    { key: "on", kind: "date" },
    { key: "members", kind: "lines" },
    { key: "present", kind: "number" },
    { key: "for", kind: "number" },
    { key: "against", kind: "number" },
    { key: "abstained", kind: "number" },
  ],
  register: [
    { key: "register", kind: "text" },
    { key: "document", kind: "document" },
    { key: "answer", kind: "choice", options: ["CONFIRMED", "DIFFERS", "NOT_FOUND", "NO_ANSWER"] },
    { key: "by", kind: "choice", options: ["QUERY", "LETTER", "INTERVIEW"] },
    { key: "reference", kind: "text" },
  ],
  documentHeld: [
    { key: "document", kind: "document" },
    { key: "reference", kind: "text" },
  ],
  consent: [
    { key: "given", kind: "flag" },
    { key: "from", kind: "choice", options: ["PERSON", "GUARDIAN", "LEGAL_GROUND"] },
    { key: "reference", kind: "text" },
  ],
  clear: [{ key: "clear", kind: "flag" }],
  pages: [{ key: "pages", kind: "number" }],
  taxpayer: [{ key: "accountId", kind: "text" }],
  complainedOf: [{ key: "complainedOf", kind: "lines" }],
} as const satisfies Readonly<Record<string, readonly CheckField[]>>;

export type CheckKind = keyof typeof CHECKS;
export const CHECK_KINDS = Object.keys(CHECKS) as readonly CheckKind[];

/** These say a single thing: the check is its value. */
const BARE: readonly string[] = ["clear", "pages", "complainedOf"];
const VOTES: readonly string[] = ["for", "against", "abstained"];

/** The check that was sent, as the API takes it. What was not understood goes as it was typed: the API says why not. */
export function checkIn(kind: CheckKind, value: (field: CheckField) => unknown): Readonly<Record<string, unknown>> {
  const fields: readonly CheckField[] = CHECKS[kind];
  if (BARE.includes(kind)) return { [kind]: value(fields[0]!) };
  const said = fields.filter(({ key }) => !VOTES.includes(key)).map((field) => [field.key, value(field)]);
  const votes = fields.filter(({ key }) => VOTES.includes(key)).map((field) => [field.key, value(field)]);
  return { [kind]: Object.fromEntries(votes.length > 0 ? [...said, ["votes", Object.fromEntries(votes)]] : said) };
}
