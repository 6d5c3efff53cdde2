import type { CheckedClearance } from "../../../../application/taxation/index.js";
import type {
  AccountPosition,
  AgreementPosition,
  BillPosition,
  InstalmentPosition,
  ObligationPosition,
  OwedItem,
  PartPosition,
  PaymentPosition,
  Settlement,
} from "../../../../domain/taxation/index.js";
import { objectType } from "../../builder.js";
import { ComponentsRef } from "./amounts.js";

const settlement = objectType<Settlement>("Settlement", "inherit", "What one payment settled of one part.");
settlement.implement((t) => ({
  paymentId: t.exposeID("paymentId"),
  on: t.field({ type: "CivilDate", resolve: ({ on }) => on }),
  settled: t.field({ type: ComponentsRef, resolve: (all) => all }),
}));

const part = objectType<PartPosition>("PartPosition", "inherit", "One due part of an obligation as of a day.");
part.implement((t) => ({
  number: t.exposeInt("number"),
  due: t.field({ type: "CivilDate", resolve: ({ due }) => due }),
  amount: t.field({ type: "Lek", resolve: ({ amount }) => amount }),
  writtenOff: t.field({ type: "Lek", resolve: ({ writtenOff }) => writtenOff }),
  paid: t.field({ type: ComponentsRef, resolve: ({ paid }) => paid }),
  outstanding: t.field({ type: ComponentsRef, resolve: ({ outstanding }) => outstanding }),
  overdue: t.exposeBoolean("overdue"),
  settledBy: t.field({ type: [settlement.reference], resolve: ({ settledBy }) => [...settledBy] }),
}));

const obligation = objectType<ObligationPosition>("ObligationPosition", "inherit", "One obligation as of a day.");
obligation.implement((t) => ({
  key: t.exposeID("key"),
  item: t.exposeString("item"),
  revenueItem: t.exposeString("revenueItem"),
  unit: t.exposeString("unit"),
  year: t.exposeInt("year"),
  component: t.exposeString("component"),
  amount: t.field({ type: "Lek", resolve: ({ amount }) => amount }),
  outstanding: t.field({ type: ComponentsRef, resolve: ({ outstanding }) => outstanding }),
  parts: t.field({ type: [part.reference], resolve: ({ parts }) => [...parts] }),
}));

const payment = objectType<PaymentPosition>("PaymentPosition", "inherit", "A payment that stands.");
payment.implement((t) => ({
  paymentId: t.exposeID("paymentId"),
  amount: t.field({ type: "Lek", resolve: ({ amount }) => amount }),
  paidOn: t.field({ type: "CivilDate", resolve: ({ paidOn }) => paidOn }),
  advance: t.field({
    type: "Lek",
    description: "What of it has settled nothing yet.",
    resolve: ({ advance }) => advance,
  }),
}));

const position = objectType<AccountPosition>(
  "AccountPosition",
  "inherit",
  "What is owed, paid and over, as known at one time and effective at the end of one day.",
);
position.implement((t) => ({
  accountId: t.exposeID("accountId"),
  effectiveOn: t.field({ type: "CivilDate", resolve: ({ effectiveOn }) => effectiveOn }),
  obligations: t.field({ type: [obligation.reference], resolve: ({ obligations }) => [...obligations] }),
  payments: t.field({ type: [payment.reference], resolve: ({ payments }) => [...payments] }),
  outstanding: t.field({ type: ComponentsRef, resolve: ({ outstanding }) => outstanding }),
  overdue: t.field({ type: ComponentsRef, resolve: ({ overdue }) => overdue }),
  overdueSince: t.field({ type: "CivilDate", nullable: true, resolve: ({ overdueSince }) => overdueSince }),
  paid: t.field({ type: "Lek", resolve: ({ paid }) => paid }),
  writtenOff: t.field({ type: "Lek", resolve: ({ writtenOff }) => writtenOff }),
  advance: t.field({ type: "Lek", resolve: ({ advance }) => advance }),
  refundsApproved: t.field({ type: "Lek", resolve: ({ refundsApproved }) => refundsApproved }),
  refundsPaid: t.field({ type: "Lek", resolve: ({ refundsPaid }) => refundsPaid }),
  refundedInExcess: t.field({ type: "Lek", resolve: ({ refundedInExcess }) => refundedInExcess }),
}));
export const AccountPositionRef = position.reference;

const owed = objectType<OwedItem>("OwedItem", "inherit", "A due part, and what of it is owed.");
owed.implement((t) => ({
  key: t.exposeID("key"),
  part: t.exposeInt("part"),
  item: t.exposeString("item"),
  due: t.field({ type: "CivilDate", resolve: ({ due }) => due }),
  outstanding: t.field({ type: ComponentsRef, resolve: ({ outstanding }) => outstanding }),
}));

const bill = objectType<BillPosition>("BillPosition", "inherit", "What an invoice comes to on a day.");
bill.implement((t) => ({
  invoiceId: t.exposeID("invoiceId"),
  number: t.exposeString("number"),
  year: t.exposeInt("year"),
  cancelled: t.exposeBoolean("cancelled"),
  effectiveOn: t.field({ type: "CivilDate", resolve: ({ effectiveOn }) => effectiveOn }),
  parts: t.field({ type: [owed.reference], resolve: ({ parts }) => [...parts] }),
  outstanding: t.field({ type: ComponentsRef, resolve: ({ outstanding }) => outstanding }),
}));
export const BillPositionRef = bill.reference;

const decision = objectType<CheckedClearance>(
  "ClearanceDecision",
  "inherit",
  "Whether a clearance can be given, and what stands in its way.",
);
decision.implement((t) => ({
  answeredBy: t.exposeID("answeredBy", {
    description: "The account that says it: where the one that was asked for was merged, the one that goes on.",
  }),
  on: t.field({ type: "CivilDate", resolve: ({ on }) => on }),
  state: t.exposeString("state"),
  article: t.exposeString("article", { nullable: true }),
  basis: t.field({ type: ["ID"], resolve: ({ basis }) => [...basis] }),
  owed: t.field({ type: [owed.reference], resolve: (all) => [...all.owed] }),
  owedTotal: t.field({ type: "Lek", resolve: ({ owedTotal }) => owedTotal }),
  owedSince: t.field({ type: "CivilDate", nullable: true, resolve: ({ owedSince }) => owedSince }),
}));
export const ClearanceDecisionRef = decision.reference;

const instalment = objectType<InstalmentPosition>(
  "Instalment",
  "inherit",
  "One instalment of an agreement as of today.",
);
instalment.implement((t) => ({
  due: t.field({ type: "CivilDate", resolve: ({ due }) => due }),
  amount: t.field({ type: "Lek", resolve: ({ amount }) => amount }),
  paid: t.field({
    type: "Lek",
    description: "What came in meets the first of them first.",
    resolve: ({ paid }) => paid,
  }),
  status: t.exposeString("status", { description: "`kept`, `open` or `missed`." }),
}));

const agreement = objectType<AgreementPosition>("Agreement", "account.read", "An agreement to pay by instalments.");
agreement.implement((t) => ({
  id: t.exposeID("agreementId"),
  signedOn: t.field({ type: "CivilDate", resolve: ({ signedOn }) => signedOn }),
  status: t.exposeString("outcome", { description: "`standing`, `broken` or `kept`." }),
  endedOn: t.field({ type: "CivilDate", nullable: true, resolve: ({ endedOn }) => endedOn }),
  instalments: t.field({ type: [instalment.reference], resolve: ({ instalments }) => [...instalments] }),
}));
export const AgreementRef = agreement.reference;
