import { filter, map } from "rxjs";
import {
  followedByAll,
  LEAST_TAXPAYERS,
  movingRevenue,
  openRevenueOf,
  type OpenLine,
  type OpenMonth,
  type OpenRevenue,
} from "../../../public-revenue/index.js";
import { access } from "../../access/rules.js";
import { builder, objectType } from "../../builder.js";
import { WordsRef } from "../../casework/catalogue/words.js";
import type { GraphqlContext } from "../../context.js";
import { checkedYear } from "../../inputs/index.js";
import { openStreamToAll } from "../../live/open-stream.js";
import { publicTenant } from "../../read-guard.js";

const line = objectType<OpenLine>(
  "OpenRevenueLine",
  "inherit",
  "Own revenue of one item of the budget, or of one unit.",
);
line.implement((t) => ({
  code: t.exposeString("code", {
    nullable: true,
    description: "Null: those together behind which fewer than five taxpayers stand.",
  }),
  name: t.field({ type: WordsRef, nullable: true, resolve: ({ name }) => name }),
  planned: t.field({ type: "Lek", nullable: true, resolve: ({ planned }) => planned }),
  assessed: t.field({ type: "Lek", resolve: ({ assessed }) => assessed }),
  collected: t.field({ type: "Lek", resolve: ({ collected }) => collected }),
}));

const month = objectType<OpenMonth>("OpenRevenueMonth", "inherit", "Own revenue of one month of the effective day.");
month.implement((t) => ({
  month: t.exposeInt("month", { description: "1 to 12." }),
  assessed: t.field({ type: "Lek", resolve: ({ assessed }) => assessed }),
  collected: t.field({ type: "Lek", resolve: ({ collected }) => collected }),
}));

const plan = objectType<NonNullable<OpenRevenue["plan"]>>("RevenuePlan", "inherit", "What the council expected.");
plan.implement((t) => ({
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  synthetic: t.exposeBoolean("synthetic", { description: "Invented, for a demonstration." }),
  notice: t.field({ type: WordsRef, nullable: true, resolve: ({ notice }) => notice }),
  decisionNumber: t.string({ resolve: ({ decision }) => decision.number }),
  decisionDate: t.string({ resolve: ({ decision }) => decision.date }),
}));

const revenue = objectType<OpenRevenue>(
  "OpenRevenue",
  "public",
  "Own revenue of a year, without personal data: by month, by item and by unit, never two of them at once.",
);
revenue.implement((t) => ({
  year: t.exposeInt("year"),
  years: t.field({
    type: ["Int"],
    description: "Years that there is something of.",
    resolve: ({ years }) => [...years],
  }),
  plan: t.field({ type: plan.reference, nullable: true, resolve: ({ plan: published }) => published }),
  planned: t.field({ type: "Lek", nullable: true, resolve: ({ planned }) => planned }),
  assessed: t.field({ type: "Lek", resolve: ({ assessed }) => assessed }),
  collected: t.field({ type: "Lek", resolve: ({ collected }) => collected }),
  months: t.field({ type: [month.reference], resolve: ({ months }) => [...months] }),
  items: t.field({ type: [line.reference], resolve: ({ items }) => [...items] }),
  units: t.field({ type: [line.reference], resolve: ({ units }) => [...units] }),
  leastTaxpayers: t.int({
    description: "So many taxpayers, at least, stand behind each figure that is shown by itself.",
    resolve: () => LEAST_TAXPAYERS,
  }),
  position: t.field({
    type: "Position",
    nullable: true,
    description: "The figures hold everything in the ledger up to here.",
    resolve: ({ position }) => position,
  }),
  readAt: t.field({ type: "Instant", resolve: ({ readAt }) => readAt }),
}));

/** Own revenue, open to everyone; worked out at most every fifteen seconds. */
export function addOpenRevenue(): void {
  builder.queryField("openRevenue", (t) =>
    t.field({
      type: revenue.reference,
      description: "Own revenue of a year, planned, assessed and collected. Open to everyone.",
      extensions: access("public"),
      args: { year: t.arg.int({ description: YEAR }) },
      resolve: (_root, { year }, context) => figuresOf(context, year)(),
    }),
  );
  builder.subscriptionField("liveOpenRevenue", (t) =>
    t.field({
      type: revenue.reference,
      description:
        "Own revenue of a year as it is, and anew whenever money that came in or was owed has changed it: within about fifteen seconds. Open to everyone.",
      extensions: access("public"),
      args: { year: t.arg.int({ description: YEAR }) },
      subscribe: (_root, { year }, context) => {
        const { liveEvents, readSide } = context.dependencies;
        const tenant = publicTenant(context);
        const figures = figuresOf(context, year);
        const moving = followedByAll(readSide, `${tenant}/${year ?? "latest"}`, () => {
          const ofAccounts = liveEvents.pipe(
            filter(({ streamName }) => streamName.startsWith(`taxAccount-${tenant}.`)),
            map(({ position }) => position),
          );
          return movingRevenue(figures, ofAccounts);
        });
        return openStreamToAll(context, moving);
      },
      resolve: (figures) => figures,
    }),
  );
}

const YEAR = "Default: the latest year that has a plan, else the latest there is.";

function figuresOf(context: GraphqlContext, year: number | null | undefined): () => Promise<OpenRevenue> {
  const wanted = typeof year === "number" ? checkedYear(year) : null;
  const tenant = publicTenant(context);
  return () => openRevenueOf(context.dependencies)(tenant, wanted);
}
