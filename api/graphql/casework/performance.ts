import type { CasePerformanceLine } from "../../../read-models/read-side/index.js";
import { ApiError } from "../../errors/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { inputTypeOf, validated } from "../inputs/index.js";
import { fresh, MIN_POSITION, scopeOf } from "../list.js";
import { seesSensitive } from "./access/index.js";
import { CasePerformanceInput } from "./inputs/filters.js";

const line = objectType<CasePerformanceLine>(
  "CasePerformanceLine",
  "performance.read",
  "How the offices did in a period: what came in, what was decided, what waits; nobody's personal data.",
);
line.implement((t) => ({
  service: t.exposeString("service", { nullable: true }),
  office: t.exposeString("office", { nullable: true }),
  clerk: t.exposeString("clerk", { nullable: true, description: "The user who decided." }),
  month: t.exposeString("month", { nullable: true, description: "`YYYY-MM`." }),
  received: t.exposeInt("received"),
  decided: t.exposeInt("decided"),
  pending: t.exposeInt("pending", { description: "Open at the end of the period." }),
  decidedLate: t.exposeInt("decidedLate"),
  pendingLate: t.exposeInt("pendingLate"),
  medianDays: t.exposeFloat("medianDays", {
    nullable: true,
    description: "Calendar days from lodging to decision; null where nothing was decided.",
  }),
  ninetiethDays: t.exposeFloat("ninetiethDays", { nullable: true }),
}));

const PERFORMANCE = "performance.read";

/** `casePerformance`: how the offices did. */
export function addPerformance(): void {
  builder.queryField("casePerformance", (t) =>
    t.field({
      type: [line.reference],
      description:
        "How your offices did in a period, by service, office, clerk or month. Cases that you may not read are not counted.",
      extensions: access(PERFORMANCE),
      args: {
        filter: t.arg({ type: inputTypeOf(CasePerformanceInput), required: true }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, args, context) => {
        const filter = validated(CasePerformanceInput, args.filter);
        if (filter.from > filter.to)
          throw new ApiError("VALIDATION", "performance-period-reversed", {
            facts: { from: filter.from, to: filter.to },
          });
        await fresh(context, "cases", args.minPosition);
        const asked = { ...filter, seesSensitive: seesSensitive(context.authorisation) };
        return [...(await context.dependencies.readSide.casePerformance(scopeOf(context, PERFORMANCE), asked))];
      },
    }),
  );
}
