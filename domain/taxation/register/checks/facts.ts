import {
  compare,
  ONE,
  parseCivilDate,
  parsed,
  parseFraction,
  parseText,
  refusal,
  type Parsed,
  type Refusal,
} from "../../../shared/index.js";
import type { ObjectFacts } from "../events.js";

/** Told by the object's own dates and by reliefs. */
const RESERVED = new Set(["id", "kind", "from", "to", "grounds"]);
const MAX_FACTS = 40;

/**
 * The facts of an object as they are kept: names in camelCase, texts cleaned, whole numbers from zero, `month`, `date`
 * and `ownershipShare` of their form. Whether a fact suits its kind is for the fiscal package of the year to say.
 */
export function parseFacts(facts: ObjectFacts): Parsed<ObjectFacts> {
  const entries = Object.entries(facts);
  if (entries.length > MAX_FACTS) return fault("object-facts-too-many", { max: MAX_FACTS });
  const read: Record<string, string | number | boolean> = {};
  for (const [name, value] of entries) {
    if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(name))
      return fault("object-fact-name-malformed", { field: name.slice(0, 60) });
    if (RESERVED.has(name)) return fault("object-fact-reserved", { field: name });
    const clean = parseValue(name, value);
    if (!clean.ok) return clean;
    read[name] = clean.value;
  }
  return parsed(read);
}

function parseValue(name: string, value: unknown): Parsed<string | number | boolean> {
  if (typeof value === "boolean") return parsed(value);
  if (typeof value === "number")
    return Number.isSafeInteger(value) && value >= 0 ? parsed(value) : fault("object-fact-malformed", { field: name });
  const text = parseText(value, 200);
  if (!text.ok) return fault(text.refusal.code, { ...text.refusal.facts, field: name });
  const formed =
    name === "month"
      ? /^\d{4}-(0[1-9]|1[0-2])$/.test(text.value)
      : name === "date"
        ? parseCivilDate(text.value).ok
        : name !== "ownershipShare" || isShare(text.value);
  return formed ? parsed(text.value) : fault("object-fact-malformed", { field: name });
}

/** A fraction above zero, at most 1. */
export function isShare(text: string): boolean {
  const share = parseFraction(text);
  return share.ok && compare(share.value, ONE) <= 0;
}

function fault(code: string, facts: Refusal["facts"]): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: refusal(code, facts) };
}
