import { redirect } from "@sveltejs/kit";
import { failed, textOf } from "$lib/desk/failed.js";
import { caseBeside } from "$lib/desk/queue/beside.js";
import { addressed, narrowedIn, type Order } from "$lib/desk/queue/narrowed.js";
import { DROP, SAVE, TAKE, TAKE_NEXT } from "$lib/desk/queue/question.js";
import { addressOf } from "$lib/places/places.js";

/** The case that is looked at beside the list. */
export async function load({ locals: { ask }, url: { searchParams }, depends }) {
  depends("queue:beside");
  const id = searchParams.get("case");
  if (id === null || id === "") return { beside: null, notBeside: null };
  const asked = await caseBeside(ask, id);
  return asked.ok ? { beside: asked.data, notBeside: null } : { beside: null, notBeside: asked.fault.message };
}

export const actions = {
  next: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const asked = await ask.try(TAKE_NEXT, { commandId: crypto.randomUUID(), input: {} });
    if (!asked.ok) return failed("next", asked.fault, sent);
    redirect(303, addressOf("desk", language, `cases/${asked.data.takeNextCase.caseId}`));
  },
  take: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const input = { caseId: textOf(sent, "caseId") };
    const asked = await ask.try(TAKE, { commandId: crypto.randomUUID(), input });
    if (!asked.ok) return failed("take", asked.fault, sent);
    redirect(303, addressOf("desk", language, `cases/${input.caseId}`));
  },
  save: async ({ request, params: { which }, url, locals: { ask, language } }) => {
    const sent = await request.formData();
    const { service, office, dueWithin, orderBy } = narrowedIn(url.searchParams);
    const input = {
      ...{ name: textOf(sent, "name"), queue: which.toUpperCase() as "LATE" | "MINE" | "OFFICE" },
      ...{ service, office, dueWithin, orderBy: orderBy.toUpperCase() as Uppercase<Order> },
    };
    const asked = await ask.try(SAVE, { input });
    if (!asked.ok) return failed("save", asked.fault, sent, () => "filter-name");
    redirect(303, narrowedTo(language, which, url));
  },
  forget: async ({ request, params: { which }, url, locals: { ask, language } }) => {
    const sent = await request.formData();
    const asked = await ask.try(DROP, { name: textOf(sent, "name") });
    if (!asked.ok) return failed("forget", asked.fault, sent);
    redirect(303, narrowedTo(language, which, url));
  },
};

/** The list as it is narrowed now. */
function narrowedTo(language: App.Locals["language"], which: string, url: URL): string {
  const query = addressed(narrowedIn(url.searchParams)).toString();
  return addressOf("desk", language, `queue/${which}`) + (query === "" ? "" : `?${query}`);
}
