import type {
  ClearanceRow,
  InvoiceRow,
  ObligationRow,
  PaymentRow,
  TaxNoticeRow,
} from "../../../../read-models/read-side/index.js";
import { access } from "../../access/rules.js";
import { objectType } from "../../builder.js";
import { WhoRef } from "../../casework/index.js";
import { StatedAmountsRef } from "./amounts.js";
import { MERGED_FROM, mergedRecord } from "./merged-record.js";
import { taxpayerName } from "./taxpayer-name.js";
import { TaxpayerRef } from "./taxpayer.js";

/** Officers see everybody's in their offices; citizens their own, which are given to them by fields of their own. */
const OWN_TOO = ["account.read", "own.read"] as const;

const obligation = objectType<ObligationRow>(
  "Obligation",
  OWN_TOO,
  "One item of the fiscal package on one object for one year. What of it is unpaid: `accountPosition`.",
);
obligation.implement((t) => ({
  accountId: t.exposeID("accountId"),
  taxpayer: t.field({ type: TaxpayerRef, extensions: access("register.read"), resolve: ({ accountId }) => accountId }),
  key: t.exposeID("key"),
  year: t.exposeInt("year"),
  item: t.exposeString("item"),
  revenueItem: t.exposeString("revenueItem"),
  unit: t.exposeString("unit"),
  office: t.exposeString("office"),
  packageId: t.exposeID("packageId", { nullable: true }),
  base: t.exposeString("base", { nullable: true }),
  gross: t.field({ type: "Lek", resolve: ({ gross }) => gross }),
  relief: t.field({ type: "Lek", resolve: ({ relief }) => relief }),
  net: t.field({ type: "Lek", resolve: ({ net }) => net }),
  dueFirst: t.field({ type: "CivilDate", nullable: true, resolve: ({ dueFirst }) => dueFirst }),
  dueLast: t.field({ type: "CivilDate", nullable: true, resolve: ({ dueLast }) => dueLast }),
  trace: t.field({
    type: "JSON",
    nullable: true,
    description: "How the figure came about, by the codes of the package.",
    resolve: ({ trace }) => trace,
  }),
}));
export const ObligationRef = obligation.reference;

const invoice = objectType<InvoiceRow>("Invoice", OWN_TOO, "An invoice, with the amounts as stated on the paper.");
invoice.implement((t) => ({
  id: t.exposeID("invoiceId"),
  accountId: t.exposeID("accountId"),
  taxpayer: t.field({ type: TaxpayerRef, extensions: access("register.read"), resolve: ({ accountId }) => accountId }),
  name: t.loadable({ ...taxpayerName("invoices"), resolve: ({ accountId }) => accountId }),
  number: t.exposeString("number"),
  office: t.exposeString("office"),
  year: t.exposeInt("year"),
  issuedOn: t.field({ type: "CivilDate", resolve: ({ issuedOn }) => issuedOn }),
  due: t.field({ type: "CivilDate", resolve: ({ due }) => due }),
  amounts: t.field({ type: StatedAmountsRef, resolve: ({ amounts }) => amounts }),
  status: t.exposeString("status"),
  mergedFrom: t.field({
    ...MERGED_FROM,
    resolve: ({ accountId }, _args, context) => mergedRecord(context, accountId),
  }),
}));
export const InvoiceRef = invoice.reference;

