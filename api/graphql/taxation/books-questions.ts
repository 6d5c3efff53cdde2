import { ApiError } from "../../errors/index.js";
import { access } from "../access/rules.js";
import { builder } from "../builder.js";
import { checkedId, checkedText, checkedYear, validated } from "../inputs/index.js";
import { fresh, MIN_POSITION, scopeOf } from "../list.js";
import { FiscalPackageRef } from "./types/administration.js";
import { TrialBalanceFilter } from "./inputs/filters.js";
import {
  CollectionLineRef,
  JournalEntryRef,
  PlannedRevenueLineRef,
  RevenueLineRef,
  TrialBalanceLineRef,
} from "./types/books.js";

/** A year that is leap: sums are made for no longer at once. */
const YEAR_MS = 366 * 86_400_000;

/** The books: trial balance, collections and revenue. */
export function addBooksQuestions(): void {
  builder.queryField("trialBalance", (t) =>
    t.field({
      type: [TrialBalanceLineRef],
      description: "Debits and credits of every ledger account; their totals are equal.",
      extensions: access("books.read"),
      args: {
        from: t.arg({ type: "CivilDate", description: "First effective day. Default: from the beginning." }),
        to: t.arg({ type: "CivilDate", description: "Last effective day. Default: to the end." }),
        asOf: t.arg({ type: "Instant", description: "As known at this instant: later postings are left out." }),
        ledgerAccount: t.arg.string({ description: "This account alone; its sums need not be equal." }),
        revenueItem: t.arg.string({ description: "The accounts of one item of the budget; sums need not be equal." }),
        offices: t.arg.stringList({ description: "Offices in charge of the taxpayers, at most 50." }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, { minPosition, ...narrowed }, context) => {
        const filter = validated(TrialBalanceFilter, narrowed);
        await fresh(context, "journal", minPosition);
        return [...(await context.dependencies.readSide.trialBalance(scopeOf(context, "books.read"), filter))];
      },
    }),
  );
  builder.queryField("journalEntry", (t) =>
    t.field({
      type: JournalEntryRef,
      description: "One entry of the journal.",
      extensions: access("books.read"),
      args: {
        id: t.arg.id({ required: true }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, { id, minPosition }, context) => {
        // An event's id and the number of the entry within it.
        const entryId = checkedText(id, 80);
        await fresh(context, "journal", minPosition);
        const row = await context.dependencies.readSide.journalEntry(scopeOf(context, "books.read"), entryId);
        if (!row) throw new ApiError("NOT_FOUND", "not-found");
        return row;
      },
    }),
  );
  builder.queryField("collections", (t) =>
    t.field({
      type: [CollectionLineRef],
      description: "What came in by day, office and channel, also by cashier, without who paid. A year at most.",
      extensions: access("revenue.read"),
      args: {
        from: t.arg({ type: "CivilDate", required: true }),
        to: t.arg({ type: "CivilDate", required: true }),
        byCashier: t.arg.boolean({ description: "Apart for each who took or entered them." }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, { from, to, byCashier, minPosition }, context) => {
        if (from > to) throw new ApiError("VALIDATION", "period-reversed", { facts: { from, to } });
        if (Date.parse(to) - Date.parse(from) > YEAR_MS)
          throw new ApiError("VALIDATION", "period-too-long", { facts: { days: 366 } });
        await fresh(context, "payments", minPosition);
        const filter = { from, to, byCashier: byCashier === true };
        return [...(await context.dependencies.readSide.collections(scopeOf(context, "revenue.read"), filter))];
      },
    }),
  );
  builder.queryField("revenue", (t) =>
    t.field({
      type: [RevenueLineRef],
      description: "Assessed and collected of a year, by budget item, office and month.",
      extensions: access("revenue.read"),
      args: {
        year: t.arg.int({ required: true }),
        office: t.arg.string(),
        revenueItem: t.arg.string(),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, { year, office, revenueItem, minPosition }, context) => {
        checkedYear(year);
        const filter = {
          year,
          ...(office ? { office: checkedText(office, 80) } : {}),
          ...(revenueItem ? { revenueItem: checkedText(revenueItem, 80) } : {}),
        };
        await fresh(context, "revenue", minPosition);
        return [...(await context.dependencies.readSide.revenue(scopeOf(context, "revenue.read"), filter))];
      },
    }),
  );
  builder.queryField("plannedRevenue", (t) =>
    t.field({
      type: [PlannedRevenueLineRef],
      description:
        "What the council expected of a year, by budget item and unit of the territory: the plan that the public figures are compared with. Empty where none was adopted.",
      extensions: access("revenue.read"),
      args: { year: t.arg.int({ required: true }) },
      resolve: async (_root, { year }, context) => {
        checkedYear(year);
        const plan = await context.dependencies.revenuePlans.of(context.authorisation.signedIn().tenant, year);
        return [...(plan?.lines ?? [])];
      },
    }),
  );
}

/** One fiscal package. */
export function addAdministrationQuestions(): void {
  builder.queryField("fiscalPackage", (t) =>
    t.field({
      type: FiscalPackageRef,
      description: "One fiscal package with its whole content.",
      extensions: access("package.read"),
      args: {
        packageId: t.arg.id({ required: true }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, args, context) => {
        const id = checkedId(args.packageId);
        await fresh(context, "packages", args.minPosition);
        const row = await context.dependencies.readSide.fiscalPackage(scopeOf(context, "package.read"), id);
        if (!row) throw new ApiError("NOT_FOUND", "not-found");
        return row;
      },
    }),
  );
}
