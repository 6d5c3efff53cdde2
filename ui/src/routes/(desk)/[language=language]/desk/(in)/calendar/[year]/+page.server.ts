import { error, redirect } from "@sveltejs/kit";
import { ADOPT, CALENDAR, LOOK } from "$lib/desk/calendar/question.js";
import { boxesOfYear, controlOf, noDayIn, yearSent, yearsOf } from "$lib/desk/calendar/year.js";
import { failed, textOf, typedIn } from "$lib/desk/failed.js";
import { addressOf } from "$lib/places/places.js";

/** The year of the address. */
function yearIn({ year }: { readonly year: string }): number {
  if (!/^2[01]\d\d$/.test(year)) error(404);
  return Number(year);
}

/** The year as it holds; one that is not there yet, as the rules give it. */
export async function load({ locals: { ask }, params }) {
  const year = yearIn(params);
  const { calendar } = (await ask(CALENDAR, {})).municipality;
  const held = calendar === null ? undefined : yearsOf(calendar).find((each) => each.year === year);
  const shown = held ?? (await ask(LOOK, { input: { year, moveable: [], official: null } })).calendarYear;
  return { year: shown, isNew: held === undefined, boxes: boxesOfYear(shown), commandId: crypto.randomUUID() };
}

export const actions = {
  /** Nothing is written: the form comes back with what would be different, and the button that adopts it. */
  look: async ({ request, locals: { ask, language }, params }) => {
    const sent = await request.formData();
    const input = yearSent(yearIn(params), sent);
    const noDay = noDayIn(input, language);
    if (noDay) return failed("look", noDay, sent, controlOf(input));
    const asked = await ask.try(LOOK, { input });
    if (!asked.ok) return failed("look", asked.fault, sent, controlOf(input));
    return { looked: asked.data.calendarYear, typed: typedIn(sent) };
  },
  adopt: async ({ request, locals: { ask, language }, params }) => {
    const sent = await request.formData();
    const year = yearIn(params);
    const input = { ...yearSent(year, sent), version: textOf(sent, "version") };
    const noDay = noDayIn(input, language);
    if (noDay) return failed("adopt", noDay, sent, controlOf(input));
    const asked = await ask.try(ADOPT, { commandId: textOf(sent, "commandId"), reason: input.official, input });
    if (!asked.ok) return failed("adopt", asked.fault, sent, controlOf(input));
    redirect(303, `${addressOf("desk", language, "calendar")}?adopted=${year}`);
  },
};
