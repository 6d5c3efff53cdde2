import type { StoredEvent } from "../../../application/event-store/index.js";
import type { AuditRow } from "../../../read-models/read-side/index.js";
import { objectType } from "../builder.js";

/** An event as the auditor sees it, live and in the trail; personal fields stay encrypted. */
const ledgerEvent = objectType<AuditRow>("LedgerEvent", "audit.read", "A fact of the ledger as it was written.");
ledgerEvent.implement((t) => ({
  id: t.exposeID("eventId"),
  type: t.exposeString("type"),
  stream: t.exposeString("stream"),
  revision: t.field({ type: "Revision", resolve: ({ revision }) => revision }),
  position: t.field({ type: "Position", resolve: ({ position }) => position }),
  recordedAt: t.field({ type: "Instant", resolve: ({ recordedAt }) => recordedAt }),
  effectiveDate: t.field({ type: "CivilDate", resolve: ({ effectiveDate }) => effectiveDate }),
  actorId: t.exposeString("actorId"),
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

/** A stored event as a row of the trail. */
export function auditRowOf({ streamName, envelope, ...event }: StoredEvent): AuditRow {
  const { actor, commandId, $correlationId, $causationId, effectiveDate, reason, contentHash } = envelope;
  return {
    ...event,
    stream: streamName,
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
