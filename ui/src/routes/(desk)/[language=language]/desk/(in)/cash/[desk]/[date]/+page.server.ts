import { error, redirect } from "@sveltejs/kit";
import { deskDay, takenAt } from "$lib/desk/cash/day.js";
import { failed, textOf } from "$lib/desk/failed.js";
import { reversalControl, reverseAsSent } from "$lib/desk/tax/reversal.js";
import { addressOf } from "$lib/places/places.js";

/** One desk on one day: its cashier's own, and whoever oversees it. */
export async function load({ locals: { ask }, params: { desk, date }, url: { searchParams } }) {
  const at = searchParams.get("at");
  const day = await deskDay(ask, desk, date, at);
  if (day === null) error(404);
  const taken = await takenAt(ask, day, at, searchParams.get("after"));
  return { day, taken, done: searchParams.get("done") };
}

export const actions = {
  reverse: async ({ request, params: { desk, date }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const asked = await reverseAsSent(ask, sent, textOf(sent, "account"));
    if (!asked.ok) return failed(`reverse${textOf(sent, "form")}`, asked.fault, sent, reversalControl(sent));
    const { position } = asked.data.reversePayment.receipt;
    const seen = new URLSearchParams({ done: "reverse", ...(position ? { at: position } : {}) });
    redirect(303, `${addressOf("desk", language, `cash/${desk}/${date}`)}?${seen}`);
  },
};
