import { addDays, dateOf, notParsed, parsed, type CivilDate, type Lek, type Parsed } from "../../../shared/index.js";
import type { Instalment, TaxableSubject } from "./assessment.js";
import type { CompiledCharge, CompiledInstalments } from "./compiled-package.js";
import type { DueDates } from "./due-dates.js";
import type { MonthIndex } from "./liable-months.js";
import type { FiscalPackage } from "./package.js";
import { splitByShares } from "./split.js";
import type { LineTrace } from "./trace.js";

/** The net of one month of a monthly charge. */
export interface MonthlyNet {
  readonly month: MonthIndex;
  readonly net: Lek;
}

export interface Schedule {
  readonly due: LineTrace["due"];
  readonly instalments: readonly Instalment[];
}

export interface ScheduleInput {
  readonly charge: CompiledCharge;
  readonly subject: TaxableSubject;
  readonly law: FiscalPackage;
  readonly dates: DueDates;
  readonly assessedOn: CivilDate;
  readonly net: Lek;
  /** Month by month; empty for annual charges and events. */
  readonly months: readonly MonthlyNet[];
}

/** STEP 9 of the algorithm: when the net is due, and in which parts. Zero parts are left out. */
export function schedule(input: ScheduleInput): Parsed<Schedule> {
  const rule = input.charge.instalments;
  switch (rule.kind) {
    case "fixed-dates":
      return fixedDates(input, rule);
    case "monthly":
      return monthly(input, rule);
    case "on-event":
      return whole(input, addDays(eventDay(input), rule.days), "on-event");
  }
}

function fixedDates(input: ScheduleInput, rule: CompiledInstalments & { kind: "fixed-dates" }): Parsed<Schedule> {
  const nominal = rule.dues.map((due) => dateOf(input.law.fiscalYear, Number(due.slice(0, 2)), Number(due.slice(3))));
  if (input.assessedOn > nominal[0]!) return whole(input, addDays(input.assessedOn, rule.lateBornDays), "late-born");
  const parts = splitByShares(input.net, rule.shares);
  return collected(
    "fixed-dates",
    parts.map((amount, index) => ({ amount, date: input.dates.rolled(nominal[index]!) })),
  );
}

function monthly(input: ScheduleInput, rule: CompiledInstalments & { kind: "monthly" }): Parsed<Schedule> {
  if (input.charge.source.period !== "monthly")
    return notParsed("monthly-instalments-of-unmonthly-charge", { item: input.charge.source.code });
  return collected(
    "monthly",
    input.months.map(({ month, net }) => ({
      amount: net,
      date: input.dates.ofMonth(month, rule.dueDay, rule.monthOffset),
    })),
  );
}

function whole(input: ScheduleInput, nominalDue: CivilDate, due: LineTrace["due"]): Parsed<Schedule> {
  return collected(due, [{ amount: input.net, date: input.dates.rolled(nominalDue) }]);
}

function collected(
  due: LineTrace["due"],
  parts: readonly { readonly amount: Lek; readonly date: ReturnType<DueDates["rolled"]> }[],
): Parsed<Schedule> {
  const instalments: Instalment[] = [];
  for (const { amount, date } of parts) {
    if (amount === 0) continue;
    if (!date.ok) return date;
    instalments.push({ nominalDue: date.value.nominalDue, due: date.value.due, amount });
  }
  return parsed({ due, instalments });
}

function eventDay({ subject, law }: ScheduleInput): CivilDate {
  if (subject.date !== undefined) return subject.date;
  return subject.from !== undefined && subject.from > law.validFrom ? subject.from : law.validFrom;
}
