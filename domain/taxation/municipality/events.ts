import { z } from "zod";
import {
  bilingualSchema,
  civilDateSchema,
  codeSchema,
  defineEvent,
  yearSchema,
  type EventOf,
  type HolidayCalendar,
} from "../../shared/index.js";
import { COMPONENTS, type AllocationOrder, type LatePaymentRules } from "../law/index.js";
import { numberTemplateSchema } from "./numbering.js";

const namedSchema = z.object({ code: codeSchema, name: bilingualSchema });

export const MunicipalityEstablished = defineEvent({
  type: "MunicipalityEstablished",
  description: "The municipality keeps its ledger here from this day on.",
  schema: z.object({ tenant: codeSchema, name: bilingualSchema }),
});

const officeSchema = z.object({
  code: codeSchema,
  kind: z.enum(["central-municipality", "administrative-unit", "lagje"]),
  name: bilingualSchema,
  /** The unit of territory that the office serves. */
  unit: codeSchema,
  parent: codeSchema.nullable(),
  address: z.string().max(300).nullable(),
});
export type Office = Readonly<z.infer<typeof officeSchema>>;

export const OfficeOpened = defineEvent({
  type: "OfficeOpened",
  description: "An office of the municipality opened: a place where cases are lodged and invoices numbered.",
  schema: z.object({ office: officeSchema }),
});

export const OfficeRenamed = defineEvent({
  type: "OfficeRenamed",
  description: "An office has another name from now on. Papers keep the name of their day.",
  schema: z.object({ office: codeSchema, name: bilingualSchema }),
});

export const OfficeClosed = defineEvent({
  type: "OfficeClosed",
  description: "An office takes no cases any more; what it did stays its own. It may open again.",
  schema: z.object({ office: codeSchema }),
});

const zoneSchema = namedSchema.extend({ units: z.array(codeSchema).min(1) });
export type TerritoryZone = Readonly<z.infer<typeof zoneSchema>>;

export const ZonesDrawn = defineEvent({
  type: "ZonesDrawn",
  description: "The units of the territory and the zones that they form, whole.",
  schema: z.object({ units: z.array(namedSchema).min(1), zones: z.array(zoneSchema).min(1) }),
});

/** What else a file of holidays says of each (its source, whether it was moved) is kept as it is. */
export const calendarSchema = z.looseObject({
  code: codeSchema,
  version: codeSchema,
  years: z.array(yearSchema).min(1),
  assumedYears: z.array(yearSchema).optional(),
  holidays: z.array(
    z.looseObject({ code: codeSchema, date: civilDateSchema, observed: civilDateSchema, name: bilingualSchema }),
  ),
  bridgeDays: z.array(z.looseObject({ date: civilDateSchema, name: bilingualSchema })),
}) as unknown as z.ZodType<HolidayCalendar, HolidayCalendar>;

export const CalendarAdopted = defineEvent({
  type: "CalendarAdopted",
  description:
    "A version of the calendar of holidays holds; it replaces the version before. `assumedYears` are not officially published yet.",
  schema: z.object({ calendar: calendarSchema }),
});

const decimalSchema = z.string().regex(/^(0|[1-9]\d*)(\.\d{1,6})?$/);
const termSchema = z.looseObject({ days: z.int().min(0).max(3660), dayKind: z.enum(["calendar", "working"]) });
const yearsSchema = z.looseObject({ years: z.int().min(1).max(30) });
const latePaymentRulesSchema = z.looseObject({
  interest: z.looseObject({
    counting: z.looseObject({ yearDays: z.int().min(360).max(366) }),
    rates: z.array(z.looseObject({ from: civilDateSchema, annualPercent: decimalSchema })).min(1),
  }),
  lateFine: z.looseObject({ percentPerDay: decimalSchema, maxDays: z.int().min(0).max(3660) }),
  instalmentAgreement: z.looseObject({
    answerWithin: termSchema,
    firstPaymentPercent: decimalSchema,
    lastInstalmentBy: z.object({
      month: z.int().min(1).max(12),
      day: z.int().min(1).max(31),
      yearOffset: z.int().min(0).max(5),
    }),
    onDefault: z.looseObject({ missedInstalments: z.int().min(1).max(12) }),
  }),
  appeal: z.looseObject({ term: termSchema, answerWithin: termSchema }),
  notification: z.looseObject({
    mailDeemedReceivedAfter: termSchema,
    postedNoticeDeemedServedAfter: z.looseObject({ days: z.int().min(0).max(60) }),
  }),
  forcedCollection: z.looseObject({
    startsAfter: z.array(z.looseObject({ channel: codeSchema, days: z.int().min(0).max(60) })),
  }),
  prescription: z.looseObject({ assessment: yearsSchema, collection: yearsSchema }),
}) as unknown as z.ZodType<LatePaymentRules, LatePaymentRules>;

export const LateRatesAdopted = defineEvent({
  type: "LateRatesAdopted",
  description:
    "The dated interest rates, the late fine and the terms of lateness, whole (format defter.late-payment/1).",
  schema: z.object({ rules: latePaymentRulesSchema }),
});

const allocationOrderSchema = z.object({
  code: codeSchema,
  sequence: z.array(z.enum(COMPONENTS)).length(COMPONENTS.length),
  scope: z.enum(["obligation-by-obligation", "component-by-component"]),
}) as unknown as z.ZodType<AllocationOrder, AllocationOrder>;

export const AllocationOrderAdopted = defineEvent({
  type: "AllocationOrderAdopted",
  description: "The order in which payments settle what is owed.",
  schema: z.object({ order: allocationOrderSchema }),
});

export const NumberingAdopted = defineEvent({
  type: "NumberingAdopted",
  description: "How the numbers of one kind of paper are written.",
  schema: z.object({ kind: codeSchema, template: numberTemplateSchema }),
});

export const municipalityEvents = [
  MunicipalityEstablished,
  OfficeOpened,
  OfficeRenamed,
  OfficeClosed,
  ZonesDrawn,
  CalendarAdopted,
  LateRatesAdopted,
  AllocationOrderAdopted,
  NumberingAdopted,
] as const;
export type MunicipalityEvent = EventOf<(typeof municipalityEvents)[number]>;
