import { isDefinitionCode, type WorkflowContent } from "../../../../domain/casework/index.js";
import { ApiError } from "../../../errors/index.js";
import type { DefinitionVersionRow } from "../../../../read-models/read-side/index.js";
import { access } from "../../access/rules.js";
import { builder } from "../../builder.js";
import type { GraphqlContext } from "../../context.js";
import { inputTypeOf, validated } from "../../inputs/index.js";
import { checkedCursor, fresh, MIN_POSITION } from "../../list.js";
import { publicTenant } from "../../read-guard.js";
import { connection, connectionType, pageSize } from "../../relay/connection.js";
import { ServiceFilter } from "./inputs.js";
import { ServiceRef, type ShownService } from "./service-type.js";
import { WorkflowRef } from "./workflow-type.js";

const ON = "As offered on this day. Default: today.";

/** What anybody may ask of the catalogue, without signing in. */
export function addPublicCatalogue(): void {
  addServices();
  addService();
  addWorkflow();
}

function addServices(): void {
  builder.queryField("services", (t) =>
    t.field({
      type: connectionType("Service", ServiceRef),
      description: "The services of the municipality, by code. Open to everyone.",
      extensions: access("public"),
      args: {
        on: t.arg({ type: "CivilDate", description: ON }),
        filter: t.arg({ type: inputTypeOf(ServiceFilter) }),
        first: t.arg.int({ description: "Rows of the page, at most 200. Default 50." }),
        after: t.arg.string({ description: "The cursor of the last row of the page before." }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, args, context) => {
        const limit = pageSize(args.first, context);
        const after = checkedCursor(args.after);
        const filter = { ...validated(ServiceFilter, args.filter ?? {}), on: args.on ?? context.today };
        const scope = publicScope(context);
        await fresh(context, "catalogue", args.minPosition);
        const { casework, readSide } = context.dependencies;
        const [page, words] = await Promise.all([
          readSide.services(scope, { filter, limit, after }),
          casework.catalogueWords(scope.tenant),
        ]);
        const edges = page.rows.map(({ cursor, row }) => ({ cursor, node: { ...row, ...wordsOf(words) } }));
        return connection<ShownService>(edges, page.hasNext, after !== null);
      },
    }),
  );
}

function addService(): void {
  builder.queryField("service", (t) =>
    t.field({
      type: ServiceRef,
      description: "One service, whole: what it takes, what it costs, how long it takes. Open to everyone.",
      extensions: access("public"),
      args: {
        code: t.arg.string({ required: true }),
        on: t.arg({ type: "CivilDate", description: ON }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, args, context): Promise<ShownService> => {
        const scope = publicScope(context);
        const version = await versionOnDay(context, "service", args);
        const words = await context.dependencies.casework.catalogueWords(scope.tenant);
        const { hash, validFrom, validTo, workflow, content } = version;
        return {
          ...{ code: args.code, version: version.version, hash, validFrom, validTo },
          workflow: workflow as ShownService["workflow"],
          content: content as unknown as ShownService["content"],
          ...wordsOf(words),
        };
      },
    }),
  );
}

function addWorkflow(): void {
  builder.queryField("workflow", (t) =>
    t.field({
      type: WorkflowRef,
      description: "One workflow: its states, and the ways between them. Open to everyone.",
      extensions: access("public"),
      args: {
        code: t.arg.string({ required: true }),
        on: t.arg({ type: "CivilDate", description: ON }),
        minPosition: t.arg({ type: "Position", description: MIN_POSITION }),
      },
      resolve: async (_root, args, context) => {
        const { version, hash, content } = await versionOnDay(context, "workflow", args);
        return { code: args.code, version, hash, content: content as unknown as WorkflowContent };
      },
    }),
  );
}

interface OneDefinition {
  readonly code: string;
  readonly on?: ShownService["validFrom"] | null | undefined;
  readonly minPosition?: Parameters<typeof fresh>[2];
}

/** The version that holds on a day. Throws NOT_FOUND where none does, and for a code that is none. */
async function versionOnDay(
  context: GraphqlContext,
  kind: "service" | "workflow",
  { code, on, minPosition }: OneDefinition,
): Promise<DefinitionVersionRow> {
  const scope = publicScope(context);
  await fresh(context, "catalogue", minPosition);
  const day = on ?? context.today;
  const row = isDefinitionCode(code) ? await context.dependencies.readSide.definitions[kind].find(scope, code) : null;
  const held = row?.versions.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
  if (held === undefined) throw new ApiError("NOT_FOUND", "not-found");
  return held;
}

function publicScope(context: GraphqlContext) {
  return { tenant: publicTenant(context), offices: null };
}

function wordsOf({
  groups,
  offices,
}: {
  readonly groups: ShownService["groups"];
  readonly offices: ShownService["officeNames"];
}) {
  return { groups, officeNames: offices };
}
