import { inTirana } from "$lib/format/index.js";
import { graphql } from "$lib/graphql/tada.js";
import type { Content } from "$lib/packages/content.js";

const LAW = graphql(`
  query WholeLaw($year: Int!) {
    publishedLaw(year: $year) {
      year
      content
    }
  }
`);

/** So far back may be looked. */
const YEARS = 4;

export async function load({ locals: { ask }, url: { searchParams } }) {
  const thisYear = Number(inTirana(new Date().toISOString()).date.slice(0, 4));
  const years = Array.from({ length: YEARS + 1 }, (_, back) => thisYear + 1 - back);
  const asked = Number(searchParams.get("year"));
  const year = years.includes(asked) ? asked : thisYear;
  const found = await ask.try(LAW, { year });
  return { year, years, content: found.ok ? (found.data.publishedLaw.content as Content) : null };
}
