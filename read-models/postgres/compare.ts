import type pg from "pg";
import { InvariantError, type Position } from "../../domain/shared/index.js";
import type { TableDefinition } from "../schema/index.js";
import {
  MAX_DIFFERENCES,
  type BuildId,
  type Comparison,
  type Difference,
  type ProjectionShape,
} from "../store/index.js";
import { is, recordsOf } from "./catalog.js";
import { inTransaction, rowsOf, type Queryable } from "./connection.js";
import { buildTablePath } from "./names.js";
import { tablesOf } from "./schema.js";
import { raw, sql } from "./sql.js";

interface RowDigest {
  readonly tenant: string;
  readonly id: string;
  readonly digest: string;
}

const PAGE = 5_000;

/**
 * Compares the rows of two builds at one position. One snapshot (repeatable read) pins the live build, rows and
 * checkpoint together, while it goes on for everybody else; then the shadow is brought to that very position.
 */
export async function compareBuilds(
  pool: pg.Pool,
  shape: ProjectionShape,
  live: BuildId,
  shadow: BuildId,
  bringTo: (position: Position) => Promise<void>,
): Promise<Comparison> {
  return inTransaction(
    pool,
    async (pinned) => {
      const [record] = await recordsOf(pinned, is(live));
      const position = record?.position;
      if (position === undefined) throw new InvariantError("a build without events is not compared");
      await bringTo(position);
      let rows = 0;
      const differences: Difference[] = [];
      for (const table of tablesOf(shape)) {
        const counted = await compareTable(pinned, pool, table, live, shadow, differences);
        rows += counted;
      }
      return { position, rows, equal: differences.length === 0, differences: differences.slice(0, MAX_DIFFERENCES) };
    },
    "repeatable read",
  );
}

/** Walks both tables in the order of their keys; stops when enough differences are known. */
async function compareTable(
  pinned: Queryable,
  pool: pg.Pool,
  table: TableDefinition,
  live: BuildId,
  shadow: BuildId,
  differences: Difference[],
): Promise<number> {
  const [left, right] = [walk(pinned, table, live), walk(pool, table, shadow)];
  let [one, other] = [await left.next(), await right.next()];
  let rows = 0;
  while (!(one.done && other.done) && differences.length <= MAX_DIFFERENCES) {
    const order = one.done ? 1 : other.done ? -1 : compareKeys(one.value, other.value);
    const { tenant, id } = (order <= 0 ? one.value : other.value) as RowDigest;
    if (order !== 0) differences.push({ view: table.name, tenant, id, kind: order < 0 ? "only-live" : "only-shadow" });
    else if (one.value!.digest !== other.value!.digest)
      differences.push({ view: table.name, tenant, id, kind: "differs" });
    rows += 1;
    if (order <= 0) one = await left.next();
    if (order >= 0) other = await right.next();
  }
  return rows;
}

async function* walk(on: Queryable, table: TableDefinition, build: BuildId): AsyncGenerator<RowDigest, undefined> {
  let after: RowDigest | null = null;
  for (;;) {
    const start: RowDigest = after ?? { tenant: "", id: "", digest: "" };
    const page: readonly RowDigest[] = await rowsOf<RowDigest>(
      on,
      sql`select "tenant", "id", md5(t::text) as digest from ${raw(buildTablePath(table, build))} t
        where ("tenant" collate "C", "id" collate "C") > (${start.tenant}, ${start.id})
        order by "tenant" collate "C", "id" collate "C" limit ${PAGE}`,
    );
    yield* page;
    if (page.length < PAGE) return undefined;
    after = page.at(-1)!;
  }
}

function compareKeys(left: RowDigest, right: RowDigest): number {
  return Buffer.compare(Buffer.from(`${left.tenant}\0${left.id}`), Buffer.from(`${right.tenant}\0${right.id}`));
}
