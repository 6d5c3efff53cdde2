import type { Command } from "commander";
import { notParsed, parsed, yearOf, type HolidayCalendar } from "../../../domain/shared/index.js";
import { MOST_YEARS_AHEAD } from "../../../domain/taxation/index.js";
import { TOKENS } from "../../composition/tokens.js";
import { jsonGiven } from "../input/files.js";
import { wholeNumber } from "../input/values.js";
import { facts, table } from "../output/table.js";
import { answered, carriedOut, receiptJson, type Desk, type Work } from "../work/desk.js";
import { asAct, type ActOptions } from "../work/globals.js";
import { withExamples } from "../work/examples.js";

export function addCalendarCommands(program: Command, desk: Desk): void {
  const group = program.command("calendar").description("the holidays that deadlines are counted by");
  addShow(group, desk);
  addDraft(group, desk);
  addAdopt(group, desk);
}

function addShow(group: Command, desk: Desk): void {
  const command = group
    .command("show")
    .description(
      "the calendar that holds; with --json as `adopt` takes it. Assumed years are not officially published yet",
    );
  command.action(async () => {
    await desk.work(command, async (work) => {
      const calendar = await held(work);
      return { json: calendar, text: calendarText(calendar) };
    });
  });
}

function addDraft(group: Command, desk: Desk): void {
  const command = withExamples(
    group
      .command("draft")
      .argument("<year>", "the last year that it is to hold")
      .description(
        "the calendar that holds, as JSON under a new version; years that it lacks by rule, marked as assumed",
      ),
    "calendar draft 2028 > calendar.json",
  );
  command.action(async (typed: string) => {
    await desk.work(command, async ({ composition, tenant }) => {
      const today = composition.get(TOKENS.clock).today();
      const through = wholeNumber("year", typed, yearOf(today), yearOf(today) + MOST_YEARS_AHEAD);
      const draft = answered(await composition.get(TOKENS.taxation).calendarDraft(tenant, { through, today }));
      return { json: draft, text: JSON.stringify(draft, null, 2) };
    });
  });
}

function addAdopt(group: Command, desk: Desk): void {
  const command = withExamples(
    asAct(
      group
        .command("adopt")
        .argument("<file>", "the whole calendar as JSON: every year that held before, and those that come")
        .description("adopt a version of the calendar, also while Defter runs; limits of open cases are counted anew"),
    ),
    "calendar adopt calendar.json --reason 'VKM 700/2027'",
  );
  command.action(async (file: string, options: ActOptions) => {
    const calendar = (await jsonGiven("file", file)) as unknown as HolidayCalendar;
    await desk.work(command, async ({ composition, ask }) => {
      const asked = ask(options);
      const { receipt } = carriedOut(await composition.get(TOKENS.taxation).adoptCalendar(asked, { calendar }));
      const { version, years, assumedYears = [] } = calendar;
      return {
        json: { version, years, assumedYears, receipt: receiptJson(receipt, asked.commandId) },
        text: headText(calendar),
      };
    });
  });
}

/** Refuses `calendar-missing` where none was adopted. */
async function held({ composition, tenant }: Work): Promise<HolidayCalendar> {
  const { calendar } = answered(await composition.get(TOKENS.taxation).municipalityOf(tenant));
  const year = yearOf(composition.get(TOKENS.clock).today());
  return answered(calendar === null ? notParsed("calendar-missing", { year }) : parsed(calendar));
}

function headText({ code, version, years, assumedYears = [] }: HolidayCalendar): string {
  return facts([
    ["calendar", code],
    ["version", version],
    ["years", years.join(", ")],
    ["assumed", assumedYears.length === 0 ? "none" : assumedYears.join(", ")],
  ]);
}

function calendarText(calendar: HolidayCalendar): string {
  const off = [
    ...calendar.holidays.map(({ observed, date, name }) => ({ day: observed, of: date, name: name.sq })),
    ...calendar.bridgeDays.map(({ date, name }) => ({ day: date, of: date, name: name.sq })),
  ].toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const days = table(off, [
    { head: "day off", cell: ({ day }) => day },
    { head: "of", cell: ({ day, of }) => (of === day ? null : of) },
    { head: "holiday", cell: ({ name }) => name },
  ]);
  return `${headText(calendar)}\n${days}`;
}
