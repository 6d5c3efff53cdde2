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
  const [asked, { municipality }] = await Promise.all([ask.try(OPEN_REVENUE, { year }), ask(UNITS, {})]);
  // A year that no ledger reaches is refused: of it there is nothing, and the page says so above what there is.
  const { openRevenue } = asked.ok ? asked.data : await ask(OPEN_REVENUE, { year: null });
  const unitNames = Object.fromEntries(municipality.units.map(({ code, name }) => [code, name[language]]));
  return { revenue: openRevenue, unitNames, nothingOf: asked.ok ? null : year };
}
