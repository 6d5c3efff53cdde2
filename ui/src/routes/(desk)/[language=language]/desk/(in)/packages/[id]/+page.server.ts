import { redirect } from "@sveltejs/kit";
import { dateOf, failed, textOf, textOrNull } from "$lib/desk/failed.js";
import * as packages from "$lib/desk/packages/question.js";
import { isOne } from "$lib/desk/rooms.js";
import type { Asked } from "$lib/graphql/ask.js";
import type { Content } from "$lib/packages/content.js";
import { addressOf } from "$lib/places/places.js";
import type { RequestEvent } from "./$types.js";

export async function load({ locals: { ask }, params: { id }, url: { searchParams }, parent }) {
  const at = searchParams.get("at") || null;
  const [{ fiscalPackage }, { fiscalPackages }, { me }] = await Promise.all([
    ask(packages.PACKAGE, { id, minPosition: at }),
    ask(packages.PACKAGES, { minPosition: at }),
    parent(),
  ]);
  const isDraft = ["draft", "approved"].includes(fiscalPackage.status);
  const check =
    isDraft && isOne(me.roles, "tax-officer", "finance-officer")
      ? (await ask(packages.CHECK, { content: fiscalPackage.content })).packageCheck
      : null;
  return {
    law: { ...fiscalPackage, content: fiscalPackage.content as Content },
    check,
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
