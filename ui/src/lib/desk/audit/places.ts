import { addressOf } from "../../places/places.js";
import type { Language } from "../../words/index.js";

/** The page of one event: what every figure leads to. */
export function auditEvent(language: Language, eventId: string): string {
  return addressOf("desk", language, `audit/events/${eventId}`);
}

/** The events of the ledger, narrowed by what is given. */
export function auditEvents(language: Language, filter: Readonly<Record<string, string>> = {}): string {
  const asked = new URLSearchParams(filter).toString();
  return addressOf("desk", language, "audit") + (asked === "" ? "" : `?${asked}`);
}
