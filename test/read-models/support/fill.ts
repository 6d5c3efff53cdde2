import type { Projection } from "../../../projections/projection.js";
import type { ReadModelStore } from "../../../read-models/store/index.js";
import { asLedgerFacts, Projected, type Told } from "../../projections/taxation/support/project.js";

/** Builds what projections make of the facts of each municipality in a store, and shows it. */
export async function fill(
  store: ReadModelStore,
  projections: readonly Projection[],
  municipalities: Readonly<Record<string, readonly Told[]>>,
): Promise<void> {
  await store.prepare();
  const at = { commit: 100n, prepare: 100n };
  for (const projection of projections.filter(({ views }) => views[0]!.store === store.kind)) {
    const { name, version, views } = projection;
    const build = { projection: name, version, build: 1 };
    const shape = { name, version, views };
    await store.create(shape, build, { indexes: true });
    await store.catalog.add(shape, build, "live");
    await store.finish(shape, build);
    const rows = Object.entries(municipalities).flatMap(([tenant, events]) => {
      const projected = new Projected(projection).apply(asLedgerFacts(events, tenant));
      return views.flatMap((view) =>
        projected.all<object>(view).map(({ id, ...row }) => ({ view, tenant, id, row, at, added: true })),
      );
    });
    await store.write([{ shape, build, from: undefined, to: at, events: rows.length, rows }]);
  }
}
