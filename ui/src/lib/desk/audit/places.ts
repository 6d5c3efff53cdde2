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

/** A record as it stood at a moment, or at two side by side. */
export function auditRecord(
  language: Language,
  kind: string,
  id: string,
  moments: Readonly<Record<string, string>> = {},
): string {
  const asked = new URLSearchParams(moments).toString();
  return addressOf("desk", language, `audit/records/${kind}/${id}`) + (asked === "" ? "" : `?${asked}`);
}

/** Everything that is written on one person. */
export function auditPerson(language: Language, id: string): string {
  return addressOf("desk", language, `audit/people/${id}`);
}

/** Who read whose data. */
export function auditReads(language: Language, filter: Readonly<Record<string, string>> = {}): string {
  const asked = new URLSearchParams(filter).toString();
  return addressOf("desk", language, "audit/reads") + (asked === "" ? "" : `?${asked}`);
}
