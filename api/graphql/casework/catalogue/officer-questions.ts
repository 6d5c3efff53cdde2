import type { DefinitionName, ModelEntry } from "../../../../application/casework/index.js";
import { contentChanges, isDefinitionCode, type RawContent } from "../../../../domain/casework/index.js";
import { ApiError } from "../../../errors/index.js";
import { everyRow, type DefinitionRow, type List, type Scope } from "../../../../read-models/read-side/index.js";
import { access } from "../../access/rules.js";
import { builder, objectType } from "../../builder.js";
import type { GraphqlContext } from "../../context.js";
import { enumOf, inputTypeOf, validated } from "../../inputs/index.js";
import { askOf } from "../../mutation.js";
import { checkedCursor, fresh, MIN_POSITION, scopeOf } from "../../list.js";
import { connection, connectionType, pageSize } from "../../relay/connection.js";
import {
  DefinitionChangeRef,
  DefinitionCheckRef,
  DefinitionKindRef,
  DefinitionRef,
  PublicationCheckRef,
} from "./definition-types.js";
import { DraftDefinitionInput, PublishDefinitionInput } from "./inputs.js";
import { addServiceVocabulary } from "./vocabulary.js";

/** What officers ask of definitions: drafts, versions, what changed, what is wrong, what the model offers. */
export function addDefinitionQuestions(): void {
  addDefinitions();
  addChanges();
  addCheck();
  addPublication();
  addModel();
  addServiceVocabulary();
}

