import type { DeskWords } from "./sq.js";

export const calendar: DeskWords["calendar"] = {
  title: "Calendar of holidays",
  version: (version) => `version ${version}`,
  none: "The municipality has adopted no calendar of holidays yet. The first is adopted at the command line: “defter calendar adopt”.",
  help: (next) =>
    `Every deadline is counted by these days. One that would reach the year ${next} is refused until that year is adopted.`,
  draft: (year) => `Draft the year ${year}`,
  confirm: (year) => `Confirm or correct the year ${year}`,
  correct: (year) => `Correct the year ${year}`,
  adopted: (year) => `The calendar of the year ${year} was adopted. Limits of open cases are being counted anew.`,
  assumed: "assumed",
  official: "official",
  reach: (cases, shown) =>
    cases === 0
      ? "No open case is due in this year."
      : cases === 1
        ? "1 open case is due in this year, by days that are assumed."
        : `${shown} open cases are due in this year, by days that are assumed.`,
  daysOf: (year) => `Days off in ${year}`,
  dayOff: "Day off",
  holiday: "Holiday",
  dayOf: "Moved from",
  source: "Source",
  assumedDay: "assumed",
  byRule: "By the rules: the official list is not published yet",
  noSource: "No source was noted",
  formHelp:
    "Holidays on fixed days and both Easters follow from the rules. Compare the days that are announced each year with the official list.",
  moveableHint: "The day of the holiday itself; at a weekend, the next working day is off",
  daysOff: "Days off of the public administration alone",
  daysOffHint: "One day a line: 8.1.2027",
  noDay: (typed) => `This is no date: “${typed}”. Write day, month and year: 8.1.2027`,
  officialList: "Act of the official list",
  officialHint:
    "For example VKM nr. 700, datë 20.12.2027. Leave it empty while the list is not published: the year stays assumed",
  look: "See what changes",
  lookedTitle: (year) => `What would change with the year ${year}`,
  willBeAssumed: (year) => `The year ${year} will be assumed: deadlines in it are marked so wherever they are shown.`,
  willBeOfficial: (year) => `The year ${year} will be official: deadlines in it are marked as assumed no more.`,
  noDayChanges: "No day changes.",
  becomesOff: (day, name) => `${day}: becomes a day off (${name})`,
  offNoMore: (day, name) => `${day}: is a day off no more (${name})`,
  offForElse: (day, name) => `${day}: is off for ${name}`,
  limits: (cases, shown) =>
    cases === 1
      ? "The limit of 1 open case will be counted anew."
      : `The limits of ${shown} open cases will be counted anew.`,
  mayMove: (cases, shown) =>
    cases === 0
      ? "None of them ends on the days that change or later: no date moves."
      : cases === 1
        ? "1 of them ends on the first day that changes or later, or stands still: its date may move."
        : `${shown} of them end on the first day that changes or later, or stand still: their dates may move.`,
  adopt: (year) => `Adopt the year ${year}`,
};