const taxNotice = objectType<TaxNoticeRow>("TaxNotice", OWN_TOO, "What somebody who owes was told, as the paper says.");
taxNotice.implement((t) => ({
  id: t.exposeID("noticeId"),
  accountId: t.exposeID("accountId"),
  taxpayer: t.field({ type: TaxpayerRef, extensions: access("register.read"), resolve: ({ accountId }) => accountId }),
  name: t.loadable({ ...taxpayerName("taxNotices"), resolve: ({ accountId }) => accountId }),
  number: t.exposeString("number"),
  office: t.exposeString("office"),
  kind: t.exposeString("kind", { description: "`assessment`, `reminder` or `demand`." }),
  issuedOn: t.field({ type: "CivilDate", resolve: ({ issuedOn }) => issuedOn }),
  payBy: t.field({ type: "CivilDate", resolve: ({ payBy }) => payBy }),
  total: t.field({ type: "Lek", resolve: ({ total }) => total }),
  way: t.exposeString("way", { description: "`e-mail`, or `print` where no address was known." }),
  mail: t.exposeString("mail", {
    nullable: true,
    description:
      "What became of its e-mail: `waiting`, `sent`, or `undelivered`, then it goes by post. Null where it is printed, and before the e-mail is written.",
  }),
  receivedOn: t.field({
    type: "CivilDate",
    nullable: true,
    description: "When the law deems it received; null while it was not served.",
    resolve: ({ receivedOn }) => receivedOn,
  }),
  mergedFrom: t.field({
    ...MERGED_FROM,
    resolve: ({ accountId }, _args, context) => mergedRecord(context, accountId),
  }),
}));
export const TaxNoticeRef = taxNotice.reference;

const payment = objectType<PaymentRow>("Payment", OWN_TOO, "Money that came in.");
payment.implement((t) => ({
  id: t.exposeID("paymentId"),
  accountId: t.exposeID("accountId"),
  taxpayer: t.field({ type: TaxpayerRef, extensions: access("register.read"), resolve: ({ accountId }) => accountId }),
  amount: t.field({ type: "Lek", resolve: ({ amount }) => amount }),
  channel: t.exposeString("channel"),
  paidOn: t.field({ type: "CivilDate", resolve: ({ paidOn }) => paidOn }),
  recordedAt: t.field({ type: "Instant", resolve: ({ recordedAt }) => recordedAt }),
  reference: t.exposeString("reference", { nullable: true }),
  payer: t.exposeString("payer", { nullable: true }),
  office: t.exposeString("office"),
  receiptNumber: t.exposeString("receiptNumber", { nullable: true }),
  desk: t.exposeString("desk", {
    nullable: true,
    extensions: access("account.read"),
    description: "The cash desk that took it.",
  }),
  recordedBy: t.field({
    type: WhoRef,
    extensions: access("account.read"),
    description: "Who took or entered it.",
    resolve: ({ recordedBy }) => ({ id: recordedBy }),
  }),
  reversed: t.exposeBoolean("reversed"),
  reversalGround: t.exposeString("reversalGround", { nullable: true }),
  mergedFrom: t.field({
    ...MERGED_FROM,
    resolve: ({ receivedBy }, _args, context) => mergedRecord(context, receivedBy),
  }),
}));
export const PaymentRef = payment.reference;

const clearance = objectType<ClearanceRow>("Clearance", OWN_TOO, "A clearance that was issued.");
clearance.implement((t) => ({
  id: t.exposeID("clearanceId"),
  accountId: t.exposeID("accountId"),
  taxpayer: t.field({ type: TaxpayerRef, extensions: access("register.read"), resolve: ({ accountId }) => accountId }),
  number: t.exposeString("number"),
  state: t.exposeString("state"),
  article: t.exposeString("article", { nullable: true }),
  office: t.exposeString("office"),
  issuedOn: t.field({ type: "CivilDate", resolve: ({ issuedOn }) => issuedOn }),
  validUntil: t.field({ type: "CivilDate", resolve: ({ validUntil }) => validUntil }),
  revokedOn: t.field({ type: "CivilDate", nullable: true, resolve: ({ revokedOn }) => revokedOn }),
  revocationGround: t.exposeString("revocationGround", { nullable: true }),
  mergedFrom: t.field({
    ...MERGED_FROM,
    resolve: ({ accountId }, _args, context) => mergedRecord(context, accountId),
  }),
}));
export const ClearanceRef = clearance.reference;
