import type { LedgerSpan, LedgerTimeline } from "../../../read-models/read-side/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";

const READERS = ["audit.read", "books.read"] as const;

const span = objectType<LedgerSpan>(
  "LedgerSpan",
  READERS,
  "How many events were written from `from` to `to`, with both.",
);
span.implement((t) => ({
  from: t.field({ type: "Instant", resolve: ({ from }) => from }),
  to: t.field({ type: "Instant", resolve: ({ to }) => to }),
  events: t.exposeInt("events", { description: "Not counted beyond 50,000: that many are at least that many." }),
}));

const timeline = objectType<LedgerTimeline>(
  "LedgerTimeline",
  READERS,
  "When the ledger was written, seen from a moment: what a bar of time goes along.",
);
timeline.implement((t) => ({
  spans: t.field({
    type: [span.reference],
    description:
      "Even in time, from that of the first event to that of the last: at most sixty; none where nothing was.",
    resolve: ({ spans }) => [...spans],
  }),
  previous: t.field({
    type: "Instant",
    nullable: true,
    description: "One event back: the moment of the last event before the one that was last known.",
    resolve: ({ previous }) => previous,
  }),
  next: t.field({
    type: "Instant",
    nullable: true,
    description: "One event on: the moment of the next; null where nothing was written since.",
    resolve: ({ next }) => next,
  }),
}));

/** How many events by time, and the neighbours of a moment. */
export function addTimeline(): void {
  builder.queryField("ledgerTimeline", (t) =>
    t.field({
      type: timeline.reference,
      description: "When the ledger was written; events of the same millisecond are one step.",
      extensions: access(READERS),
      args: { at: t.arg({ type: "Instant", description: "From which moment it is seen; without it, from now." }) },
      resolve: async (_root, { at }, { authorisation, dependencies }) =>
        dependencies.readSide.ledgerTimeline(authorisation.signedIn().tenant, at ?? null),
    }),
  );
}
