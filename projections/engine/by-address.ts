import type { ViewDefinition } from "../../read-models/schema/index.js";
import type { RowAddress } from "../../read-models/store/index.js";

/** Values by view, municipality and id. Nested, because putting keys together costs more than everything else here. */
export class ByAddress<Value> {
  private readonly views = new Map<ViewDefinition, Map<string, Map<string, Value>>>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  find(view: ViewDefinition, tenant: string, id: string): Value | undefined {
    return this.views.get(view)?.get(tenant)?.get(id);
  }

  put({ view, tenant, id }: RowAddress, value: Value): void {
    let tenants = this.views.get(view);
    if (tenants === undefined) this.views.set(view, (tenants = new Map()));
    let ids = tenants.get(tenant);
    if (ids === undefined) tenants.set(tenant, (ids = new Map()));
    if (!ids.has(id)) this.count += 1;
    ids.set(id, value);
  }

  *values(): Generator<Value> {
    for (const tenants of this.views.values()) for (const ids of tenants.values()) yield* ids.values();
  }
}
