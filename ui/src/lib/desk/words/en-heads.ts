import type { DeskWords } from "./sq.js";

const SECTIONS: Readonly<Record<string, string>> = {
  about: "Name and notice",
  decision: "Decision of the council",
  "base-decision": "Basic decision",
  period: "Period in force",
  publication: "Publication",
  liability: "From which month it is owed",
  "due-dates": "Due dates on days off",
  rounding: "Rounding",
  changes: "What is said of the changes",
};

const TEXTS: Readonly<Record<string, string>> = {
  about: "Citizens find the package by this name. The notice is read at its head.",
  decision: "The decision by which the council approves the package.",
  "base-decision": "The decision that the package amends year by year, with those that amended it.",
  period:
    "Whole months within the year of the package. The version is raised when the package changes within its year.",
  publication: "Within how many days of its approval the package is to be published.",
  liability: "From which month a new object is owed for, and up to which month when it is no more.",
  "due-dates": "What happens to a due date on a day off. Holidays are those of the calendar of the municipality.",
  rounding:
    "Sums are rounded to whole lekë, a half upwards; of instalments each is rounded, and the last takes what is left. The format leaves no other choice: only where the rule comes from is written here.",
  changes: "What readers are told that changes from the package before. The calculation does not read it.",
};

const FIELDS: Readonly<Record<string, string>> = {
  notice: "Notice at the head",
  status: "How it stands",
  number: "Number",
  date: "Date",
  title: "Title",
  amendedBy: "Amended by the decisions",
  validFrom: "From",
  validTo: "Until",
  version: "Version within the year",
  withinDays: "Within so many days of approval",
  start: "It is owed",
  end: "It is owed until",
  roll: "When a due date is a day off",
  item: "Article",
  what: "What changes",
  from: "From",
  to: "To",
  text: "As readers are told",
};

const STATUSES: Readonly<Record<string, string>> = {
  demonstration: "Demonstration",
  proposed: "Proposed",
  approved: "Approved",
  repealed: "Repealed",
};
const STARTS: Readonly<Record<string, string>> = {
  "next-month": "From the month after",
  "same-month": "From the same month",
};
const ENDS: Readonly<Record<string, string>> = {
  "same-month": "The same month",
  "previous-month": "The month before",
};
const ROLLS: Readonly<Record<string, string>> = {
  "next-working-day": "It moves to the next working day",
  none: "It stays as it is",
};

export const heads: DeskWords["heads"] = {
  sectionNamed: (section) => SECTIONS[section] ?? section,
  textOf: (section) => TEXTS[section] ?? "",
  fieldNamed: (field) => FIELDS[field] ?? field,
  statusNamed: (status) => STATUSES[status] ?? status,
  startNamed: (start) => STARTS[start] ?? start,
  endNamed: (end) => ENDS[end] ?? end,
  rollNamed: (roll) => ROLLS[roll] ?? roll,
  amending: (place) => `Decision ${place}`,
  whole: "The whole article",
  row: (place) => `Change ${place}`,
  said: (count) => (count === 0 ? "None" : count === 1 ? "1 change is told" : `${count} changes are told`),
  sayAll: "Add what changes and is not told yet",
  sayAllText:
    "Changes are found by comparing the articles with the package in force. The words are a proposal: change them as the council is to read them.",
  newArticle: (article) => `New article: ${article}.`,
  changedTo: (article, what, from, to) => `${article}, ${what}: from ${from} to ${to}.`,
  nothing: "nothing",
  itemsHint: "An article that you tick here leaves the invoice that it was on. One collector collects them all.",
  inBundle: (article, bundle) => `${article} (now: ${bundle})`,
  collectedBy: (article, collector) => `${article} (collected by: ${collector})`,
  dayHint: "For example 31.12.2026",
};
