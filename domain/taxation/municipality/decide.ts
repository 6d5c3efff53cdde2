import {
  accepted,
  refusal,
  refused,
  sameJson,
  weekday,
  yearOf,
  type Decision,
  type HolidayCalendar,
  type NewEvent,
  type Refusal,
} from "../../shared/index.js";
import { isCompleteSequence, type LatePaymentRules } from "../law/index.js";
import { calendarWithYear } from "./calendar/index.js";
import type { AdoptCalendarYear, CloseOffice, DrawZones, MunicipalityCommand, OpenOffice } from "./commands.js";
import { calendarSchema, type MunicipalityEvent } from "./events.js";
import { numberTemplateSchema } from "./numbering.js";
import { openOfficeFault, type MunicipalityState } from "./state.js";

/** What the municipality adopts for the whole tenant. To adopt again what already holds gives no event. */
export function decide(command: MunicipalityCommand, state: MunicipalityState): Decision<MunicipalityEvent> {
  if (command.type === "EstablishMunicipality") {
    if (state.tenant !== null) return refused(refusal("municipality-exists", { tenant: state.tenant }));
    return accepted(eventOf(command));
  }
  if (state.tenant === null) return refused(refusal("municipality-not-established"));
  if (command.type === "AdoptCalendarYear") return yearAdopted(command, state);
  const fault = faultOf(command, state);
  if (fault) return refused(fault);
  return holdsAlready(command, state) ? accepted() : accepted(eventOf(command));
}

type Adoption = Exclude<MunicipalityCommand, { type: "EstablishMunicipality" | "AdoptCalendarYear" }>;

/** The whole calendar with that year in it is adopted, unless it is another calendar by now than the one looked at. */
function yearAdopted(command: AdoptCalendarYear, state: MunicipalityState): Decision<MunicipalityEvent> {
  const { on, year, version, official, reason = official ?? undefined } = command;
  const held = state.calendar;
  if (held === null) return refused(refusal("calendar-missing", { year }));
  if (held.version !== version) return refused(refusal("calendar-changed", { version: held.version }));
  const calendar = calendarWithYear(held, command, on);
  if (!calendar.ok) return refused(calendar.refusal);
  // What changes nothing takes no version.
  if (sameJson({ ...calendar.value, version }, held)) return accepted();
  const said = reason === undefined ? {} : { reason };
  return decide({ type: "AdoptCalendar", calendar: calendar.value, on, ...said }, state);
}

function faultOf(command: Adoption, state: MunicipalityState): Refusal | null {
  switch (command.type) {
    case "OpenOffice":
      return officeFault(command, state);
    case "RenameOffice":
      return state.offices.has(command.office) ? null : refusal("office-unknown", { office: command.office });
    case "CloseOffice":
      return closingFault(command, state);
    case "DrawZones":
      return zonesFault(command);
    case "AdoptCalendar":
      return calendarFault(command.calendar, state.calendar);
    case "AdoptLateRates":
      return ratesFault(command.rules);
    case "AdoptAllocationOrder":
      return isCompleteSequence(command.order.sequence)
        ? null
        : refusal("allocation-order-incomplete", { order: command.order.code });
    case "AdoptNumbering":
      return numberTemplateSchema.safeParse(command.template).success
        ? null
        : refusal("number-template-malformed", { template: command.template.slice(0, 80) });
  }
}

function officeFault({ office }: OpenOffice, state: MunicipalityState): Refusal | null {
  const known = state.offices.get(office.code);
  // One that closed opens again as it was, and is renamed then.
  if (known && !sameJson(known, office)) return refusal("office-exists", { office: office.code });
  if (office.parent !== null && !state.offices.has(office.parent))
    return refusal("office-parent-unknown", { office: office.code, parent: office.parent });
  if (office.parent !== null && state.closed.has(office.parent))
    return refusal("office-parent-closed", { office: office.code, parent: office.parent });
  if (state.units.length > 0 && !state.units.some((unit) => unit.code === office.unit))
    return refusal("unit-unknown", { office: office.code, unit: office.unit });
  return null;
}

/** Nobody waits at a closed door: its cases are handed over first, and what is under it belongs elsewhere or is closed. */
function closingFault({ office, openCases }: CloseOffice, { offices, closed }: MunicipalityState): Refusal | null {
  if (!offices.has(office)) return refusal("office-unknown", { office });
  if (closed.has(office)) return null;
  const under = [...offices.values()].find(({ code, parent }) => parent === office && !closed.has(code));
  if (under) return refusal("office-has-offices", { office, under: under.code });
  return openCases > 0 ? refusal("office-has-cases", { office, cases: openCases }) : null;
}

