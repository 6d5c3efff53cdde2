import { graphql, type ResultOf } from "../graphql/tada.js";

/** Own revenue of a year, as it is shown. */
export const OPEN_REVENUE = graphql(`
  query OpenRevenue($year: Int) {
    openRevenue(year: $year) {
      year
      years
      planned
      assessed
      collected
      position
      readAt
      leastTaxpayers
      plan {
        synthetic
        notice {
          sq
          en
        }
      }
      months {
        month
        collected
      }
      items {
        code
        name {
          sq
          en
        }
        planned
        assessed
        collected
      }
      units {
        code
        name {
          sq
          en
        }
        planned
        assessed
        collected
      }
    }
  }
`);

export type OpenRevenue = ResultOf<typeof OPEN_REVENUE>["openRevenue"];
