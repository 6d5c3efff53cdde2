import { graphql } from "$lib/graphql/tada.js";

const YEARS = graphql(`
  query RevenueYears {
    openRevenue {
      years
    }
  }
`);

export async function load({ locals: { ask } }) {
  const { openRevenue } = await ask(YEARS, {});
  return { years: openRevenue.years };
}
