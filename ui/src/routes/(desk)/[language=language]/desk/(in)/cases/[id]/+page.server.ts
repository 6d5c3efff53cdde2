import type { TadaDocumentNode } from "gql.tada";
import { checkIn, CHECK_KINDS, type CheckField, type CheckKind } from "$lib/desk/case/checks.js";
import * as mutations from "$lib/desk/case/mutations.js";
import { CASE, SERVICE_AT_THE_DESK } from "$lib/desk/case/question.js";
import { assigneeIn, stepIn } from "$lib/desk/case/step.js";
import { dateOf, failed, textOf, textOrNull } from "$lib/desk/failed.js";
import { sentUpIn } from "$lib/lodging/sent-up.js";
import type { RequestEvent } from "./$types.js";

export async function load({ locals: { ask }, params: { id }, url }) {
  const { case: file } = await ask(CASE, { id });
  const asked = await ask.try(SERVICE_AT_THE_DESK, { code: file.service.code });
  const service = asked.ok ? asked.data.service : { legalBasis: [], documents: [], workflow: { steps: [] } };
  return { file, service, sentUp: sentUpIn(url) };
}

interface OnCase<Input> {
  readonly commandId: string;
  readonly expectedRevision?: string | null;
  readonly input: Input;
}

/** An action on the case of the page: what the form says, sent as one command. */
function act<Input extends { readonly caseId: string }>(
  name: string,
  document: TadaDocumentNode<unknown, OnCase<Input>>,
  inputOf: (sent: FormData) => Omit<Input, "caseId">,
) {
  return async ({ request, params: { id }, locals: { ask } }: RequestEvent) => {
    const sent = await request.formData();
    const input = { caseId: id, ...inputOf(sent) } as Input;
    const seen = sent.get("revision");
    const expectedRevision = typeof seen === "string" ? { expectedRevision: seen } : {};
    const asked = await ask.try(document, { commandId: crypto.randomUUID(), ...expectedRevision, input });
    return asked.ok ? { done: name } : failed(`${name}${textOf(sent, "form")}`, asked.fault, sent);
  };
}

/** One of the values that the API has for it; whatever else was sent, the API refuses. */
function one<Value extends string>(sent: FormData, name: string): Value {
  return textOf(sent, name) as Value;
}

function valueOf(sent: FormData): (field: CheckField) => unknown {
  return ({ key, kind }) => {
    if (kind === "date") return dateOf(sent, key);
    if (kind === "flag") return sent.get(key) === "yes";
    if (kind === "number") return /^\d+$/.test(textOf(sent, key)) ? Number(textOf(sent, key)) : textOf(sent, key);
    if (kind === "lines")
      return textOf(sent, key)
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
    return textOrNull(sent, key);
  };
}

function check(sent: FormData) {
  const kind = textOf(sent, "kind") as CheckKind;
  const said = CHECK_KINDS.includes(kind) ? checkIn(kind, valueOf(sent)) : {};
  return { check: { ...said, note: textOrNull(sent, "note") } };
}

export const actions = {
  act: act("act", mutations.ACT, stepIn),
  take: act("take", mutations.TAKE, () => ({})),
  assign: act("assign", mutations.ASSIGN, (sent) => {
    const { role, to } = assigneeIn(textOf(sent, "to"));
    return { role, to: to === "" ? null : to };
  }),
  transfer: act("transfer", mutations.TRANSFER, (sent) => ({
    office: textOf(sent, "office"),
    ground: textOf(sent, "ground"),
  })),
  attach: act("attach", mutations.ATTACH, (sent) => ({
    document: { upload: textOf(sent, "upload"), document: textOrNull(sent, "document") },
    supersedes: null,
  })),
  classify: act("classify", mutations.CLASSIFY, (sent) => ({
    documentId: textOf(sent, "documentId"),
    document: textOf(sent, "document"),
    standing: one<"ACCEPTED" | "REJECTED">(sent, "standing"),
    note: textOrNull(sent, "note"),
  })),
  check: act("check", mutations.CHECK, check),
  clearance: act("clearance", mutations.CLEARANCE, () => ({})),
  fees: act("fees", mutations.FEES, () => ({})),
  opinion: act("opinion", mutations.ASK_OPINION, (sent) => ({
    from: textOf(sent, "from"),
    question: textOf(sent, "question"),
    dueOn: dateOf(sent, "due"),
  })),
  giveOpinion: act("giveOpinion", mutations.GIVE_OPINION, (sent) => ({
    opinionId: textOf(sent, "opinionId"),
    stance: one<"FAVOURABLE" | "NONE" | "UNFAVOURABLE" | "WITH_CONDITIONS">(sent, "stance"),
    text: textOf(sent, "text"),
  })),
  notify: act("notify", mutations.NOTIFY, (sent) => ({
    channel: one<"COUNTER" | "E_MAIL" | "PORTAL" | "POST" | "POSTED_NOTICE">(sent, "channel"),
    sentOn: dateOf(sent, "sent") ?? "",
    receivedOn: dateOf(sent, "received"),
    proof: textOrNull(sent, "proof") === null ? null : { reference: textOf(sent, "proof") },
  })),
  issue: act("issue", mutations.ISSUE, () => ({})),
  revoke: act("revoke", mutations.REVOKE, (sent) => ({
    outputId: textOf(sent, "outputId"),
    ground: textOf(sent, "ground"),
  })),
};
