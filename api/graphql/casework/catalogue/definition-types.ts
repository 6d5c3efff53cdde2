import type { CheckedDefinition } from "../../../../application/casework/index.js";
import type { ContentChange, Finding } from "../../../../domain/casework/index.js";
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
    resolve: ({ code, facts }) => ({ sq: message(code, facts, "sq"), en: message(code, facts, "en") }),
  }),
}));

const check = objectType<CheckedDefinition>("DefinitionCheck", "service.read", "A content under every check.");
check.implement((t) => ({
  code: t.exposeString("code"),
  hash: t.exposeString("hash"),
  publishable: t.boolean({ resolve: ({ findings }) => findings.length === 0 }),
  findings: t.field({ type: [finding.reference], resolve: ({ findings }) => [...findings] }),
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
