import type { List } from "../packages/part/lists.js";
import type { DeskWords } from "./sq.js";

const LISTS: Readonly<Record<List, string>> = {
  head: "Head of the package",
  bundles: "Articles on one invoice",
  tables: "Tables of valuation",
  zones: "Zones",
  units: "Administrative units",
  vocabularies: "Vocabularies",
  subjects: "Kinds of object",
  collectors: "Who collects",
};

const ONE: Readonly<Record<List, string>> = {
  head: "Head",
  bundles: "Shared invoice",
  tables: "Table",
  zones: "Zone",
  units: "Administrative unit",
  vocabularies: "Vocabulary",
  subjects: "Kind of object",
  collectors: "Collector",
};

const ADD: Readonly<Record<List, string>> = {
  head: "Add",
  bundles: "Add a shared invoice",
  tables: "Add a table",
  zones: "Add a zone",
  units: "Add an administrative unit",
  vocabularies: "Add a vocabulary",
  subjects: "Add a kind of object",
  collectors: "Add a collector",
};

const REMOVE: Readonly<Record<List, string>> = {
  head: "Remove",
  bundles: "Remove the shared invoice",
  tables: "Remove the table",
  zones: "Remove the zone",
  units: "Remove the administrative unit",
  vocabularies: "Remove the vocabulary",
  subjects: "Remove the kind of object",
  collectors: "Remove the collector",
};

const TEXTS: Readonly<Record<List, string>> = {
  head: "Name, decision, period, and the rules that hold for the whole package.",
  bundles: "Taxes and tariffs that the payer sees as one line. An article is on one shared invoice at most.",
  tables:
    "The base of a tax is multiplied by them: reference price, coefficients. The first row whose conditions hold is used.",
  zones: "Every administrative unit is in exactly one zone.",
  units: "The territory of the municipality, unit by unit.",
  vocabularies: "The values that a fact is chosen from, with their names in both languages.",
  subjects: "What is paid for, and the facts that are declared of each.",
  collectors: "The offices and agents that collect the taxes and tariffs.",
};

const FIELDS: Readonly<Record<string, string>> = {
  items: "Articles",
  collector: "Who collects it",
  name: "Name",
  units: "Administrative units",
  source: "Source",
  unit: "Unit of measure",
  label: "Name of the fact",
  type: "What it is",
  vocabulary: "Chosen from",
  value: "Value",
  field: "The value is read from",
  when: "When the row holds",
  kind: "Who it is",
  remittance: "When the agent hands over",
  dueDay: "By day",
  monthOffset: "So many months after",
  commissionPercent: "Keeps for itself (percent)",
  note: "Note",
};

const TYPES: Readonly<Record<string, string>> = {
  decimal: "Decimal number",
  integer: "Whole number",
  money: "Sum in lek",
  fraction: "Share of a whole (1/2)",
  code: "Value of a vocabulary",
  boolean: "Yes or no",
  date: "Date",
  month: "Month",
  grounds: "Grounds for exemption or relief",
};

const UNITS: Readonly<Record<string, string>> = {
  m2: "m²",
  ha: "hectares",
  lek: "lek",
  "lek-per-m2": "lek per m²",
  night: "nights",
  day: "days",
  hour: "hours",
  ton: "tons",
  count: "pieces",
};

const COLLECTORS: Readonly<Record<string, string>> = {
  municipality: "The municipality",
  agent: "An agent outside the municipality",
};

const ROWS: Readonly<Record<string, string>> = {
  ...{ entries: "Value", fields: "Fact", rows: "Row", changes: "Change" },
};
const ADD_ROW: Readonly<Record<string, string>> = {
  entries: "Add a value",
  fields: "Add a fact",
  rows: "Add a row",
  changes: "Add a change",
};

export const parts: DeskWords["parts"] = {
  tab: "Head and other parts",
  title: "Other parts of the draft",
  text: "The head of the package, and what the articles stand on. Each part is changed on a page of its own; what is used in the package is not taken away.",
  listNamed: (list) => LISTS[list],
  oneNamed: (list) => ONE[list],
  textOf: (list) => TEXTS[list],
  addTo: (list) => ADD[list],
  removeFrom: (list) => REMOVE[list],
  usedBy: "Used by",
  usedByMany: (names, more) => (more === 0 ? names : `${names} and ${more} more`),
  unused: "Not used",
  vocabularyName: "What it is called",
  vocabularyHint:
    "The code of the vocabulary is made from the name. People see it by the name of the fact that is chosen from it.",
  codeTaken: "The draft has a part with this name in this list already. Choose another.",
  removed: "Removed from the package in force",
  removeText:
    "The part leaves the draft. If it is in the package in force, you can bring it back among the other parts of the draft.",
  inUse: (what, by, count) =>
    count === 1
      ? `Nothing was saved: “${what}” is still used, by “${by}”. Take it out there first.`
      : `Nothing was saved: “${what}” is still used in ${count} places, first by “${by}”. Take it out there first.`,

  save: "Save the part",
  saved: "The part is saved.",
  partNamed: (part) => (part === "rows" ? "Rows" : "What it is"),
  parts: "Parts of the page",
  findingsOf: (count) =>
    count === 1
      ? "1 finding about this part keeps the package from being published"
      : `${count} findings about this part keep the package from being published`,
  noDifference: "This part is as it is in force.",
  newPart: "This part is not in the package in force.",
  changedMeanwhile:
    "Somebody else changed this part meanwhile, and nothing of yours was saved. What you typed is still in the fields; below you see where it differs. If you save again, yours stays.",
  goneMeanwhile: "Somebody else removed this part from the draft meanwhile.",

  fieldNamed: (field) => FIELDS[field] ?? field,
  typeNamed: (type) => TYPES[type] ?? type,
  unitNamed: (unit) => UNITS[unit] ?? unit,
  collectorKindNamed: (kind) => COLLECTORS[kind] ?? kind,
  isRequired: "Must be declared",
  required: "required",
  requiredHint:
    "A new fact that must be declared is missing at every object declared before: the trial on the register shows how many cannot be assessed.",
  valueHint: "Type the figure, or choose the fact that it is read from.",
  sourceHint: "An old source does not vouch for a new figure: when you change it, say where it comes from.",
  typedFigure: "the figure typed here",
  unitsHint: "A unit that you tick here leaves the zone that it was in.",
  inZone: (unit, zone) => `${unit} (now: ${zone})`,
  entriesHint:
    "The code of a new value is made from its Albanian name and does not change any more: what is declared is kept by it.",
  handedOver: (day, offset, percent) => `by day ${day}, ${offset} months after; keeps ${percent} %`,
  readTitle: "Objects, vocabularies and who collects",
  rowOf: (list, place) => `${ROWS[list] ?? list} ${place}`,
  addRow: (list) => ADD_ROW[list] ?? "Add",
  kept: (names) => `Used by: ${names}`,
};
