import type { Bilingual, CivilDate, HolidayCalendar } from "../../shared/index.js";
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
  readonly offices: ReadonlyMap<string, Office>;
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
  units: [],
  zones: [],
  calendar: null,
  lateRules: null,
  allocationOrders: [],
  numbering: new Map(),
};

/** The order of settlement that holds on a day; null where none was adopted yet. */
export function allocationOrderOn(state: MunicipalityState, day: CivilDate): AllocationOrder | null {
  return state.allocationOrders.findLast((adopted) => adopted.since <= day)?.value ?? null;
}
