import { askedKinds, payerOf, subjectsOf } from "$lib/calculator/asked.js";
import { ESTIMATE, PUBLISHED_LAW } from "$lib/calculator/questions.js";
import type { Fault } from "$lib/graphql/ask.js";

export async function load({ locals: { ask }, url: { searchParams } }) {
  const payer = payerOf(searchParams.get("who"));
  const published = await ask.try(PUBLISHED_LAW, {});
  if (!published.ok) return { payer, law: null, units: [], unit: "", asked: [], estimate: null, fault: null };
  const { publishedLaw: law, municipality } = published.data;
  const { units } = municipality;
  const unit = units.find(({ code }) => code === searchParams.get("unit"))?.code ?? "";
  const asked = askedKinds(payer, law.subjects, searchParams);
  const page = { payer, law, units, unit, asked, estimate: null, fault: null as Fault | null };
  if (unit === "") return page;
  const input = {
    year: law.year,
    payer: payer === "household" ? ("HOUSEHOLD" as const) : ("BUSINESS" as const),
    unit,
    subjects: subjectsOf(asked, law.subjects),
  };
  const estimated = await ask.try(ESTIMATE, { input });
  return estimated.ok ? { ...page, estimate: estimated.data.estimate } : { ...page, fault: estimated.fault };
}
