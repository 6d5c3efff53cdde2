import type { Observable } from "rxjs";
import type { RebuildGoal, RebuildWork } from "../../../read-models/read-side/index.js";
import type { ApiDependencies } from "../../dependencies.js";
import { ApiError } from "../../errors/index.js";
import { access } from "../access/rules.js";
import type { Permission } from "../access/permission.js";
import { builder, objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { checkedText } from "../inputs/index.js";
import { openStream } from "../live/open-stream.js";
import { movingProjections } from "./moving.js";
import { ProjectionRef, RebuildWorkRef, type MovingProjection } from "./types.js";

type Moving = readonly MovingProjection[];

const status = objectType<Moving>("ProjectionsMoving", "projection.read", "The read models as they move.");
status.implement((t) => ({
  projections: t.field({ type: [ProjectionRef], resolve: (rows) => [...rows] }),
  rebuilds: t.field({
    type: [RebuildWorkRef],
    resolve: (_rows, _args, { dependencies }) => [...dependencies.rebuilding.works()],
  }),
}));

/** One look for all who watch. */
const watched = new WeakMap<ApiDependencies, Observable<Moving>>();
function watchedOf(dependencies: ApiDependencies): Observable<Moving> {
  const known = watched.get(dependencies) ?? movingProjections(() => dependencies.readSide.projections());
  watched.set(dependencies, known);
  return known;
}

/** The read models: how far they have come, and building them anew. */
export function addProjections(): void {
  builder.queryField("projections", (t) =>
    t.field({
      type: [ProjectionRef],
      description: "How far each read model has come, and why one stands still.",
      extensions: access("projection.read"),
      resolve: async (_root, _args, { dependencies }) => [...(await dependencies.readSide.projections())],
    }),
  );
  builder.queryField("rebuilds", (t) =>
    t.field({
      type: [RebuildWorkRef],
      description: "The latest rebuild or comparison of each read model in this server, at work or ended.",
      extensions: access("projection.read"),
      resolve: (_root, _args, { dependencies }) => [...dependencies.rebuilding.works()],
    }),
  );
  builder.subscriptionField("projectionsMoving", (t) =>
    t.field({
      type: status.reference,
      description: "Read models and their rebuilds, every second.",
      extensions: access("projection.read"),
      subscribe: (_root, _args, context) => openStream(context, watchedOf(context.dependencies)),
      resolve: (rows) => rows,
    }),
  );
  starting("rebuildProjection", "swap", "projection.rebuild", "Builds a read model anew from the log and swaps it in.");
  starting(
    "verifyProjection",
    "verify",
    "projection.verify",
    "Builds a read model anew from the log and compares it with the live one, which stays as it is.",
  );
  builder.mutationField("interruptRebuild", (t) =>
    t.field({
      type: RebuildWorkRef,
      description: "Ends a rebuild or comparison after its batch; what a rebuild has built is kept for the next.",
      extensions: access("projection.verify"),
      args: { projection: t.arg.string({ required: true }) },
      resolve: (_root, args, context) => {
        const { rebuilding } = context.dependencies;
        const projection = checkedText(args.projection, 80);
        const found = rebuilding.works().find((each) => each.projection === projection && each.state === "at-work");
        if (!found) throw new ApiError("NOT_FOUND", "rebuild-not-at-work");
        forWholeMunicipality(context, found.goal === "swap" ? "projection.rebuild" : "projection.verify");
        return rebuilding.interrupt(projection) ?? found;
      },
    }),
  );
}

function starting(name: string, goal: RebuildGoal, permission: Permission, description: string): void {
  builder.mutationField(name, (t) =>
    t.field({
      type: RebuildWorkRef,
      description: `${description} One at a time; progress is in \`projectionsMoving\`.`,
      extensions: access(permission),
      args: { projection: t.arg.string({ required: true }) },
      resolve: async (_root, args, context): Promise<RebuildWork> => {
        forWholeMunicipality(context, permission);
        const { tenant, userId, displayName } = context.authorisation.signedIn();
        const projection = checkedText(args.projection, 80);
        const work = await context.dependencies.rebuilding.start({
          projection,
          goal,
          by: { tenant, userId, displayName },
        });
        context.dependencies.logger.info({ projection, goal, tenant, userId }, "a read model is built anew");
        return work;
      },
    }),
  );
}

/** Read models are of the whole municipality: who acts for some offices of it has no part in them. */
function forWholeMunicipality({ authorisation }: GraphqlContext, permission: Permission): void {
  authorisation.require(permission);
  if (authorisation.grant(permission).offices !== null) throw new ApiError("FORBIDDEN", "whole-municipality-needed");
}
