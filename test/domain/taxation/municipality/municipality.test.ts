import { describe, expect, test } from "@jest/globals";
import { civilDate } from "../../../../domain/shared/index.js";
import {
  allocationOrderOn,
  formatNumber,
  municipalityDecider,
  municipalityEvents,
  openOfficeFault,
  type MunicipalityEvent,
  type Office,
} from "../../../../domain/taxation/municipality/index.js";
import type { AllocationOrder } from "../../../../domain/taxation/law/index.js";
import { specificationOf } from "../../../support/decider-spec.js";
import { referenceCalendar, referenceLatePaymentRules, referencePackage } from "../../../support/reference-data.js";

const { given } = specificationOf(municipalityDecider, municipalityEvents);

const on = civilDate("2025-01-01");
const name = { sq: "Bashkia Shkodër", en: "Municipality of Shkodër" };
const { units, zones: lawZones } = referencePackage(2025);
const territory = units.map(({ code, name: unitName }) => ({ code, name: unitName }));
const zones = lawZones.map(({ code, name: zoneName, units: of }) => ({ code, name: zoneName, units: [...of] }));
const calendar = referenceCalendar();
const rules = referenceLatePaymentRules();
const order: AllocationOrder = {
  code: "default",
  sequence: ["enforcement-costs", "principal", "interest", "fine"],
  scope: "obligation-by-obligation",
};
const office: Office = {
  code: "velipoje",
  kind: "administrative-unit",
  name: { sq: "Velipojë", en: "Velipojë" },
  unit: "velipoje",
  parent: null,
  address: null,
};
const established: MunicipalityEvent = {
  type: "MunicipalityEstablished",
  data: { tenant: "shkoder", name },
  effectiveDate: on,
};
const drawn: MunicipalityEvent = {
  type: "ZonesDrawn",
  data: { units: territory, zones },
  effectiveDate: on,
};
const calendarAdopted: MunicipalityEvent = { type: "CalendarAdopted", data: { calendar }, effectiveDate: on };
const orderAdopted: MunicipalityEvent = { type: "AllocationOrderAdopted", data: { order }, effectiveDate: on };

