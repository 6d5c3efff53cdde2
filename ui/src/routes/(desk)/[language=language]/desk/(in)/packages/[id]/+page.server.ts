import { redirect } from "@sveltejs/kit";
import { dateOf, failed, textOf, textOrNull } from "$lib/desk/failed.js";
import { namedIn } from "$lib/desk/named.js";
import { standingsOf } from "$lib/desk/packages/article/standing.js";
import { mayBeEdited } from "$lib/desk/packages/draft.js";
import { comparedWith } from "$lib/desk/packages/in-force.js";
import * as packages from "$lib/desk/packages/question.js";
import type { Ask, Asked } from "$lib/graphql/ask.js";
import type { Content } from "$lib/packages/content.js";
import { addressOf } from "$lib/places/places.js";
import type { Language } from "$lib/words/index.js";
import type { RequestEvent } from "./$types.js";

/** How each article stands beside the package in force, for who changes it. */
async function standingsFor(
  ask: Ask,
  { id, fiscalYear, content }: { readonly id: string; readonly fiscalYear: number; readonly content: unknown },
  language: Language,
) {
  const [{ packageVocabulary }, inForce] = await Promise.all([
    ask(packages.VOCABULARY, { content }),
    comparedWith(ask, fiscalYear, id),
  ]);
  const revenueNamed = (code: string) => namedIn(packageVocabulary.revenueItems, code, language);
  return inForce === null ? null : standingsOf(content as Content, inForce, language, revenueNamed).standings;
}

export async function load({ locals: { ask, language }, params: { id }, url: { searchParams }, parent }) {
  const at = searchParams.get("at") || null;
  const [{ fiscalPackage }, { fiscalPackages }, { me }] = await Promise.all([
    ask(packages.PACKAGE, { id, minPosition: at }),
    ask(packages.PACKAGES, { minPosition: at }),
    parent(),
  ]);
  const content = fiscalPackage.content as Content;
  const isEdited = mayBeEdited(fiscalPackage, me.roles);
  const [check, standings] = isEdited
    ? await Promise.all([ask(packages.CHECK, { content }), standingsFor(ask, fiscalPackage, language)])
    : [null, null];
  return {
    law: { ...fiscalPackage, content },
    isEdited,
    check: check?.packageCheck ?? null,
    standings,
    others: fiscalPackages.nodes.filter(
      ({ id: other, status, fiscalYear }) =>
        other !== id && status === "published" && fiscalYear === fiscalPackage.fiscalYear,
    ),
    done: searchParams.get("done"),
  };
}

type Receipted = Readonly<Record<string, { readonly receipt: { readonly position: string | null } }>>;

function act(name: string, run: (event: RequestEvent, sent: FormData) => Promise<Asked<Receipted>>) {
  return async (event: RequestEvent) => {
    const sent = await event.request.formData();
    const asked = await run(event, sent);
    if (!asked.ok) return failed(name, asked.fault, sent, (path) => path.split(".").at(-1) ?? null);
    const position = Object.values(asked.data)[0]?.receipt.position;
    const seen = new URLSearchParams({ done: name, ...(position ? { at: position } : {}) });
    redirect(303, `${addressOf("desk", event.locals.language, `packages/${event.params.id}`)}?${seen}`);
  };
}

const once = () => ({ commandId: crypto.randomUUID() });

export const actions = {
  approve: act("approve", ({ locals: { ask }, params: { id } }, sent) =>
    ask.try(packages.APPROVE, {
      ...once(),
      input: { packageId: id, decision: { number: textOf(sent, "number"), date: dateOf(sent, "date") ?? "" } },
    }),
  ),
  publish: act("publish", ({ locals: { ask }, params: { id } }, sent) =>
    ask.try(packages.PUBLISH, { ...once(), input: { packageId: id, supersedes: textOrNull(sent, "supersedes") } }),
  ),
  withdraw: act("withdraw", ({ locals: { ask }, params: { id } }, sent) =>
    ask.try(packages.WITHDRAW, { ...once(), input: { packageId: id, ground: textOf(sent, "ground") } }),
  ),
};
