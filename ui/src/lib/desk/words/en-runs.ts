import { run } from "./en-run.js";
import type { DeskWords } from "./sq.js";

export const runs: DeskWords["runs"] = {
  ...run,
  startTitle: "Assess a year",
  noLaw: "No fiscal package has been published yet; without one there is nothing to assess by.",
  year: "Year",
  kind: "Kind of taxpayer",
  all: "All",
  withInvoices: "Issue the invoices, too",
  withInvoicesText:
    "Every obligation of the year that is unpaid and on no invoice is billed; what was billed is not billed twice.",
  look: "See how many",
  looked: (taxpayers, year) => `${taxpayers} taxpayers would be assessed for ${year}.`,
  start: "Start the run",
  list: "Runs, the latest first",
  none: "No run has been made yet.",
  standsText: "The run was cut off and is not at work. Resume it: what was done is not done twice.",
  taxpayers: "Taxpayers",
  assessed: "Assessed for the first time",
  reassessed: "Assessed again, with a difference",
  unchanged: "Unchanged",
  invoiced: "Invoices",
  withoutInvoices: "without invoices",
  total: "New in total",
  title: (year) => `The run of ${year}`,
  assessedOn: "Day of assessment",
  resume: "Resume the run",
  abandon: "Abandon the run",
  abandonText: "What was assessed and billed stands; the others are not assessed by this run.",
  invoices: "Invoices of this run",
  packet: (count) =>
    count === 1 ? "Download this invoice for printing (ZIP)" : `Download these ${count} invoices for printing (ZIP)`,
  byPost: (papers, packets) =>
    `${papers} papers go by post${packets > 1 ? `, in ${packets} packets` : ""}; within a packet they lie by unit, street and name. A packet always holds the same papers.`,
  packetLabel: "Packet",
  packetOf: (first, last, papers) => `${first} – ${last} (${papers})`,
  undeliveredOf: (on, packet) => `Not delivered by e-mail on ${on}: ${packet}`,
  twoSided: "For printing on both sides of the sheet",
  oneFile: "Download all in one PDF",
  invoiceState: (status) => (status === "cancelled" ? "cancelled" : "issued"),
};