describe("the municipality", () => {
  test("is established once, before anything else", () => {
    const establish = { type: "EstablishMunicipality", tenant: "shkoder", name, on } as const;
    given([]).when(establish).then([established]);
    given([established]).when(establish).thenRefused("municipality-exists");
    given([]).when({ type: "AdoptCalendar", calendar, on }).thenRefused("municipality-not-established");
  });

  test("opens offices in its units, each once", () => {
    const open = { type: "OpenOffice", office, on, reason: "VKB 12" } as const;
    const opened: MunicipalityEvent = { type: "OfficeOpened", data: { office }, effectiveDate: on, reason: "VKB 12" };
    given([established, drawn]).when(open).then([opened]);
    given([established, drawn, opened]).when(open).thenNothing();
    given([established, opened])
      .when({ ...open, office: { ...office, kind: "lagje" } })
      .thenRefused("office-exists");
    given([established, drawn])
      .when({ ...open, office: { ...office, unit: "tirane" } })
      .thenRefused("unit-unknown", { unit: "tirane" });
    given([established])
      .when({ ...open, office: { ...office, parent: "nowhere" } })
      .thenRefused("office-parent-unknown");
  });

  test("renames offices; the same name again is nothing new", () => {
    const opened: MunicipalityEvent = { type: "OfficeOpened", data: { office }, effectiveDate: on };
    const better = { sq: "Velipojë dhe Plazhi", en: "Velipojë and the beach" };
    const rename = { type: "RenameOffice", office: "velipoje", name: better, on, reason: "VKB 13" } as const;
    const renamed: MunicipalityEvent = {
      ...{ type: "OfficeRenamed", data: { office: "velipoje", name: better }, effectiveDate: on, reason: "VKB 13" },
    };
    given([established, opened]).when(rename).then([renamed]);
    given([established, opened, renamed]).when(rename).thenNothing();
    given([established]).when(rename).thenRefused("office-unknown", { office: "velipoje" });
    given([established, opened])
      .when(rename)
      .thenState(({ offices }) => expect(offices.get("velipoje")).toEqual({ ...office, name: better }));
  });

  test("closes an office once nobody waits there, and opens it again as it was", () => {
    const opened: MunicipalityEvent = { type: "OfficeOpened", data: { office }, effectiveDate: on };
    const close = { type: "CloseOffice", office: "velipoje", openCases: 0, on } as const;
    const closed: MunicipalityEvent = { type: "OfficeClosed", data: { office: "velipoje" }, effectiveDate: on };
    given([established, opened]).when(close).then([closed]);
    given([established, opened, closed])
      .when({ ...close, openCases: 3 })
      .thenNothing();
    given([established]).when(close).thenRefused("office-unknown");
    given([established, opened])
      .when({ ...close, openCases: 3 })
      .thenRefused("office-has-cases", { office: "velipoje", cases: 3 });
    const under: MunicipalityEvent = {
      ...{
        type: "OfficeOpened",
        data: { office: { ...office, code: "plazh", parent: "velipoje" } },
        effectiveDate: on,
      },
    };
    given([established, opened, under]).when(close).thenRefused("office-has-offices", { under: "plazh" });
    given([established, opened, under, { ...closed, data: { office: "plazh" } }])
      .when(close)
      .then([closed]);

    const shut: MunicipalityEvent[] = [
      established,
      drawn,
      opened,
      under,
      { ...closed, data: { office: "plazh" } },
      closed,
    ];
    for (const code of ["plazh", "shiroke"])
      given(shut)
        .when({ type: "OpenOffice", office: { ...office, code, parent: "velipoje" }, on })
        .thenRefused("office-parent-closed", { office: code, parent: "velipoje" });

    const reopen = { type: "OpenOffice", office, on } as const;
    given([established, drawn, opened, closed]).when(reopen).then([opened]);
    given([established, drawn, opened, closed])
      .when(reopen)
      .thenState((state) => expect(openOfficeFault(state, "velipoje")).toBeNull());
    given([established, opened])
      .when(close)
      .thenState((state) => {
        expect(openOfficeFault(state, "velipoje")?.code).toBe("office-closed");
        expect(openOfficeFault(state, "atlantis")?.code).toBe("office-unknown");
        expect(state.offices.get("velipoje")).toEqual(office);
      });
  });

  test("draws zones that hold every unit exactly once", () => {
    const draw = {
      type: "DrawZones",
      units: territory,
      zones,
      on,
    } as const;
    given([established]).when(draw).then([drawn]);
    given([established, drawn]).when(draw).thenNothing();
    given([established])
      .when({ ...draw, zones: [...zones, { ...zones[0]!, code: "again" }] })
      .thenRefused("zone-overlap", { unit: "shkoder-city" });
    given([established])
      .when({ ...draw, zones: zones.slice(1) })
      .thenRefused("unit-without-zone", { unit: "shkoder-city" });
    given([established])
      .when({ ...draw, zones: [...zones, { ...zones[0]!, code: "far", units: ["tirane"] }] })
      .thenRefused("unit-unknown", { unit: "tirane" });
  });
});

