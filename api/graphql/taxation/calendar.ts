import type { CalendarYearDraft } from "../../../application/taxation/index.js";
import { yearOf, type CivilDate } from "../../../domain/shared/index.js";
import { MOST_YEARS_AHEAD, type ChangedDay } from "../../../domain/taxation/index.js";
import { access } from "../access/rules.js";
import { wholeMunicipality } from "../access/whole-municipality.js";
import { builder, objectType } from "../builder.js";
import { WordsRef } from "../casework/catalogue/words.js";
import type { GraphqlContext } from "../context.js";
import { inputTypeOf, validated } from "../inputs/index.js";
import { answered } from "../read-guard.js";
import { CalendarYearInput } from "./inputs/administration.js";
import { BridgeDayRef, HolidayRef } from "./public/municipality.js";

const WRITE = "calendar.write";
/** Years that are told of; a draft reaches no further. */
const SHOWN = MOST_YEARS_AHEAD + 1;
/** Nothing is counted beyond. */
const COUNTED = 10_000;

const changed = objectType<ChangedDay>("ChangedDay", "inherit", "A day that another calendar changes.");
changed.implement((t) => ({
  date: t.field({ type: "CivilDate", resolve: ({ date }) => date }),
  before: t.field({ type: WordsRef, nullable: true, description: "Null: people work.", resolve: (day) => day.before }),
  after: t.field({ type: WordsRef, nullable: true, resolve: (day) => day.after }),
}));

const draft = objectType<CalendarYearDraft>(
  "CalendarYearDraft",
  "inherit",
  "A year of the calendar as it would be adopted, and what would be different then. Cases are counted to 10,000.",
);
draft.implement((t) => ({
  year: t.exposeInt("year"),
  version: t.exposeString("version", { description: "Of the calendar that holds: adopting it asks for it again." }),
  assumed: t.exposeBoolean("assumed"),
  holidays: t.field({ type: [HolidayRef], resolve: ({ holidays }) => [...holidays] }),
  bridgeDays: t.field({ type: [BridgeDayRef], resolve: ({ bridgeDays }) => [...bridgeDays] }),
  changed: t.field({ type: [changed.reference], resolve: (each) => [...each.changed] }),
  openCases: t.int({
    description: "Open cases: the limits of all of them are counted anew once a version is adopted.",
    resolve: (_draft, _args, context) => counted(context, {}),
  }),
  mayMove: t.int({
    description: "Of these, those whose limit ends on the first day that changes or later, or stands still.",
    resolve: ({ changed: [first] }, _args, context) => (first ? counted(context, { dueFrom: first.date }) : 0),
  }),
}));

interface Reach {
  readonly year: number;
}

const reach = objectType<Reach>("CalendarReach", "inherit", "How many deadlines are in a year that is assumed.");
reach.implement((t) => ({
  year: t.exposeInt("year"),
  openCases: t.int({
    description: "Open cases of all offices that are due in the year, counted to 10,000.",
    resolve: ({ year }, _args, context) =>
      counted(context, { dueFrom: `${year}-01-01` as CivilDate, dueBy: `${year}-12-31` as CivilDate }),
  }),
}));

/** Numbers alone, of every office and service: nobody's case is shown. */
function counted({ authorisation, dependencies }: GraphqlContext, due: { dueFrom?: CivilDate; dueBy?: CivilDate }) {
  const scope = { tenant: authorisation.signedIn().tenant, offices: null };
  return dependencies.readSide.caseCount(scope, { seesSensitive: true, open: true, ...due }, COUNTED);
}

/** The tenant of whoever may adopt a calendar. */
async function tenantOf({ authorisation }: GraphqlContext): Promise<string> {
  if (authorisation.grant(WRITE).offices !== null) await wholeMunicipality();
  return authorisation.signedIn().tenant;
}

/** What stands before a calendar is adopted: the next year as it would be, and what is counted by years that are assumed. */
export function addCalendarQuestions(): void {
  builder.queryField("calendarYear", (t) =>
    t.field({
      type: draft.reference,
      description:
        "A year of the calendar of holidays, by rule where it is not there yet, put right as the input says. Refuses what `adoptCalendarYear` would refuse, and writes nothing.",
      extensions: access(WRITE),
      args: { input: t.arg({ type: inputTypeOf(CalendarYearInput), required: true }) },
      resolve: async (_root, args, context) => {
        const tenant = await tenantOf(context);
        const input = validated(CalendarYearInput, args.input);
        const { taxation } = context.dependencies;
        return answered(await taxation.calendarYear(tenant, { ...input, today: context.today }));
      },
    }),
  );
  builder.queryField("calendarReach", (t) =>
    t.field({
      type: [reach.reference],
      description: "The years from this one on whose calendar is assumed, with the deadlines that are in them.",
      extensions: access(WRITE),
      resolve: async (_root, _args, context) => {
        const municipality = answered(await context.dependencies.taxation.municipalityOf(await tenantOf(context)));
        const { assumedYears = [] } = municipality.calendar ?? {};
        return assumedYears
          .filter((year) => year >= yearOf(context.today))
          .slice(0, SHOWN)
          .map((year) => ({ year }));
      },
    }),
  );
}
