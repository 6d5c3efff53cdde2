import type { CheckedDefinition, DefinitionName, PublishedDefinition } from "../../../../application/casework/index.js";
import type { Outcome } from "../../../../application/taxation/index.js";
import {
  draftForm,
  type ContentChange,
  type Finding,
  type RawContent,
  type Words,
} from "../../../../domain/casework/index.js";
import { isJsonObject, type JsonObject } from "../../../../domain/shared/index.js";
import type { DefinitionRow, DefinitionVersionRow } from "../../../../read-models/read-side/index.js";
import { message } from "../../../messages/index.js";
import { objectType } from "../../builder.js";
import { enumOf } from "../../inputs/index.js";
import { DEFINITION_KINDS } from "./inputs.js";
import { WordsRef } from "./words.js";

export const DefinitionKindRef = enumOf("DefinitionKind", DEFINITION_KINDS);

const version = objectType<DefinitionVersionRow>(
  "DefinitionVersion",
  "service.read",
  "A published version. Nothing of it ever changes but its last day.",
);
version.implement((t) => ({
  version: t.exposeInt("version"),
  name: t.field({ type: WordsRef, resolve: ({ content }) => content["name"] as Words }),
  hash: t.exposeString("hash"),
  validFrom: t.field({ type: "CivilDate", resolve: ({ validFrom }) => validFrom }),
  validTo: t.field({ type: "CivilDate", nullable: true, resolve: ({ validTo }) => validTo }),
  workflow: t.string({
    nullable: true,
    description: "`code/version` of the workflow that a service was published with.",
    resolve: ({ workflow }) => workflow && `${workflow.code}/${workflow.version}`,
  }),
  publishedAt: t.field({ type: "Instant", resolve: ({ publishedAt }) => publishedAt }),
  withdrawnAt: t.field({ type: "Instant", nullable: true, resolve: ({ withdrawnAt }) => withdrawnAt }),
  withdrawalGround: t.exposeString("withdrawalGround", { nullable: true }),
  content: t.field({ type: "JSON", resolve: ({ content }) => content }),
}));

const draft = objectType<NonNullable<DefinitionRow["draft"]>>(
  "DefinitionDraft",
  "service.read",
  "What is being written.",
);
draft.implement((t) => ({
  name: t.field({
    type: WordsRef,
    description: "As far as it is written.",
    resolve: ({ content }) => draftName(content),
  }),
  openedAt: t.field({ type: "Instant", resolve: ({ openedAt }) => openedAt }),
  changedAt: t.field({ type: "Instant", resolve: ({ changedAt }) => changedAt }),
  content: t.field({ type: "JSON", resolve: ({ content }) => content }),
}));

const definition = objectType<DefinitionRow>(
  "Definition",
  "service.read",
  "A service or a workflow through its life: the open draft, and every version.",
);
definition.implement((t) => ({
  code: t.exposeString("code"),
  revision: t.field({
    type: "Revision",
    description: "Give it as `expectedRevision` to change only what you have seen.",
    resolve: ({ revision }) => BigInt(revision),
  }),
  draft: t.field({ type: draft.reference, nullable: true, resolve: (row) => row.draft }),
  versions: t.field({ type: [version.reference], resolve: ({ versions }) => [...versions] }),
}));
export const DefinitionRef = definition.reference;

const finding = objectType<Finding>("DefinitionFinding", "service.read", "What keeps a content from being published.");
finding.implement((t) => ({
  code: t.exposeString("code"),
  path: t.exposeString("path", { description: "Where: `transitions[sign].guards`." }),
  facts: t.field({ type: "JSON", resolve: ({ facts }) => facts }),
  words: t.field({
    type: WordsRef,
    resolve: ({ code, facts }) => wordsOf(code, facts),
  }),
}));

/** What was checked, and what came of it. */
export interface ShownCheck extends CheckedDefinition {
  readonly kind: DefinitionName;
  readonly content: RawContent;
}

const check = objectType<ShownCheck>("DefinitionCheck", "service.read", "A content under every check.");
check.implement((t) => ({
  code: t.exposeString("code"),
  hash: t.exposeString("hash"),
  publishable: t.boolean({ resolve: ({ findings }) => findings.length === 0 }),
  findings: t.field({ type: [finding.reference], resolve: ({ findings }) => [...findings] }),
  form: t.field({
    type: "JSON",
    nullable: true,
    description: "The form of a service as applicants would see it, as far as it can be read: JSON Schema 2020-12.",
    resolve: ({ kind, content }) => (kind === "service" ? draftForm(content) : null),
  }),
}));
export const DefinitionCheckRef = check.reference;

const change = objectType<ContentChange>("DefinitionChange", "service.read", "One place where two contents differ.");
change.implement((t) => ({
  path: t.exposeString("path"),
  before: t.field({
    type: "JSON",
    nullable: true,
    description: "Null: it was not there.",
    resolve: (row) => row.before,
  }),
  after: t.field({ type: "JSON", nullable: true, description: "Null: it is gone.", resolve: (row) => row.after }),
}));
export const DefinitionChangeRef = change.reference;

const publication = objectType<Outcome<PublishedDefinition>>(
  "PublicationCheck",
  "service.read",
  "What publishing the open draft would come to.",
);
publication.implement((t) => ({
  version: t.int({ nullable: true, resolve: (row) => (row.ok ? row.value.version : null) }),
  hash: t.string({ nullable: true, resolve: (row) => (row.ok ? row.value.hash : null) }),
  refusal: t.field({
    type: WordsRef,
    nullable: true,
    description: "Why it would be refused; null: it would not.",
    resolve: (row) => (row.ok ? null : wordsOf(row.refusal.code, row.refusal.facts)),
  }),
}));
export const PublicationCheckRef = publication.reference;

function wordsOf(code: string, facts: Finding["facts"]): Words {
  return { sq: message(code, facts, "sq"), en: message(code, facts, "en") };
}

/** A draft may be anything: what is no text is empty. */
function draftName({ name }: RawContent): Words {
  const { sq, en }: JsonObject = isJsonObject(name) ? name : {};
  return { sq: typeof sq === "string" ? sq : "", en: typeof en === "string" ? en : "" };
}
