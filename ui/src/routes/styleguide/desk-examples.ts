import type { ComponentProps } from "svelte";
import type AccountTotals from "$lib/desk/audit/AccountTotals.svelte";
import type ChangeTable from "$lib/desk/audit/ChangeTable.svelte";
import type EventTable from "$lib/desk/audit/EventTable.svelte";
import type Postings from "$lib/desk/audit/Postings.svelte";
import type { Narrowed } from "$lib/desk/books/narrowed.js";
import type { CaseShown } from "$lib/desk/case/shown.js";
import type RebuildView from "$lib/desk/projections/RebuildView.svelte";
import type { ObjectKind } from "$lib/desk/tax/law.js";
import type { RoleRights } from "$lib/desk/users/rights.js";

/** What the rooms of the desk show, invented. */
const AT = "2026-11-29T09:30:00.000Z";

export const OFFICES = [
  { code: "lagjja-1", name: { sq: "Lagjja nr. 1", en: "Lagjja no. 1" } },
  { code: "velipoje", name: { sq: "Velipojë", en: "Velipojë" } },
];

export const PACKETS = [
  { id: "lagjja-1.1", undeliveredOn: null, first: "lagjja-1/2026/000001", last: "lagjja-1/2026/000100", papers: 99 },
  { id: "lagjja-1.2", undeliveredOn: null, first: "lagjja-1/2026/000101", last: "lagjja-1/2026/000141", papers: 41 },
  {
    ...{ id: "lagjja-1.2026-11-03.1", undeliveredOn: "2026-11-03" },
    ...{ first: "lagjja-1/2026/000017", last: "lagjja-1/2026/000023", papers: 2 },
  },
];

export const OFFICERS: CaseShown["possibleHandlers"] = [{ id: "ermal", role: "specialist", name: "Ermal E Trilluar" }];

const event = { recordedAt: AT, about: "01JD3QZZZZZZZZZZZZZZZZZZZZ", actorOffice: null };
export const EVENTS: ComponentProps<typeof EventTable>["rows"] = [
  {
    ...{ ...event, id: "1", what: "U mor një pagesë", stream: "taxAccount-shkoder.01JD3QZZZZZZZZZZZZZZZZZZZZ" },
    ...{ actor: { id: "arka", name: "Luljeta Arka" }, actorRole: "cashier", actorOffice: "velipoje" },
  },
  {
    ...{ ...event, id: "2", what: "Afati kaloi", stream: "case-shkoder.01JD3QZZZZZZZZZZZZZZZZZZZY" },
    ...{ actor: { id: "case-timers", name: null }, actorRole: "system" },
  },
  {
    ...{ ...event, id: "3", what: "U refuzua qasja", stream: "access-shkoder.2026-11-29.besa.0" },
    ...{ actor: { id: "besa", name: null }, actorRole: "none" },
  },
];

/** A value of every kind. */
export const FACTS: readonly (readonly [string, unknown])[] = [
  ["kind", "business"],
  ["applicant", "$p:sealed"],
  ["amount", 12_500],
  ["year", 2026],
  ["paidOn", "2026-11-29"],
  ["at", AT],
  ["counter", true],
  ["unit", "velipoje"],
  ["hash", "65331b2d8d73d3801673d05b6c4134655451c3b67a99a70c3465184f0a12b31a"],
  ["name", null],
  ["address", { unit: "velipoje", street: "Rruga e trilluar 5" }],
  [
    "contacts",
    [
      { kind: "phone", value: "+355 67 000 0000" },
      { kind: "email", value: "somebody@posta.example" },
    ],
  ],
];

export const CHANGES: ComponentProps<typeof ChangeTable>["changes"] = [
  { field: "years[2026].total", before: 12_000, after: 12_500 },
  { field: "state", before: null, after: "in-review" },
];

const sums = { advance: 0, writtenOff: 0, refundsApproved: 0, refundsPaid: 0 };
export const TOTALS: ComponentProps<typeof AccountTotals>["accounts"] = [
  { head: "1", totals: null },
  {
    head: "2",
    totals: {
      ...{ ...sums, paid: 8_604, overdue: { total: 900 } },
      outstanding: { principal: 1_452, interest: 37, fine: 12, total: 1_501 },
    },
  },
];

const entry = { eventId: "1", effectiveDate: "2026-11-29", text: "U mor një pagesë" };
export const ENTRIES: ComponentProps<typeof Postings>["entries"] = ["2026-11-28T08:00:00.000Z", AT].map(
  (recordedAt, index) => ({
    ...{ ...entry, recordedAt, id: String(index) },
    lines: [
      { ledgerAccount: "cash", name: "Arka", debit: 1_200, credit: 0 },
      { ledgerAccount: "receivables", name: "Të arkëtueshme", debit: 0, credit: 1_200 },
    ],
  }),
);

export const NARROWED: Narrowed = {
  period: { year: 2026, month: null, from: "2026-01-01", to: "2026-11-30" },
  ...{ item: "building-tax", unit: null, offices: null, known: null },
};

export const KIND: ObjectKind = {
  code: "building",
  name: { sq: "Ndërtesë", en: "Building" },
  fields: [
    { key: "area", label: { sq: "Sipërfaqja", en: "Area" }, type: "decimal", required: true, options: [] },
    {
      key: "shared",
      label: { sq: "Në bashkëpronësi", en: "Owned together" },
      type: "boolean",
      required: false,
      options: [],
    },
    {
      ...{ key: "use", label: { sq: "Përdorimi", en: "Use" }, type: "code", required: true },
      options: [{ code: "home", name: { sq: "Banim", en: "Dwelling" } }],
    },
  ],
};

export const ROLES: readonly RoleRights[] = [
  {
    ...{ role: "cashier", notWith: ["finance-officer"] },
    rights: [
      { permission: "payments", kind: "write", words: "Merr pagesa dhe jep mandatpagesë" },
      { permission: "taxpayers", kind: "read", words: "Sheh tatimpaguesit" },
    ],
  },
  { role: "finance-officer", notWith: ["cashier"], rights: [] },
];

const work: ComponentProps<typeof RebuildView>["work"] = {
  ...{ projection: "journal", title: "Books", goal: "rebuild", state: "running", phase: "reading", percent: 42 },
  ...{
    events: 52_000,
    eventsPerSecond: 8_200,
    secondsLeft: 75,
    startedAt: AT,
    endedAt: null,
    startedBy: "Ilir Administratori",
  },
  ...{ error: null, rowsCompared: null, equal: null, differences: [], differencesElsewhere: 0, notCompared: null },
};
export const WORK: readonly (typeof work)[] = [work, { ...work, state: "failed", error: "disk full", endedAt: AT }];

const SPANS = [120, 0, 50_000, 7, 1_300].map((events, month) => ({
  ...{ from: `2026-0${month + 1}-01T00:00:00.000Z`, to: `2026-0${month + 1}-28T23:59:59.999Z`, events },
}));
const EDGES = { spans: SPANS, previous: "2026-03-02T09:29:00.000Z", next: null, kept: [] };

/** The bar of time: as of now, of a moment, and of what is no time. */
export const BARS = [
  { name: "now", typed: "", at: null, wrong: false, ...EDGES },
  {
    name: "then",
    typed: "2.3.2026 10:30",
    at: "2026-03-02T09:30:00.000Z",
    wrong: false,
    ...EDGES,
    next: "2026-03-04T10:00:00.000Z",
  },
  { name: "never", typed: "dje", at: null, wrong: true, ...EDGES },
];
