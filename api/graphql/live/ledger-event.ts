import type { StoredEvent } from "../../../application/event-store/index.js";
import { aboutOf } from "../../../read-models/administration/index.js";
import type { AuditRow } from "../../../read-models/read-side/index.js";
import { hasMessage, message, type Language } from "../../messages/index.js";
import { objectType } from "../builder.js";
import { WhoRef } from "../casework/index.js";

/** An event as the auditor sees it, live and in the trail; personal fields stay encrypted. */
const ledgerEvent = objectType<AuditRow>("LedgerEvent", "audit.read", "A fact of the ledger as it was written.");
ledgerEvent.implement((t) => ({
  id: t.exposeID("eventId"),
  type: t.exposeString("type"),
  what: t.string({
    description: "What happened, in your language.",
    resolve: ({ type }, _args, { language }) => whatHappened(type, language),
  }),
  stream: t.exposeString("stream"),
  about: t.exposeID("about", {
    description: "The person whom it names; where it names none, the subject of its stream.",
  }),
  revision: t.field({ type: "Revision", resolve: ({ revision }) => revision }),
  position: t.field({ type: "Position", resolve: ({ position }) => position }),
  recordedAt: t.field({ type: "Instant", resolve: ({ recordedAt }) => recordedAt }),
  effectiveDate: t.field({ type: "CivilDate", resolve: ({ effectiveDate }) => effectiveDate }),
  actorId: t.exposeString("actorId"),
  actor: t.field({ type: WhoRef, resolve: ({ actorId: id }) => ({ id }) }),
  actorRole: t.exposeString("actorRole"),
  actorOffice: t.exposeString("actorOffice", { nullable: true }),
  commandId: t.exposeString("commandId"),
  correlationId: t.exposeString("correlationId"),
  causationId: t.exposeString("causationId"),
  reason: t.exposeString("reason", { nullable: true }),
  contentHash: t.exposeString("contentHash"),
  data: t.field({ type: "JSON", description: "Personal fields are encrypted here.", resolve: ({ data }) => data }),
}));
export const LedgerEventRef = ledgerEvent.reference;

/** A type of event in words, without a full stop: it stands in lists. */
export function whatHappened(type: string, language: Language): string {
  const own = `event-${type}`;
  return message(hasMessage(own) ? own : `fact-${type}`, {}, language).replace(/\.$/, "");
}

/** A stored event as a row of the trail. */
export function auditRowOf({ streamName, envelope, ...event }: StoredEvent): AuditRow {
  const { actor, commandId, $correlationId, $causationId, effectiveDate, reason, contentHash } = envelope;
  return {
    ...event,
    stream: streamName,
    about: aboutOf(streamName, event.data),
    effectiveDate,
    actorId: actor.id,
    actorRole: actor.role,
    actorOffice: actor.office ?? null,
    commandId,
    correlationId: $correlationId,
    causationId: $causationId,
    reason: reason ?? null,
    contentHash,
  };
}
