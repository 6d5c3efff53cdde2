import type { CivilDate, Instant } from "../../../domain/shared/index.js";
import type { ArrearsLine, DebtorRow } from "../../../read-models/read-side/index.js";
import { recordRead } from "../access/record-read.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { inputTypeOf, validated } from "../inputs/index.js";
import { fresh, MIN_POSITION, scopeOf } from "../list.js";
import { pageSize } from "../relay/connection.js";
import { DebtorFilter } from "./inputs/filters.js";
import { ArrearsLineRef, DebtorRef } from "./types/arrears.js";

/** A report of what is unpaid: on which day ages were counted, and when it was asked. */
interface AsOf<Row> {
  readonly on: CivilDate;
  readonly askedAt: Instant;
  readonly rows: readonly Row[];
}

const ON = "The day on which ages are counted: today.";
const ASKED_AT = "What the books held at this instant; what comes in later is not in it.";

const report = objectType<AsOf<ArrearsLine>>("ArrearsReport", "revenue.read", "What is unpaid, by age.");
report.implement((t) => ({
  on: t.field({ type: "CivilDate", description: ON, resolve: ({ on }) => on }),
  askedAt: t.field({ type: "Instant", description: ASKED_AT, resolve: ({ askedAt }) => askedAt }),
  lines: t.field({ type: [ArrearsLineRef], resolve: ({ rows }) => [...rows] }),
}));

const debtors = objectType<AsOf<DebtorRow>>("DebtorReport", "arrears.read", "Who owes most of what is late.");
debtors.implement((t) => ({
  on: t.field({ type: "CivilDate", description: ON, resolve: ({ on }) => on }),
  askedAt: t.field({ type: "Instant", description: ASKED_AT, resolve: ({ askedAt }) => askedAt }),
  debtors: t.field({ type: [DebtorRef], description: "The largest first.", resolve: ({ rows }) => [...rows] }),
}));

/** Arrears: by age without names, and who owes most of them. */
export function addArrearsQuestions(): void {
  builder.queryField("arrears", (t) =>
    t.field({
      type: report.reference,
      description:
        "What is unpaid today by item of the budget, unit and age, without who owes it. Of the amounts themselves: " +
        "interest and fine grow by the day and are on the account.",
      extensions: access("revenue.read"),
      args: { minPosition: t.arg({ type: "Position", description: MIN_POSITION }) },
      resolve: async (_root, { minPosition }, context) => {
        await fresh(context, "arrears", minPosition);
        const { readSide } = context.dependencies;
        return asOf(context, await readSide.arrears(scopeOf(context, "revenue.read"), context.today));
      },
    }),
  );
  builder.queryField("debtors", (t) =>
    t.field({
      type: debtors.reference,
      description: "Who owes most of what is late, the largest first. Reading it is recorded.",
      extensions: access("arrears.read"),
      args: {
        first: t.arg.int({ description: "So many at most, up to 200. Default 50." }),
        filter: t.arg({ type: inputTypeOf(DebtorFilter) }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, { first, filter, minPosition }, context) => {
        const limit = pageSize(first, context);
        const narrowed = { ...validated(DebtorFilter, filter ?? {}), on: context.today };
        await fresh(context, "arrears", minPosition);
        const { readSide } = context.dependencies;
        const rows = await readSide.debtors(scopeOf(context, "arrears.read"), narrowed, limit);
        if (rows.length > 0) await recordRead(context, "arrears.read", "debtors", null);
        return asOf(context, rows);
      },
    }),
  );
}

function asOf<Row>({ today, dependencies }: GraphqlContext, rows: readonly Row[]): AsOf<Row> {
  return { on: today, askedAt: dependencies.clock(), rows };
}
