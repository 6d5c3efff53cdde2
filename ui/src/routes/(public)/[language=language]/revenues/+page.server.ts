import { graphql } from "$lib/graphql/tada.js";
import { OPEN_REVENUE } from "$lib/revenue/question.js";

const UNITS = graphql(`
  query Units {
    municipality {
      units {
        code
        name {
          sq
          en
        }
      }
    }
  }
`);

export async function load({ locals: { ask, language }, url: { searchParams } }) {
  const named = searchParams.get("year");
  const year = named !== null && /^\d{4}$/.test(named) ? Number(named) : null;
  const [{ openRevenue }, { municipality }] = await Promise.all([ask(OPEN_REVENUE, { year }), ask(UNITS, {})]);
  const unitNames = Object.fromEntries(municipality.units.map(({ code, name }) => [code, name[language]]));
  return { revenue: openRevenue, unitNames };
}