describe("the calendar", () => {
  test("is adopted as a version; the same again is nothing new, in whatever order its keys come", () => {
    given([established]).when({ type: "AdoptCalendar", calendar, on }).then([calendarAdopted]);
    const turned = Object.fromEntries(Object.entries(calendar).toReversed()) as unknown as typeof calendar;
    given([established, calendarAdopted]).when({ type: "AdoptCalendar", calendar: turned, on }).thenNothing();
  });

  test("never changes under one version, nor loses a year", () => {
    const fewer = { ...calendar, holidays: calendar.holidays.slice(1) };
    given([established, calendarAdopted])
      .when({ type: "AdoptCalendar", calendar: fewer, on })
      .thenRefused("calendar-version-reused");
    given([established, calendarAdopted])
      .when({ type: "AdoptCalendar", calendar: { ...fewer, version: "2" }, on })
      .thenState((state) => expect(state.calendar?.version).toBe("2"));
    const short = {
      ...calendar,
      version: "2",
      years: [2025],
      holidays: calendar.holidays.filter((each) => each.observed.startsWith("2025")),
    };
    given([established, calendarAdopted])
      .when({ type: "AdoptCalendar", calendar: short, on })
      .thenRefused("calendar-year-lost", { year: 2024 });
  });

  test("says which of its years are assumed, until their official calendar is adopted as another version", () => {
    const assumed = { ...calendar, version: "assumed", assumedYears: [calendar.years.at(-1)!] };
    const adopted: MunicipalityEvent = { type: "CalendarAdopted", data: { calendar: assumed }, effectiveDate: on };
    given([established]).when({ type: "AdoptCalendar", calendar: assumed, on }).then([adopted]);
    given([established, adopted])
      .when({ type: "AdoptCalendar", calendar: { ...calendar, version: "assumed" }, on })
      .thenRefused("calendar-version-reused");
    given([established, adopted]).when({ type: "AdoptCalendar", calendar, on }).then([calendarAdopted]);
    given([established])
      .when({ type: "AdoptCalendar", calendar: { ...calendar, assumedYears: [2099] }, on })
      .thenRefused("calendar-assumes-unknown-year", { year: 2099 });
  });

  test("is refused where it is not written as a calendar is, with the place", () => {
    for (const [changed, path] of [
      [{ years: [] }, "years"],
      [{ holidays: [{ ...calendar.holidays[0]!, observed: "1 January" }] }, "holidays.0.observed"],
      [{ bridgeDays: undefined }, "bridgeDays"],
    ] as const)
      given([established])
        .when({ type: "AdoptCalendar", calendar: { ...calendar, ...changed } as never, on })
        .thenRefused("calendar-malformed", { path });
  });

  test("holds holidays of its own years, observed on weekdays", () => {
    given([established])
      .when({ type: "AdoptCalendar", calendar: { ...calendar, years: [2024, 2025] }, on })
      .thenRefused("holiday-outside-years");
    const sunday = { ...calendar.holidays[0]!, observed: civilDate("2024-01-07") };
    given([established])
      .when({ type: "AdoptCalendar", calendar: { ...calendar, holidays: [sunday] }, on })
      .thenRefused("holiday-observed-at-weekend");
  });
});

describe("rates, order and numbers", () => {
  test("late rates are adopted whole, with their sources, in order of day", () => {
    given([established])
      .when({ type: "AdoptLateRates", rules, on })
      .then([{ type: "LateRatesAdopted", data: { rules }, effectiveDate: on }]);
    const rates = rules.interest.rates.toReversed();
    given([established])
      .when({ type: "AdoptLateRates", rules: { ...rules, interest: { ...rules.interest, rates } }, on })
      .thenRefused("interest-rates-not-in-order");
  });

  test("an order of settlement names each component once; each order holds from its day", () => {
    given([established]).when({ type: "AdoptAllocationOrder", order, on }).then([orderAdopted]);
    const twice: AllocationOrder = { ...order, sequence: ["fine", "fine", "interest", "principal"] };
    given([established])
      .when({ type: "AdoptAllocationOrder", order: twice, on })
      .thenRefused("allocation-order-incomplete");
    const later: AllocationOrder = {
      ...order,
      code: "other",
      sequence: ["enforcement-costs", "fine", "interest", "principal"],
    };
    given([established, orderAdopted])
      .when({ type: "AdoptAllocationOrder", order: later, on: civilDate("2025-07-01") })
      .thenState((state) => {
        expect(allocationOrderOn(state, civilDate("2024-12-31"))).toBeNull();
        expect(allocationOrderOn(state, civilDate("2025-06-30"))?.code).toBe("default");
        expect(allocationOrderOn(state, civilDate("2025-07-01"))?.code).toBe("other");
      });
  });

  test("numbers are written by a template that holds the number once", () => {
    const adopt = { type: "AdoptNumbering", kind: "invoice", template: "F-{office}-{year}-{number:6}", on } as const;
    given([established])
      .when(adopt)
      .thenState((state) => expect(state.numbering.get("invoice")).toBe(adopt.template));
    for (const template of ["{office}/{year}", "{number}{number}", "{number} {x}", ""])
      given([established])
        .when({ ...adopt, template })
        .thenRefused("number-template-malformed");
    expect(formatNumber(adopt.template, { office: "velipoje", kind: "invoice", year: 2025, number: 42 })).toBe(
      "F-velipoje-2025-000042",
    );
    expect(formatNumber("{number:3}", { office: "a", kind: "b", year: 2025, number: 12345 })).toBe("12345");
  });
});
