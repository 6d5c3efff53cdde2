import type { Words } from "../sq.js";

export const track: Words["track"] = {
  title: "Track a request",
  headline: "How far has your request come?",
  lead: "Type the number of the request and the code from the receipt of your application. You need no account.",
  number: "Number of the request",
  numberHint: "As on the receipt, with the year and the office",
  code: "Tracking code",
  codeHint: "Twelve signs; spaces and hyphens do not matter",
  show: "Show where it stands",
  missingNumber: "Type the number of the request",
  missingCode: "Type the tracking code",
  since: "Since",
  due: "To be decided by",
  answerBy: "You have to answer by",
  office: "Office",
  service: "Service",
  outcome: "Outcome",
  outcomeNamed: (outcome) => OUTCOMES[outcome] ?? outcome,
  appeal: "Appeal",
  another: "Look at another request",
  lost: "Lost the code? Go to the office where you applied, with your identity card.",
};

const OUTCOMES: Readonly<Record<string, string>> = {
  favourable: "Granted",
  adverse: "Refused; the decision holds the reasons and the way of appeal",
  ended: "Closed",
  withdrawn: "Withdrawn by you",
  lapsed: "Closed, because your time to answer ran out",
};

export const verify: Words["verify"] = {
  title: "Verify",
  headline: "Does the paper in your hand hold?",
  lead: "The municipality's certificates, decisions, invoices and receipts have a number and a code. They are checked here without an account, and only what stands on the paper is shown.",
  number: "Number of the paper",
  code: "Verification code",
  codeHint: "Sixteen signs, under the QR code",
  check: "Check",
  qr: "With a phone",
  qrText: "Point the camera at the QR code of the paper: the same page opens, with nothing to type.",
  what: "What you will see",
  whatText:
    "Whether the paper is valid, expired or cancelled; its number, its date and its amount. Name and personal number are not shown.",
};

export const data: Words["data"] = {
  title: "Open data",
  headline: "The municipality's figures, for anyone to use",
  lead: "Tables without personal data, under CC BY 4.0: take them, change them, publish them, and say where they come from.",
  revenue: "Own revenues",
  revenueText:
    "Planned, assessed and collected in a year: by month, by tax and by unit. Where few pay, figures are shown together.",
  services: "Catalogue of services",
  servicesText: "Every service with its limit, fee and papers, in the European format CPSV-AP (JSON-LD).",
  performance: "Work of the offices",
  performanceText:
    "Requests received, decided and late, with the days of waiting, by service and office. A table for every month that is over.",
  law: "Boundaries of the units",
  lawText: "The map of the 11 administrative units comes from OpenStreetMap and stays under the ODbL 1.0.",
  description: "Full description",
  year: (year, format) => `${year}, ${format}`,
  verifyTitle: "How the figures are verified",
  verifyText: [
    "Every figure is worked out from the ledger of events: each payment, invoice or reversal is written once and never changed. A mistake is put right by a new event, which says what it puts right.",
    "Beside each figure stands up to which event the ledger was read. Two people who read up to the same event get the same figure.",
    "The municipality's auditors follow every sum to the events behind it, and work the tables out anew to compare them.",
  ],
};

export const accessibility: Words["accessibility"] = {
  title: "Accessibility",
  headline: "This site is for everyone",
  lead: "We want every citizen to be able to use this site: by keyboard, with a screen reader, with large letters, or on an old phone.",
  doneTitle: "What was done",
  done: [
    "The site follows the guidelines WCAG 2.2, level AA. Every page is checked automatically before every change.",
    "Everything works by keyboard, and without JavaScript.",
    "Charts are tables: the same figures can be read without seeing them.",
    "Colour never says anything alone: there are always words beside it.",
    "There is a dark view, it can be printed, and it can be read at up to 200% zoom.",
    "Every page is in Albanian and in English.",
  ],
  openTitle: "What is still missing",
  open: [
    "It has not been tried with people who use screen readers yet; automatic checks do not find every barrier.",
    "Some papers that the municipality issues are in Albanian only.",
  ],
  askTitle: "If something stands in your way",
  ask: "Write to us or call the nearest office. You always get the service at the counter as well, and we remove the barrier.",
  offices: "Offices of the municipality",
};
