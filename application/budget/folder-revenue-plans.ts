import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { LRUCache } from "lru-cache";
import { DefterError } from "../errors.js";
import { readRevenuePlan, type RevenuePlan, type RevenuePlans } from "./revenue-plan.js";

const KEPT = 64;
const TENANT = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The name of the file of a plan. */
export function revenuePlanFile(tenant: string, year: number): string {
  return `revenue-plan.${tenant}.${year}.json`;
}

/**
 * Plans in a folder, a file for each municipality and year. A file that is put there, or changed, holds from the next
 * question on. Throws INTERNAL `revenue-plan-unreadable` for one that is no plan, or that of another.
 */
export function folderRevenuePlans(folder: string): RevenuePlans {
  const kept = new LRUCache<string, { readonly changedAt: number; readonly plan: RevenuePlan }>({ max: KEPT });
  return {
    async of(tenant, year) {
      if (!TENANT.test(tenant)) return null;
      const file = join(folder, revenuePlanFile(tenant, year));
      const changedAt = await stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => null,
      );
      if (changedAt === null) return null;
      const known = kept.get(file);
      if (known?.changedAt === changedAt) return known.plan;
      const plan = await planIn(file);
      if (plan.tenant !== tenant || plan.year !== year) throw unreadable(file);
      kept.set(file, { changedAt, plan });
      return plan;
    },
  };
}

async function planIn(file: string): Promise<RevenuePlan> {
  try {
    return readRevenuePlan(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, cause?: unknown): DefterError {
  return new DefterError("INTERNAL", "revenue-plan-unreadable", { facts: { file }, cause });
}
