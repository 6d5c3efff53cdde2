import type { Words } from "../sq.js";

/** How somebody paid. */
const NOTICES: Readonly<Record<string, string>> = {
  assessment: "notice of assessment",
  reminder: "reminder",
  demand: "demand for payment",
};
const CHANNELS: Readonly<Record<string, string>> = {
  "cash-desk": "at the cash desk",
  bank: "by bank",
  post: "by post",
  agent: "at an agent",
  "e-albania": "on e-Albania",
};

/** Why a payment does not hold. */
const REVERSED: Readonly<Record<string, string>> = {
  "wrong-account": "it was entered in a wrong account",
  "wrong-amount": "the amount was wrong",
  "entered-twice": "it was entered twice",
  bounced: "the payment bounced",
  recalled: "the payer took it back",
};

/** Why a clearance does not hold any more. */
const REVOKED: Readonly<Record<string, string>> = {
  "payment-reversed": "a payment was reversed",
  "issued-in-error": "it was issued in error",
  "agreement-broken": "the agreement on instalments was not kept",
  reassessed: "what is due was worked out again",
  "account-merged": "the account was merged with another",
};

/** My taxes: how much, why, how to pay. */
export const myTaxes: Words["myTaxes"] = {
  title: "My taxes",
  owed: (amount) => `Today you owe ${amount}`,
  nothingOwed: "Today you owe nothing",
  late: (amount, since) => `Of it ${amount} is past its due date, the first since ${since}.`,
  lateAll: (since) => `It is past its due date, the first of it since ${since}.`,
  notYetDue: "Nothing is past its due date.",
  advance: (amount) => `You paid ${amount} more than was due: it goes towards what comes next.`,
  toPay: "To be paid, and why",
  toPayLead: "Open a line to see how its sum comes about, and which article asks for it.",
  settled: "Paid",
  unnamed: "A local due",
  noObligations: "The municipality has not worked out anything for you yet.",
  year: (year) => `year ${year}`,
  due: "Due",
  instalments: (count) => `${count} instalments; the first unpaid one:`,
  paid: "paid",
  principal: "What was assessed",
  interest: "Late interest",
  fine: "Fine for delay",
  costs: "Costs of forced collection",
  sum: "To be paid today",
  lateWhy:
    "Late interest is added for each day of delay (law no. 9920/2008, article 76), the fine for delay by article 114. They stop on the day that you pay.",
  charged: "It arose from",
  decision: (number, on) => `Fiscal package: decision no. ${number} of ${on}.`,
  assessedOn: (on) => `Worked out on ${on}.`,
  howToPay: "How to pay",
  atTheDesk: "At the cash desk of the municipality or of your unit: you get the receipt there and then.",
  atTheBank:
    "By bank, post or payment agent: write the number of the invoice in the description, so that the payment is found at once. Your office tells you the account number.",
  yourOffice: "Your office",
  latestInvoice: (number) => `Your latest invoice: ${number}.`,
  contest: "You do not agree? Objections are made in writing at your office; of an invoice, name its number.",

  papersTitle: "Invoices and payments",
  papersHeadline: (invoices, payments) => `${invoices} and ${payments}`,
  invoices: (count) => (count === 0 ? "No invoice" : count === 1 ? "One invoice" : `${count} invoices`),
  payments: (count) => (count === 0 ? "no payment" : count === 1 ? "one payment" : `${count} payments`),
  papersLead: "Every paper has a code: anybody can check it at “Verify”.",
  invoiceList: "Invoices",
  noInvoices: "No invoice has been issued to you yet.",
  issued: (on) => `issued on ${on}`,
  dueOn: (on) => `due ${on}`,
  receipt: (number) => `receipt ${number}`,
  mergedFrom: (name, number) => `made out to an earlier record: ${name}${number === null ? "" : ` (${number})`}`,
  download: "Download PDF",
  downloadOf: (number) => `Download PDF: ${number}`,
  cancelled: "cancelled",
  noticeList: "Notices of what you owe",
  noticeNamed: (kind) => NOTICES[kind] ?? kind,
  payBy: (on) => `to be paid by ${on}`,
  paymentList: "Payments",
  noPayments: "No payment has been entered yet. Payments by bank appear when the bank tells us.",
  channelNamed: (code) => CHANNELS[code] ?? code,
  noReceipt: "the bank has the receipt",
  reversed: (ground) => `does not hold: ${REVERSED[ground] ?? "it was reversed"}`,
  latestOnly: (count) => `These are the latest ${count}; older ones are found at the office.`,

  clearanceTitle: "Clearance of dues",
  clearanceYes: "A clearance can be given to you today",
  clearanceNo: (amount) => `A clearance cannot be given: ${amount} of yours is past its due date`,
  clearanceLead:
    "A clearance says that none of your local dues is past its due date. We look into your account for it, now.",
  exception: (article) => `Some of your dues are late, but covered by an agreement or an objection (${article}).`,
  clearanceOwed: "What stands in its way",
  since: (on) => `since ${on}`,
  clearanceThen: "As soon as it is paid, come back here: the account is looked at anew.",
  toMyTaxes: "See why, and how to pay",
  askForIt: "Ask for the clearance",
  clearances: "Clearances that were issued",
  noClearances: "No clearance has been issued to you yet.",
  valid: (until) => `valid until ${until}`,
  revoked: (on, ground) => `no longer valid since ${on}: ${REVOKED[ground] ?? "it was revoked"}`,
};
