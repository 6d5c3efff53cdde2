import type { MunicipalityFace } from "../../../../application/taxation/index.js";
import type { BridgeDay, Holiday, HolidayCalendar } from "../../../../domain/shared/index.js";
import { isMoveable } from "../../../../domain/taxation/index.js";
import { access } from "../../access/rules.js";
import { builder, objectType } from "../../builder.js";
import { WordsRef } from "../../casework/catalogue/words.js";
import { answered, publicTenant } from "../../read-guard.js";

type PublicOffice = MunicipalityFace["offices"][number];
type Unit = MunicipalityFace["units"][number];

const unit = objectType<Unit>("MunicipalityUnit", "inherit", "A unit of the territory.");
unit.implement((t) => ({
  code: t.exposeString("code"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
}));

const office = objectType<PublicOffice>("MunicipalityOffice", "inherit", "An office of the municipality.");
office.implement((t) => ({
  code: t.exposeString("code"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  kind: t.exposeString("kind"),
  unit: t.exposeString("unit", { description: "The unit of territory that it serves." }),
  parent: t.exposeString("parent", { nullable: true, description: "The office that it belongs to." }),
  closed: t.exposeBoolean("closed", { description: "It takes no new cases." }),
  address: t.exposeString("address", { nullable: true }),
}));

const holiday = objectType<Holiday>("OfficialHoliday", "inherit", "A day off for everybody.");
holiday.implement((t) => ({
  code: t.exposeString("code"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  date: t.field({ type: "CivilDate", resolve: ({ date }) => date }),
  observed: t.field({
    type: "CivilDate",
    description: "The day on which nobody works: a holiday at a weekend moves to the next working day.",
    resolve: ({ observed }) => observed,
  }),
  assumed: t.boolean({
    description: "Its day, or the one on which nobody works, is not announced yet.",
    resolve: ({ assumed, observedAssumed }) => assumed === true || observedAssumed === true,
  }),
  moveable: t.boolean({ description: "Its day is announced each year.", resolve: isMoveable }),
  source: t.exposeString("source", { nullable: true, description: "What its day was taken from; null: the rules." }),
}));
export const HolidayRef = holiday.reference;

const bridgeDay = objectType<BridgeDay>("BridgeDay", "inherit", "A day off of the public administration only.");
bridgeDay.implement((t) => ({
  date: t.field({ type: "CivilDate", resolve: ({ date }) => date }),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  source: t.exposeString("source", { nullable: true, description: "What it was taken from." }),
}));
export const BridgeDayRef = bridgeDay.reference;

const calendar = objectType<HolidayCalendar>(
  "HolidayCalendar",
  "inherit",
  "The holidays that deadlines are counted by, of whole years.",
);
calendar.implement((t) => ({
  code: t.exposeString("code"),
  version: t.exposeString("version"),
  years: t.intList({ resolve: ({ years }) => [...years] }),
  assumedYears: t.intList({
    description: "Of these the official calendar is not published yet: their days off are taken from rules.",
    resolve: ({ assumedYears = [] }) => [...assumedYears],
  }),
  holidays: t.field({ type: [holiday.reference], resolve: ({ holidays }) => [...holidays] }),
  bridgeDays: t.field({ type: [bridgeDay.reference], resolve: ({ bridgeDays }) => [...bridgeDays] }),
}));

const municipality = objectType<MunicipalityFace>("Municipality", "public", "Who keeps this ledger.");
municipality.implement((t) => ({
  code: t.exposeString("code", { description: "As it stands in addresses." }),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  offices: t.field({ type: [office.reference], resolve: ({ offices }) => [...offices] }),
  units: t.field({ type: [unit.reference], resolve: ({ units }) => [...units] }),
  calendar: t.field({
    type: calendar.reference,
    nullable: true,
    description: "Null where none was adopted yet.",
    resolve: ({ calendar: adopted }) => adopted,
  }),
}));

/** The municipality itself, open to everyone. */
export function addMunicipality(): void {
  builder.queryField("municipality", (t) =>
    t.field({
      type: municipality.reference,
      description: "The municipality: name, offices, units and calendar of holidays. Open to everyone.",
      extensions: access("public"),
      resolve: async (_root, _args, context) =>
        answered(await context.dependencies.taxation.municipalityOf(publicTenant(context))),
    }),
  );
}
