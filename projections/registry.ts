import type { View } from "../read-models/read-side/index.js";
import { administrationProjections } from "./administration/index.js";
import { caseworkProjections } from "./casework/index.js";
import { correspondenceProjections } from "./correspondence/index.js";
import type { Projection } from "./projection.js";
import { taxationProjections } from "./taxation/index.js";

/** Every projection of every room. A new one is built from the log when it first appears here. */
export const defterProjections: readonly Projection[] = [
  ...taxationProjections,
  ...caseworkProjections,
  ...correspondenceProjections,
  ...administrationProjections,
];

/** The tables and collections behind what can be looked at. */
const TABLES: Readonly<Record<View, readonly string[]>> = {
  register: ["taxpayers"],
  obligations: ["obligations"],
  invoices: ["invoices"],
  taxNotices: ["tax_notices"],
  payments: ["payments"],
  cashDesks: ["cash_desk_days"],
  clearances: ["clearances"],
  journal: ["journal_entries"],
  revenue: ["revenue_months"],
  arrears: ["arrears"],
  dossier: ["dossiers"],
  cases: ["cases"],
  caseDossiers: ["case_dossiers"],
  messages: ["messages"],
  catalogue: ["services", "workflows"],
  packages: ["fiscal_packages"],
  runs: ["assessment_runs"],
  noticeRuns: ["notice_runs"],
  audit: ["audit_trail"],
  users: ["users"],
};

/** The names of the projections that a view waits on. */
export function projectionsBehind(projections: readonly Projection[]): (view: View) => readonly string[] {
  return (view) =>
    projections.filter(({ views }) => views.some(({ name }) => TABLES[view].includes(name))).map(({ name }) => name);
}
