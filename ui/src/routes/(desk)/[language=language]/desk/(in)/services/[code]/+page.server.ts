import { CHANGES, CHECK, DEFINITION, VOCABULARY, WITHDRAW } from "$lib/desk/services/question.js";
import { refusedAct, shownAfter } from "$lib/desk/services/acts.js";
import type { Content, Raw } from "$lib/desk/services/content.js";
import { heldOn, workflowFor } from "$lib/desk/services/life.js";
import { textOf } from "$lib/desk/failed.js";
import { isOne } from "$lib/desk/rooms.js";

export async function load({ locals: { ask }, params: { code }, url: { searchParams }, parent }) {
  const [{ definition }, { serviceVocabulary }, { me, today }] = await Promise.all([
    ask(DEFINITION, { kind: "SERVICE", code, minPosition: searchParams.get("at") || null }),
    ask(VOCABULARY, {}),
    parent(),
  ]);
  const { versions, draft } = definition;
  const mayWrite = isOne(me.roles, "administrator");
  const check = draft && mayWrite ? (await ask(CHECK, { content: draft.content })).definitionCheck : null;
  const asked = Number(searchParams.get("version"));
  // A draft that has no fault can be read as the version that it will be.
  const asVersion = check?.publishable ? draft : null;
  const found = versions.find((each) => each.version === asked) ?? heldOn(versions, today) ?? versions.at(-1) ?? null;
  const version = asVersion && searchParams.get("version") === "draft" ? null : found;
  const readable = version?.content ?? asVersion?.content ?? null;
  const content = readable as Content | null;
  const [workflowCode, number] = version?.workflow?.split("/") ?? [];
  return {
    code,
    revision: definition.revision,
    name: ((version?.content ?? draft?.content) as Raw | undefined)?.["name"] as Record<string, string> | undefined,
    draft: draft && { openedAt: draft.openedAt, changedAt: draft.changedAt },
    versions: versions.map(({ content: _content, ...each }) => each),
    held: heldOn(versions, today)?.version ?? null,
    check: check && { hash: check.hash, findings: check.findings },
    content,
    version: version?.version ?? null,
    isReadable: asVersion !== null,
    workflow: await workflowFor(ask, workflowCode ?? content?.workflow, number === undefined ? today : Number(number)),
    groups: serviceVocabulary.groups,
    compared: await compared(),
    mayWrite,
    commandId: crypto.randomUUID(),
    done: searchParams.get("done"),
  };

  /** Two versions side by side, or a version and the draft. */
  async function compared() {
    const known = (text: string | null) => versions.find((each) => String(each.version) === text)?.version ?? null;
    const from = known(searchParams.get("from"));
    const to = known(searchParams.get("to"));
    if (from === null || (to === null && draft === null)) return null;
    return { from, to, changes: (await ask(CHANGES, { code, from, to })).definitionChanges };
  }
}

export const actions = {
  withdraw: async ({ request, params: { code }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const version = Number(textOf(sent, "version"));
    const asked = await ask.try(WITHDRAW, {
      commandId: textOf(sent, "commandId"),
      revision: textOf(sent, "revision"),
      input: { kind: "SERVICE", code, version: version > 0 ? version : null, ground: textOf(sent, "ground") },
    });
    if (!asked.ok) return refusedAct(`withdraw-${textOf(sent, "version")}`, asked, sent, language);
    return shownAfter(language, code, "", { done: "withdraw", at: asked.data.withdrawDefinition.receipt.position });
  },
};
