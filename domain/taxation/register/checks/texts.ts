import { notParsed, parseCode, parsed, parseText, refusal, type Parsed, type Refusal } from "../../../shared/index.js";
import type { Contact, StatedAddress } from "../commands.js";

/** The first code that is none, as a refusal. */
export function codeFault(...codes: readonly string[]): Refusal | null {
  const wrong = codes.find((code) => !parseCode(code).ok);
  return wrong === undefined ? null : refusal("code-malformed", { code: wrong.slice(0, 80) });
}

/** Ids of objects, activities and reliefs become parts of names: letters, digits, hyphen, underscore; at most 50. */
export function idFault(id: string): Refusal | null {
  return /^[A-Za-z0-9_-]{1,50}$/.test(id) ? null : refusal("identifier-malformed", { id: id.slice(0, 60) });
}

/** As parseText, but null stays null. */
export function parseOptionalText(text: string | null, maxLength: number): Parsed<string | null> {
  return text === null ? parsed(null) : parseText(text, maxLength);
}

export function parseAddress({ unit, street }: StatedAddress): Parsed<StatedAddress> {
  const fault = codeFault(unit);
  if (fault) return { ok: false, refusal: fault };
  const clean = parseOptionalText(street, 200);
  return clean.ok ? parsed({ unit, street: clean.value }) : clean;
}

const MAX_CONTACTS = 10;

/** Addresses and telephone numbers: `email-malformed`, `phone-malformed`. */
export function parseContacts(contacts: readonly Contact[]): Parsed<readonly Contact[]> {
  if (contacts.length > MAX_CONTACTS) return notParsed("list-too-long", { max: MAX_CONTACTS });
  const read: Contact[] = [];
  for (const { kind, value } of contacts) {
    const text = parseText(value, 200);
    if (!text.ok) return text;
    if (kind === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.value)) return notParsed("email-malformed");
    if (kind === "phone" && !/^\+?[\d /().-]{5,30}$/.test(text.value)) return notParsed("phone-malformed");
    read.push({ kind, value: text.value });
  }
  return parsed(read);
}
