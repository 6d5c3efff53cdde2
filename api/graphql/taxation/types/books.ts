import type { RevenuePlan } from "../../../../application/budget/index.js";
import type {
  CollectionLine,
  JournalEntryRow,
  JournalLine,
  RevenueLine,
  TrialBalanceLine,
} from "../../../../read-models/read-side/index.js";
import { accountOfChart, ledgerAccountName, revenueItemName } from "../../../../read-models/taxation/index.js";
import { message } from "../../../messages/index.js";
import { WhoRef } from "../../casework/index.js";
import { objectType } from "../../builder.js";

const line = objectType<JournalLine>("JournalLine", "inherit", "One posting: a debit or a credit.");
line.implement((t) => ({
  ledgerAccount: t.exposeString("ledgerAccount"),
  name: t.string({
    description: "The ledger account in your language.",
    resolve: ({ ledgerAccount }, _args, { language }) => ledgerAccountName(ledgerAccount)[language],
  }),
  debit: t.field({ type: "Lek", resolve: ({ debit }) => debit }),
  credit: t.field({ type: "Lek", resolve: ({ credit }) => credit }),
}));

const entry = objectType<JournalEntryRow>(
  "JournalEntry",
  "books.read",
  "An entry of the journal; its debits and credits are equal.",
);
entry.implement((t) => ({
  id: t.exposeID("entryId"),
  accountId: t.exposeID("accountId", { nullable: true }),
  eventId: t.exposeID("eventId", { description: "The fact behind it." }),
  office: t.exposeString("office", { description: "In charge of the taxpayer when the fact was learnt." }),
  effectiveDate: t.field({ type: "CivilDate", resolve: ({ effectiveDate }) => effectiveDate }),
  recordedAt: t.field({ type: "Instant", resolve: ({ recordedAt }) => recordedAt }),
  code: t.exposeString("code", { description: "What happened, such as `payment-received`." }),
  text: t.string({
    description: "What happened, in your language.",
    resolve: ({ code }, _args, { language }) => message(`entry-${code}`, {}, language),
  }),
  lines: t.field({ type: [line.reference], resolve: ({ lines }) => [...lines] }),
}));
export const JournalEntryRef = entry.reference;

const trial = objectType<TrialBalanceLine>(
  "TrialBalanceLine",
  "books.read",
  "One ledger account of the trial balance.",
);
trial.implement((t) => ({
  ledgerAccount: t.exposeString("ledgerAccount"),
  name: t.string({
    description: "The ledger account in your language.",
    resolve: ({ ledgerAccount }, _args, { language }) => ledgerAccountName(ledgerAccount)[language],
  }),
  kind: t.field({
    type: "String",
    nullable: true,
    description: "`asset`, `liability`, `revenue` or `expense`; null for an account that the chart does not know.",
    resolve: ({ ledgerAccount }) => accountOfChart(ledgerAccount)?.family.kind ?? null,
  }),
  revenueItem: t.string({
    nullable: true,
    description: "The item of the budget that the account is of; null for other accounts.",
    resolve: ({ ledgerAccount }) => itemOf(ledgerAccount),
  }),
  itemName: t.string({
    nullable: true,
    description: "The item in your language.",
    resolve: ({ ledgerAccount }, _args, { language }) => {
      const item = itemOf(ledgerAccount);
      return item === null ? null : revenueItemName(item)[language];
    },
  }),
  debit: t.field({ type: "Lek", resolve: ({ debit }) => debit }),
  credit: t.field({ type: "Lek", resolve: ({ credit }) => credit }),
  balance: t.field({ type: "Lek", description: "Debit less credit.", resolve: ({ balance }) => balance }),
}));
export const TrialBalanceLineRef = trial.reference;

function itemOf(ledgerAccount: string): string | null {
  const account = accountOfChart(ledgerAccount);
  return account?.family.by === "revenue-item" ? account.member : null;
}

const collection = objectType<CollectionLine>(
  "CollectionLine",
  "revenue.read",
  "What came in on one day, at one office, by one channel.",
);
collection.implement((t) => ({
  paidOn: t.field({ type: "CivilDate", resolve: ({ paidOn }) => paidOn }),
  office: t.exposeString("office"),
  channel: t.exposeString("channel"),
  recordedBy: t.field({
    type: WhoRef,
    nullable: true,
    description: "Who took or entered them; null where it was not asked by cashier.",
    resolve: ({ recordedBy }) => (recordedBy === null ? null : { id: recordedBy }),
  }),
  payments: t.exposeInt("payments", { description: "Payments that stand." }),
  amount: t.field({ type: "Lek", resolve: ({ amount }) => amount }),
  reversed: t.exposeInt("reversed", { description: "Payments of that day that were reversed since." }),
}));
export const CollectionLineRef = collection.reference;

const revenue = objectType<RevenueLine>(
  "RevenueLine",
  "revenue.read",
  "What was assessed and collected of one budget item, by one office, in one month.",
);
revenue.implement((t) => ({
  revenueItem: t.exposeString("revenueItem"),
  name: t.string({
    description: "The item in your language.",
    resolve: ({ revenueItem }, _args, { language }) => revenueItemName(revenueItem)[language],
  }),
  office: t.exposeString("office"),
  month: t.exposeString("month", { description: "`YYYY-MM`." }),
  assessed: t.field({ type: "Lek", resolve: ({ assessed }) => assessed }),
  collected: t.field({ type: "Lek", resolve: ({ collected }) => collected }),
}));
export const RevenueLineRef = revenue.reference;

const planned = objectType<RevenuePlan["lines"][number]>(
  "PlannedRevenueLine",
  "revenue.read",
  "What the council expected of one budget item, in one unit of the territory.",
);
planned.implement((t) => ({
  revenueItem: t.exposeString("item"),
  name: t.string({
    description: "The item in your language.",
    resolve: ({ item }, _args, { language }) => revenueItemName(item)[language],
  }),
  unit: t.exposeString("unit"),
  planned: t.field({ type: "Lek", resolve: ({ planned: amount }) => amount }),
}));
export const PlannedRevenueLineRef = planned.reference;
