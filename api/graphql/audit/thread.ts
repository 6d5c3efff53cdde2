import { comparePositions } from "../../../domain/shared/index.js";
import type { AuditRow } from "../../../read-models/read-side/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { scopeOf } from "../list.js";
import { LedgerEventRef } from "../live/ledger-event.js";
import { eventArguments, eventOf } from "./event.js";

/** Events of one request that are shown at most. */
const MAX_EVENTS = 200;

interface Thread {
  readonly events: readonly AuditRow[];
  readonly complete: boolean;
}

const thread = objectType<Thread>(
  "LedgerThread",
  "inherit",
  "Everything that one request caused, and what came of it.",
);
thread.implement((t) => ({
  events: t.field({
    type: [LedgerEventRef],
    description: "In the order of the log.",
    resolve: ({ events }) => [...events],
  }),
  complete: t.exposeBoolean("complete", { description: `False: there are more than the latest ${MAX_EVENTS}.` }),
}));

/** `ledgerThread`: the thread that an event is of. */
export function addThread(): void {
  builder.queryField("ledgerThread", (t) =>
    t.field({
      type: thread.reference,
      description:
        "The events of the request that an event belongs to, with the one that caused it, in the order of the log: `causationId` names an event or a command.",
      extensions: access("audit.read"),
      args: eventArguments(t),
      resolve: async (_root, args, context): Promise<Thread> => {
        const event = await eventOf(context, args);
        const scope = scopeOf(context, "audit.read");
        const { readSide } = context.dependencies;
        const filter = { correlationId: event.correlationId };
        const [page, cause] = await Promise.all([
          readSide.auditTrail(scope, { filter, limit: MAX_EVENTS, after: null }),
          readSide.auditEvent(scope, event.causationId),
        ]);
        const rows = new Map(page.rows.map(({ row }) => [row.eventId, row]));
        for (const row of [cause, event]) if (row !== null) rows.set(row.eventId, row);
        const events = [...rows.values()].sort((one, other) => comparePositions(one.position, other.position));
        return { events, complete: !page.hasNext };
      },
    }),
  );
}
