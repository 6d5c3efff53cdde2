import type { By } from "../../../domain/casework/index.js";
import type { CaseTimelineEntry } from "../../../read-models/casework/index.js";
import type { CaseFact } from "../facts.js";

/** Fields that say what a fact is about, the most telling first. */
const ABOUT = ["outputId", "documentId", "opinionId", "noticeId", "complaintId", "appealId", "limit"] as const;

/** One line of the timeline for any fact of a case. */
export function timelineEntry(fact: CaseFact): CaseTimelineEntry {
  const data = fact.data as Readonly<Record<string, unknown>> & { readonly by?: By };
  const about = ABOUT.map((field) => data[field]).find((value) => typeof value === "string");
  const { transition } = data;
  return {
    eventId: fact.eventId,
    type: fact.type,
    recordedAt: fact.recordedAt,
    effectiveDate: fact.effectiveDate,
    actor: data.by?.personId ?? fact.actor.id,
    role: data.by?.role ?? fact.actor.role,
    office: fact.actor.office ?? null,
    reason: fact.reason ?? null,
    transition: typeof transition === "string" ? transition : null,
    about: (about as string | undefined) ?? null,
  };
}
