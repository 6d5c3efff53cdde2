import type { Widened } from "../../words/sq.js";
import { run } from "./en-run.js";
import type { notices as sq } from "./sq-notices.js";

const KINDS: Readonly<Record<string, string>> = {
  assessment: "Notice of assessment",
  reminder: "Reminder",
  demand: "Demand for payment",
};
const WAYS: Readonly<Record<string, string>> = { "e-mail": "by e-mail", print: "on paper" };

export const notices: Widened<typeof sq> = {
  ...run,
  startTitle: "Tell those who owe",
  kind: "What they are told",
  kindNamed: (kind) => KINDS[kind] ?? kind,
  kindText:
    "A notice of assessment is of one year, once for each assessment. A reminder and a demand are of what is overdue; what is under an agreement or contested is left out.",
  items: "Taxes and tariffs",
  itemsText: "Choose none, and all are told of.",
  year: "Year of the obligations",
  allYears: "All years",
  payerKind: "Kind of taxpayer",
  all: "Everybody",
  daysLate: "Late by at least (days)",
  minimum: "Amount at least (lek)",
  quietDays: "Not again within (days)",
  payWithin: "To be paid within (days)",
  start: "Issue the notices",
  startText: "Whoever has an e-mail address gets it there; for the others the notice is printed.",
  list: "Runs, the latest first",
  none: "No notice was issued yet.",
  standsText: "The run was cut off and is not at work. Resume it: nobody is told twice.",
  looked: "Taxpayers looked at",
  issued: "Notices",
  byEmail: "By e-mail",
  mailWaiting: "E-mails waiting",
  undelivered: "E-mail undelivered: go by post",
  byPrint: "To be printed",
  without: "Owing nothing, or told lately",
  total: "Amount told",
  title: (kind, on) => `${KINDS[kind] ?? kind}, ${on}`,
  late: (days) => `late by at least ${days} days`,
  atLeast: (amount) => `at least ${amount}`,
  ofYear: (year) => `year ${year}`,
  resume: "Resume the run",
  abandon: "Abandon the run",
  abandonText: "The notices that were issued stand; the others are not told by this run.",
  notices: "The notices of this run",
  packet: "Download those on paper of this page (ZIP)",
  way: "How",
  wayNamed: (way, mail) => (mail === "undelivered" ? "on paper: its e-mail was not delivered" : (WAYS[way] ?? way)),
  received: "Received",
  notServed: "not yet",
  payBy: "To be paid by",
  ofTaxpayer: "Notices",
  noneOfTaxpayer: "Was told of no obligation.",
};
