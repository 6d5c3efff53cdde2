import type { Bilingual, CivilDate, HolidayCalendar } from "../../shared/index.js";
import type { CalendarYear } from "./calendar/index.js";
import type { AllocationOrder, LatePaymentRules } from "../law/index.js";
import type { Office, TerritoryZone } from "./events.js";

interface Dated {
  /** The day from which it holds. */
  readonly on: CivilDate;
  readonly reason?: string;
}

export interface EstablishMunicipality extends Dated {
  readonly type: "EstablishMunicipality";
  readonly tenant: string;
  readonly name: Bilingual;
}

export interface OpenOffice extends Dated {
  readonly type: "OpenOffice";
  readonly office: Office;
}

export interface RenameOffice extends Dated {
  readonly type: "RenameOffice";
  readonly office: string;
  readonly name: Bilingual;
}

export interface CloseOffice extends Dated {
  readonly type: "CloseOffice";
  readonly office: string;
  /** Open cases that the office handles, as their list says. */
  readonly openCases: number;
}

export interface DrawZones extends Dated {
  readonly type: "DrawZones";
  readonly units: readonly { readonly code: string; readonly name: Bilingual }[];
  readonly zones: readonly TerritoryZone[];
}

export interface AdoptCalendar extends Dated {
  readonly type: "AdoptCalendar";
  readonly calendar: HolidayCalendar;
}

/** One year of the calendar, drafted from the rules and put right. */
export interface AdoptCalendarYear extends Dated, CalendarYear {
  readonly type: "AdoptCalendarYear";
  /** The version of the calendar that was looked at. */
  readonly version: string;
}

export interface AdoptLateRates extends Dated {
  readonly type: "AdoptLateRates";
  readonly rules: LatePaymentRules;
}

export interface AdoptAllocationOrder extends Dated {
  readonly type: "AdoptAllocationOrder";
  readonly order: AllocationOrder;
}

export interface AdoptNumbering extends Dated {
  readonly type: "AdoptNumbering";
  /** One of the kinds that are numbered. */
  readonly kind: string;
  readonly template: string;
}

export type MunicipalityCommand =
  | EstablishMunicipality
  | OpenOffice
  | RenameOffice
  | CloseOffice
  | DrawZones
  | AdoptCalendar
  | AdoptCalendarYear
  | AdoptLateRates
  | AdoptAllocationOrder
  | AdoptNumbering;