/** Every unit belongs to exactly one zone. */
function zonesFault({ units, zones }: DrawZones): Refusal | null {
  const drawn = zones.flatMap((zone) => zone.units);
  const twice = drawn.find((unit, index) => drawn.indexOf(unit) !== index);
  if (twice !== undefined) return refusal("zone-overlap", { unit: twice });
  const unknown = drawn.find((unit) => !units.some((each) => each.code === unit));
  if (unknown !== undefined) return refusal("unit-unknown", { unit: unknown });
  const outside = units.find((unit) => !drawn.includes(unit.code));
  return outside ? refusal("unit-without-zone", { unit: outside.code }) : null;
}

/** A version is never reused for other content, and no year is lost that deadlines were counted by. */
function calendarFault(calendar: HolidayCalendar, before: HolidayCalendar | null): Refusal | null {
  const [malformed] = calendarSchema.safeParse(calendar).error?.issues ?? [];
  if (malformed) return refusal("calendar-malformed", { path: malformed.path.join(".").slice(0, 80) });
  const unknown = calendar.assumedYears?.find((year) => !calendar.years.includes(year));
  if (unknown !== undefined) return refusal("calendar-assumes-unknown-year", { year: unknown });
  const astray = calendar.holidays.find(({ observed }) => !calendar.years.includes(yearOf(observed)));
  if (astray) return refusal("holiday-outside-years", { holiday: astray.code, observed: astray.observed });
  const weekend = calendar.holidays.find(({ observed }) => weekday(observed) > 5);
  if (weekend) return refusal("holiday-observed-at-weekend", { holiday: weekend.code, observed: weekend.observed });
  if (!before) return null;
  if (before.version === calendar.version && !sameJson(before, calendar))
    return refusal("calendar-version-reused", { version: calendar.version });
  const lost = before.years.find((year) => !calendar.years.includes(year));
  return lost === undefined ? null : refusal("calendar-year-lost", { year: lost });
}

function ratesFault({ interest }: LatePaymentRules): Refusal | null {
  const days = interest.rates.map((rate) => rate.from);
  const index = days.findIndex((day, at) => at > 0 && day <= days[at - 1]!);
  return index < 0 ? null : refusal("interest-rates-not-in-order", { from: days[index]! });
}

function holdsAlready(command: Adoption, state: MunicipalityState): boolean {
  switch (command.type) {
    case "OpenOffice":
      return openOfficeFault(state, command.office.code) === null;
    case "RenameOffice":
      return sameJson(state.offices.get(command.office)?.name, command.name);
    case "CloseOffice":
      return state.closed.has(command.office);
    case "DrawZones":
      return sameJson([state.units, state.zones], [command.units, command.zones]);
    case "AdoptCalendar":
      return sameJson(state.calendar, command.calendar);
    case "AdoptLateRates":
      return sameJson(state.lateRules, command.rules);
    case "AdoptAllocationOrder":
      return state.allocationOrders.some(({ since, value }) => since === command.on && sameJson(value, command.order));
    case "AdoptNumbering":
      return state.numbering.get(command.kind) === command.template;
  }
}

const EVENT_TYPES = {
  EstablishMunicipality: "MunicipalityEstablished",
  OpenOffice: "OfficeOpened",
  RenameOffice: "OfficeRenamed",
  CloseOffice: "OfficeClosed",
  DrawZones: "ZonesDrawn",
  AdoptCalendar: "CalendarAdopted",
  AdoptLateRates: "LateRatesAdopted",
  AdoptAllocationOrder: "AllocationOrderAdopted",
  AdoptNumbering: "NumberingAdopted",
} as const;

/** A command names exactly what its event records, with the day and the ground beside it. */
function eventOf({ type, on, reason, ...named }: Exclude<MunicipalityCommand, AdoptCalendarYear>): MunicipalityEvent {
  // What was counted when an office closed is no part of the fact.
  const data = "openCases" in named ? { office: named.office } : named;
  const event: NewEvent = { type: EVENT_TYPES[type], data, effectiveDate: on };
  return (reason === undefined ? event : { ...event, reason }) as MunicipalityEvent;
}
