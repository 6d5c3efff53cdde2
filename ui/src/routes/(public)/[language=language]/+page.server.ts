import { OPEN_REVENUE } from "$lib/revenue/question.js";

export async function load({ locals: { ask } }) {
  const { openRevenue } = await ask(OPEN_REVENUE, { year: null });
  return { revenue: openRevenue };
}
