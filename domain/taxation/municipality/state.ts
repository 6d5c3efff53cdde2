import { refusal, type Bilingual, type CivilDate, type HolidayCalendar, type Refusal } from "../../shared/index.js";
import type { AllocationOrder, LatePaymentRules } from "../law/index.js";
import type { Office, TerritoryZone } from "./events.js";

/** Something adopted, with the day from which it holds. */
export interface Adopted<Value> {
  readonly since: CivilDate;
  readonly value: Value;
}

/** What holds for the whole tenant. */
export interface MunicipalityState {
  readonly tenant: string | null;
  readonly name: Bilingual | null;
  /** Every office that ever opened: those that closed keep their name and their unit. */
  readonly offices: ReadonlyMap<string, Office>;
  /** Codes of those that are closed. */
  readonly closed: ReadonlySet<string>;
  readonly units: readonly { readonly code: string; readonly name: Bilingual }[];
  readonly zones: readonly TerritoryZone[];
  readonly calendar: HolidayCalendar | null;
  readonly lateRules: LatePaymentRules | null;
  /** Every order ever adopted, by the day from which it holds: old payments keep the order of their day. */
  readonly allocationOrders: readonly Adopted<AllocationOrder>[];
  /** Template by kind of paper. */
  readonly numbering: ReadonlyMap<string, string>;
}

export const NO_MUNICIPALITY: MunicipalityState = {
  tenant: null,
  name: null,
  offices: new Map(),
  closed: new Set(),
  units: [],
  zones: [],
  calendar: null,
  lateRules: null,
  allocationOrders: [],
  numbering: new Map(),
};

/** What stands against bringing something new to an office: `office-unknown`, or `office-closed`. */
export function openOfficeFault({ offices, closed }: MunicipalityState, office: string): Refusal | null {
  if (!offices.has(office)) return refusal("office-unknown", { office });
  return closed.has(office) ? refusal("office-closed", { office }) : null;
}

/** The order of settlement that holds on a day; null where none was adopted yet. */
export function allocationOrderOn(state: MunicipalityState, day: CivilDate): AllocationOrder | null {
  return state.allocationOrders.findLast((adopted) => adopted.since <= day)?.value ?? null;
}
