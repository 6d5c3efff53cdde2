import { filter, map } from "rxjs";
import type { JsonObject, StoredEvent } from "../../../application/event-store/index.js";
import { parseLek, trusted, type CivilDate, type Instant, type Lek } from "../../../domain/shared/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { auditRowOf, LedgerEventRef } from "./ledger-event.js";
import { openStream } from "./open-stream.js";

interface RevenueMovement {
  readonly kind: "payment" | "reversal";
  readonly amount: Lek;
  readonly office: string | null;
  readonly channel: string | null;
  readonly effectiveDate: CivilDate;
  readonly recordedAt: Instant;
}

const movement = objectType<RevenueMovement>(
  "RevenueMovement",
  "revenue.read",
  "Money that came in, or went out of the books again.",
);
movement.implement((t) => ({
  kind: t.exposeString("kind", { description: "`payment` or `reversal`." }),
  amount: t.field({ type: "Lek", description: "Negative for a reversal.", resolve: ({ amount }) => amount }),
  office: t.exposeString("office", { nullable: true }),
  channel: t.exposeString("channel", { nullable: true }),
  effectiveDate: t.field({ type: "CivilDate", resolve: ({ effectiveDate }) => effectiveDate }),
  recordedAt: t.field({ type: "Instant", resolve: ({ recordedAt }) => recordedAt }),
}));

/** Subscriptions on the ledger's own events. */
export function addEventSubscriptions(): void {
  builder.subscriptionField("ledgerEvents", (t) =>
    t.field({
      type: LedgerEventRef,
      description: "Every fact of the municipality as it is written; for some offices alone, what was done there.",
      extensions: access("audit.read"),
      args: { types: t.arg.stringList({ description: "Only these event types; left out: all." }) },
      subscribe: (_root, { types }, context) => {
        const { tenant } = context.authorisation.signedIn();
        const { offices } = context.authorisation.grant("audit.read");
        const wanted = types && types.length > 0 ? new Set(types.slice(0, 100)) : null;
        const source = context.dependencies.liveEvents.pipe(
          filter(({ envelope, type }) => {
            const near = offices === null || offices.includes(envelope.actor.office ?? "");
            return envelope.tenant === tenant && near && (wanted === null || wanted.has(type));
          }),
        );
        return openStream(context, source);
      },
      resolve: auditRowOf,
    }),
  );
  builder.subscriptionField("liveRevenue", (t) =>
    t.field({
      type: movement.reference,
      description:
        "Payments and reversals as they are recorded, of the caller's offices; reversals for those who act for all.",
      extensions: access("revenue.read"),
      subscribe: (_root, _args, context) => {
        const { tenant } = context.authorisation.signedIn();
        const { offices } = context.authorisation.grant("revenue.read");
        const source = context.dependencies.liveEvents.pipe(
          filter((event) => event.envelope.tenant === tenant && MOVEMENTS.has(event.type)),
          map(movementOf),
          filter(({ office }) => offices === null || (office !== null && offices.includes(office))),
        );
        return openStream(context, source);
      },
      resolve: (event) => event,
    }),
  );
}

const MOVEMENTS = new Set(["PaymentReceived", "PaymentReversed"]);

function movementOf({ type, data, envelope, recordedAt }: StoredEvent): RevenueMovement {
  const amount = trusted(parseLek(data["amount"]));
  const reversal = type === "PaymentReversed";
  return {
    kind: reversal ? "reversal" : "payment",
    amount: reversal ? (-amount as Lek) : amount,
    office: text(data, "office"),
    channel: text(data, "channel"),
    effectiveDate: envelope.effectiveDate,
    recordedAt,
  };
}

function text(data: JsonObject, field: string): string | null {
  const value = data[field];
  return typeof value === "string" ? value : null;
}
