import { InvariantError } from "../../domain/shared/index.js";
import type { CollectionDefinition } from "../schema/index.js";
import type { BuildId, ProjectionShape } from "../store/index.js";

export const BUILDS = "projection_builds";
export const LIVE = "projection_live";

export function buildCollection(
  view: CollectionDefinition,
  { version, build }: Pick<BuildId, "version" | "build">,
): string {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(view.name)) throw new InvariantError(`not a name of a collection: ${view.name}`);
  return `${view.name}_v${version}_${build}`;
}

export function collectionsOf(shape: ProjectionShape): readonly CollectionDefinition[] {
  return shape.views.map((view) => {
    if (view.store !== "mongo") throw new InvariantError(`${shape.name}: ${view.name} is not a collection`);
    return view;
  });
}
