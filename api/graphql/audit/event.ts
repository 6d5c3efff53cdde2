import { defterEvents } from "../../../application/ledger/index.js";
import type { Position } from "../../../domain/shared/index.js";
import type { AuditRow } from "../../../read-models/read-side/index.js";
import { ApiError } from "../../errors/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { checkedId } from "../inputs/index.js";
import { fresh, MIN_POSITION, scopeOf } from "../list.js";
import { LedgerEventRef, whatHappened } from "../live/ledger-event.js";

interface EventKind {
  readonly type: string;
}

const kind = objectType<EventKind>("LedgerEventKind", "audit.read", "A type of event that the ledger knows.");
kind.implement((t) => ({
  type: t.exposeString("type"),
  what: t.string({
    description: "What such an event says, in your language.",
    resolve: ({ type }, _args, { language }) => whatHappened(type, language),
  }),
}));

/** One event, the types that there are. */
export function addEvent(): void {
  builder.queryField("ledgerEventKinds", (t) =>
    t.field({
      type: [kind.reference],
      description: "Every type of event, for choosing from.",
      extensions: access("audit.read"),
      resolve: () => defterEvents.map(({ type }) => ({ type })),
    }),
  );
  builder.queryField("ledgerEvent", (t) =>
    t.field({
      type: LedgerEventRef,
      description: "One fact by its id; personal fields stay encrypted. NOT_FOUND for one of another municipality.",
      extensions: access("audit.read"),
      args: eventArguments(t),
      resolve: async (_root, args, context) => eventOf(context, args),
    }),
  );
}

type Fields = Parameters<Parameters<typeof builder.queryField>[1]>[0];

/** By what an event is asked for. */
export const eventArguments = (t: Fields) => ({
  id: t.arg.id({ required: true }),
  minPosition: t.arg({ type: "Position" as const, description: MIN_POSITION }),
});

/** The event of an id, as the caller may see it in the trail. Throws NOT_FOUND. */
export async function eventOf(
  context: GraphqlContext,
  args: { readonly id: string; readonly minPosition?: Position | null | undefined },
): Promise<AuditRow> {
  const id = checkedId(args.id);
  await fresh(context, "audit", args.minPosition);
  const row = await context.dependencies.readSide.auditEvent(scopeOf(context, "audit.read"), id);
  if (!row) throw new ApiError("NOT_FOUND", "not-found");
  return row;
}