function addDefinitions(): void {
  builder.queryField("definitions", (t) =>
    t.field({
      type: connectionType("Definition", DefinitionRef),
      description: "Services or workflows through their lives, by code: drafts, and every version.",
      extensions: access("service.read"),
      args: {
        kind: t.arg({ type: DefinitionKindRef, required: true }),
        first: t.arg.int({ description: "Rows of the page, at most 200. Default 50." }),
        after: t.arg.string({ description: "The cursor of the last row of the page before." }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, args, context) => {
        const limit = pageSize(args.first, context);
        const after = checkedCursor(args.after);
        await fresh(context, "catalogue", args.minPosition);
        const { list } = context.dependencies.readSide.definitions[args.kind];
        const page = await list(scopeOf(context, "service.read"), { filter: {}, limit, after });
        return connection(
          page.rows.map(({ cursor, row }) => ({ cursor, node: row })),
          page.hasNext,
          after !== null,
        );
      },
    }),
  );
  builder.queryField("definition", (t) =>
    t.field({
      type: DefinitionRef,
      description: "One service or workflow through its life.",
      extensions: access("service.read"),
      args: {
        kind: t.arg({ type: DefinitionKindRef, required: true }),
        code: t.arg.string({ required: true }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, { kind, code, minPosition }, context) => {
        await fresh(context, "catalogue", minPosition);
        return lifeOf(context, kind, code);
      },
    }),
  );
}

function addChanges(): void {
  builder.queryField("definitionChanges", (t) =>
    t.field({
      type: [DefinitionChangeRef],
      description: "What changed between two versions, or from a version to the open draft, place by place.",
      extensions: access("service.read"),
      args: {
        kind: t.arg({ type: DefinitionKindRef, required: true }),
        code: t.arg.string({ required: true }),
        from: t.arg.int({ required: true, description: "A version." }),
        to: t.arg.int({ description: "Another version. Left out: the open draft." }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, { kind, code, from, to, minPosition }, context) => {
        await fresh(context, "catalogue", minPosition);
        const life = await lifeOf(context, kind, code);
        return [...contentChanges(contentIn(life, from), contentIn(life, to ?? null))];
      },
    }),
  );
}

function addCheck(): void {
  builder.queryField("definitionCheck", (t) =>
    t.field({
      type: DefinitionCheckRef,
      description: "Everything that would keep a content from being published today; writes nothing.",
      extensions: access("service.write"),
      args: {
        kind: t.arg({ type: DefinitionKindRef, required: true }),
        content: t.arg({ type: "JSON", required: true }),
      },
      resolve: async (_root, args, context) => {
        const given = validated(DraftDefinitionInput, args);
        const { tenant } = context.authorisation.signedIn();
        return { ...given, ...(await context.dependencies.casework.checkDefinition(tenant, given)) };
      },
    }),
  );
}

function addPublication(): void {
  builder.queryField("publicationCheck", (t) =>
    t.field({
      type: PublicationCheckRef,
      description: "Whether the open draft could be published so, and as what; writes nothing.",
      extensions: access("service.write"),
      args: { input: t.arg({ type: inputTypeOf(PublishDefinitionInput), required: true }) },
      resolve: async (_root, args, context) => {
        const { role } = context.authorisation.grant("service.write");
        const ask = askOf(context, { commandId: context.correlationId }, role, undefined);
        return context.dependencies.casework.checkPublication(ask, validated(PublishDefinitionInput, args.input));
      },
    }),
  );
}

interface ShownEntry extends ModelEntry {
  readonly standing: (typeof STANDINGS)[number];
}

const STANDINGS = ["not-adopted", "as-model", "adapted"] as const;

function addModel(): void {
  const standing = enumOf("ModelStanding", STANDINGS);
  const entry = objectType<ShownEntry>("ModelEntry", "service.read", "A service or a workflow that can be taken over.");
  entry.implement((t) => ({
    kind: t.field({ type: DefinitionKindRef, resolve: ({ kind }) => kind }),
    code: t.exposeString("code"),
    hash: t.exposeString("hash"),
    standing: t.field({
      type: standing,
      description: "`ADAPTED`: the latest version, or the draft, is not as the model would be here.",
      resolve: (row) => row.standing,
    }),
    content: t.field({ type: "JSON", description: "As it would be taken over here.", resolve: (row) => row.content }),
  }));
  builder.queryField("modelCatalogue", (t) =>
    t.field({
      type: [entry.reference],
      description: "The model that all municipalities share, and what this one made of it.",
      extensions: access("service.read"),
      args: { minPosition: t.arg({ type: "Position", description: MIN_POSITION }) },
      resolve: async (_root, { minPosition }, context): Promise<ShownEntry[]> => {
        const scope = scopeOf(context, "service.read");
        await fresh(context, "catalogue", minPosition);
        const { casework, readSide } = context.dependencies;
        const entries = await casework.modelCatalogue(scope.tenant);
        const own = {
          service: await everyLife(readSide.definitions.service.list, scope),
          workflow: await everyLife(readSide.definitions.workflow.list, scope),
        };
        return entries.map((each) => ({ ...each, standing: standingOf(each, own[each.kind].get(each.code)) }));
      },
    }),
  );
}

function standingOf({ hash }: ModelEntry, own: DefinitionRow | undefined): ShownEntry["standing"] {
  if (own === undefined || (own.versions.length === 0 && own.draft === null)) return "not-adopted";
  return own.draft === null && own.versions.at(-1)!.hash === hash ? "as-model" : "adapted";
}

async function everyLife(
  list: List<Readonly<Record<string, never>>, DefinitionRow>,
  scope: Scope,
): Promise<ReadonlyMap<string, DefinitionRow>> {
  return new Map((await everyRow(list, scope, {})).map((life) => [life.code, life]));
}

async function lifeOf(context: GraphqlContext, kind: DefinitionName, code: string): Promise<DefinitionRow> {
  const { find } = context.dependencies.readSide.definitions[kind];
  const life = isDefinitionCode(code) ? await find(scopeOf(context, "service.read"), code) : null;
  if (life === null) throw new ApiError("NOT_FOUND", "not-found");
  return life;
}

/** The content of a version; of the draft where it is null. Throws NOT_FOUND. */
function contentIn({ code, draft, versions }: DefinitionRow, version: number | null): RawContent {
  if (version === null) {
    if (draft === null) throw new ApiError("NOT_FOUND", "definition-no-draft", { facts: { code } });
    return draft.content;
  }
  const found = versions.find((each) => each.version === version);
  if (found === undefined) throw new ApiError("NOT_FOUND", "definition-version-unknown", { facts: { version } });
  return found.content;
}
