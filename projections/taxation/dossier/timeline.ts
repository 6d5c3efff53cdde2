import type { LedgerFact } from "../../../application/ledger/index.js";
import type { Lek } from "../../../domain/shared/index.js";
import type { TimelineEntry } from "../../../read-models/taxation/index.js";

/** Fields that say what a fact is about, the most telling first. */
const ABOUT = [
  "number",
  "objectId",
  "activityId",
  "reliefId",
  "paymentId",
  "refundId",
  "agreementId",
  "objectionId",
  "key",
  "year",
  "duplicateId",
  "survivorId",
  "otherAccountId",
  "refersTo",
] as const;

/** One line of the timeline for any fact of a taxpayer. */
export function timelineEntry(fact: LedgerFact): TimelineEntry {
  const data = fact.data as Readonly<Record<string, unknown>>;
  const about = ABOUT.map((field) => data[field]).find((value) => value !== undefined && value !== null);
  return {
    eventId: fact.eventId,
    type: fact.type,
    recordedAt: fact.recordedAt,
    effectiveDate: fact.effectiveDate,
    actor: fact.actor.id,
    role: fact.actor.role,
    office: fact.actor.office ?? null,
    reason: fact.reason ?? null,
    amount: amountOf(data),
    about: about === undefined ? null : String(about),
  };
}

function amountOf({ amount, total, amounts }: Readonly<Record<string, unknown>>): Lek | null {
  if (typeof amount === "number") return amount as Lek;
  if (typeof total === "number") return total as Lek;
  const stated = (amounts as { readonly total?: Lek } | undefined)?.total;
  return stated ?? null;
}
