import type { TadaDocumentNode } from "gql.tada";
import { checkIn, CHECK_KINDS, type CheckField, type CheckKind } from "$lib/desk/case/checks.js";
import * as mutations from "$lib/desk/case/mutations.js";
import { CORRECTED, correctedApplicant, correctedForm } from "$lib/desk/case/corrections.js";
import { CASE, FILED_FORM, SERVICE_AT_THE_DESK } from "$lib/desk/case/question.js";
import { assigneeIn, legalBasisIn, stepIn } from "$lib/desk/case/step.js";
import { dateOf, failed, textOf, textOrNull } from "$lib/desk/failed.js";
import { sentUpIn } from "$lib/lodging/sent-up.js";
import type { RequestEvent } from "./$types.js";

export async function load({ locals: { ask }, params: { id }, url }) {
  const { case: file, anyDocument } = await ask(CASE, { id });
  const asked = await ask.try(SERVICE_AT_THE_DESK, { code: file.service.code });
  const service = asked.ok ? asked.data.service : { legalBasis: [], documents: [], workflow: { steps: [] } };
  return { file, anyDocument, service, sentUp: sentUpIn(url) };
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
  inputOf: (sent: FormData, event: RequestEvent) => Omit<Input, "caseId"> | Promise<Omit<Input, "caseId">>,
) {
  return async (event: RequestEvent) => {
    const {
      request,
      params: { id },
      locals: { ask },
    } = event;
    const sent = await request.formData();
    const input = { caseId: id, ...(await inputOf(sent, event)) } as Input;
    const seen = sent.get("revision");
    const expectedRevision = typeof seen === "string" ? { expectedRevision: seen } : {};
    const asked = await ask.try(document, { commandId: crypto.randomUUID(), ...expectedRevision, input });
    return asked.ok ? { done: name } : failed(`${name}${textOf(sent, "form")}`, asked.fault, sent, fieldOf);
  };
}

/** The control of the form that is corrected, for a fault of it. */
function fieldOf(path: string): string | null {
  return path.startsWith("form.") ? `${CORRECTED}${path.slice("form.".length)}` : null;
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

/** `APPEAL/ID` names the appeal that took the decision away; any other ground stands alone. */
function reopening(sent: FormData) {
  const [ground = "", appealId = ""] = textOf(sent, "ground").split("/");
  return {
    to: textOf(sent, "to"),
    ground: ground as "APPEAL" | "ERROR" | "NEW_EVIDENCE" | "WITHDRAWAL_TAKEN_BACK",
    appealId: appealId || null,
  };
}

/** Exactly one of the three, and why. What the case holds already is asked of it again: the page may be an old one. */
async function correction(sent: FormData, { params: { id }, locals: { ask, language } }: RequestEvent) {
  const ground = textOf(sent, "ground");
  const what = textOf(sent, "what");
  if (what === "decision") return { ground, decision: textOf(sent, "decision") };
  const { case: filed } = await ask(FILED_FORM, { id });
  if (what === "form") return { ground, form: correctedForm(filed, sent, language) };
  return { ground, applicant: correctedApplicant(sent, filed.applicant?.kind ?? "") };
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
  complain: act("complain", mutations.COMPLAIN, (sent) => ({
    about: one<"CONDUCT" | "DELAY" | "OTHER">(sent, "about"),
    grounds: textOf(sent, "grounds"),
  })),
  answerComplaint: act("answerComplaint", mutations.ANSWER_COMPLAINT, (sent) => ({
    complaintId: textOf(sent, "complaintId"),
    outcome: one<"PARTLY_UPHELD" | "REJECTED" | "UPHELD">(sent, "outcome"),
    grounds: textOf(sent, "grounds"),
    legalBasis: legalBasisIn(sent),
  })),
  appeal: act("appeal", mutations.APPEAL, (sent) => ({
    to: textOf(sent, "to"),
    lodgedOn: dateOf(sent, "lodged") ?? "",
    grounds: textOf(sent, "grounds"),
  })),
  decideAppeal: act("decideAppeal", mutations.DECIDE_APPEAL, (sent) => ({
    appealId: textOf(sent, "appealId"),
    outcome: one<"INADMISSIBLE" | "PARTLY_UPHELD" | "REJECTED" | "UPHELD" | "WITHDRAWN">(sent, "outcome"),
    effect: one<"ANNULLED" | "SENT_BACK" | "STANDS">(sent, "effect"),
    authority: textOf(sent, "authority"),
    reference: textOf(sent, "reference"),
    decidedOn: dateOf(sent, "decided") ?? "",
  })),
  reopen: act("reopen", mutations.REOPEN, reopening),
  move: act("move", mutations.MOVE, (sent) => ({
    version: Number(textOf(sent, "version")),
    to: textOf(sent, "to"),
    ground: textOf(sent, "ground"),
  })),
  correct: act("correct", mutations.CORRECT, correction),
  issue: act("issue", mutations.ISSUE, () => ({})),
  revoke: act("revoke", mutations.REVOKE, (sent) => ({
    outputId: textOf(sent, "outputId"),
    ground: textOf(sent, "ground"),
  })),
};
