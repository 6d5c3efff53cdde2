import { graphql, type ResultOf } from "../../graphql/tada.js";

const DAYS = graphql(`
  fragment HolidayShown on OfficialHoliday @_unmask {
    code
    date
    observed
    assumed
    moveable
    source
    name {
      sq
      en
    }
  }
`);
const OFF = graphql(`
  fragment DayOffShown on BridgeDay @_unmask {
    date
    source
    name {
      sq
      en
    }
  }
`);

/** The calendar that holds, and how many deadlines are in years of it that are assumed. */
export const CALENDAR = graphql(
  `
    query CalendarAtTheDesk {
      municipality {
        calendar {
          version
          years
          assumedYears
          holidays {
            ...HolidayShown
          }
          bridgeDays {
            ...DayOffShown
          }
        }
      }
      calendarReach {
        year
        openCases
      }
    }
  `,
  [DAYS, OFF],
);
export type Calendar = NonNullable<ResultOf<typeof CALENDAR>["municipality"]["calendar"]>;

/** A year as it would be adopted, and what would be different then. */
export const LOOK = graphql(
  `
    query CalendarYearAtTheDesk($input: CalendarYearInput!) {
      calendarYear(input: $input) {
        year
        version
        assumed
        holidays {
          ...HolidayShown
        }
        bridgeDays {
          ...DayOffShown
        }
        changed {
          date
          before {
            sq
            en
          }
          after {
            sq
            en
          }
        }
        openCases
        mayMove
      }
    }
  `,
  [DAYS, OFF],
);
export type Looked = ResultOf<typeof LOOK>["calendarYear"];

export const ADOPT = graphql(`
  mutation AdoptCalendarYear($commandId: UUID!, $reason: String, $input: AdoptCalendarYearInput!) {
    adoptCalendarYear(commandId: $commandId, reason: $reason, input: $input) {
      receipt {
        position
      }
    }
  }
`);
