import { print } from "graphql";
import { failed, textOf } from "$lib/desk/failed.js";
import { INTERRUPT, MOVING, PROJECTIONS, REBUILD, VERIFY } from "$lib/desk/projections/question.js";

const SUBSCRIPTION = print(MOVING);

export async function load({ locals: { ask } }) {
  return { ...(await ask(PROJECTIONS, {})), subscription: SUBSCRIPTION };
}

export const actions = {
  verify: async ({ request, locals: { ask } }) => {
    const sent = await request.formData();
    const asked = await ask.try(VERIFY, { projection: textOf(sent, "projection") });
    return asked.ok ? { begun: true } : failed("verify", asked.fault, sent);
  },
  rebuild: async ({ request, locals: { ask } }) => {
    const sent = await request.formData();
    const asked = await ask.try(REBUILD, { projection: textOf(sent, "projection") });
    return asked.ok ? { begun: true } : failed("rebuild", asked.fault, sent);
  },
  interrupt: async ({ request, locals: { ask } }) => {
    const sent = await request.formData();
    const asked = await ask.try(INTERRUPT, { projection: textOf(sent, "projection") });
    return asked.ok ? { begun: false } : failed("interrupt", asked.fault, sent);
  },
};
