import { redirect } from "@sveltejs/kit";
import { failed, textOf, textOrNull } from "$lib/desk/failed.js";
import { PREVIEW, RUNS, START } from "$lib/desk/runs/question.js";
import { addressOf } from "$lib/places/places.js";

export async function load({ locals: { ask }, url: { searchParams } }) {
  const paged = { after: searchParams.get("after"), minPosition: null };
  const { assessmentRuns, fiscalPackages, runsAtWork } = await ask(RUNS, paged);
  const { hasNextPage, endCursor } = assessmentRuns.pageInfo;
  const years = fiscalPackages.nodes.filter(({ status }) => status === "published").map(({ fiscalYear }) => fiscalYear);
  return {
    runs: assessmentRuns.nodes,
    next: hasNextPage ? endCursor : null,
    years: [...new Set(years)],
    runsAtWork,
    commandId: crypto.randomUUID(),
  };
}

/** What a run would be of, as the form says it. */
function wanted(sent: FormData) {
  return {
    year: Number(textOf(sent, "year")),
    selection: { unit: textOrNull(sent, "unit"), kind: textOrNull(sent, "kind") },
    invoice: sent.get("invoice") !== null,
  };
}

export const actions = {
  /** Nothing is written: the form comes back with how many it would be, and the button that starts it. */
  look: async ({ request, locals: { ask } }) => {
    const sent = await request.formData();
    const { year, selection, invoice } = wanted(sent);
    const asked = await ask.try(PREVIEW, { year, ...selection });
    if (!asked.ok) return failed("look", asked.fault, sent);
    return { looked: { year, invoice, ...selection, taxpayers: asked.data.assessmentRunPreview.taxpayers } };
  },
  start: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const asked = await ask.try(START, { commandId: textOf(sent, "commandId"), input: wanted(sent) });
    if (!asked.ok) return failed("start", asked.fault, sent);
    redirect(303, addressOf("desk", language, `runs/${asked.data.startAssessmentRun.runId}`));
  },
};
