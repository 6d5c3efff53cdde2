import type { Instant, Position } from "../../../domain/shared/index.js";
import { sql, type PostgresReader, type Sql } from "../../postgres/index.js";
import { ReadRefusedError, type Freshness } from "../../read-side/index.js";
import { cases } from "../cases.js";

/** A case, and when time does something to it. */
export interface CaseTimer {
  readonly about: string;
  readonly at: Instant;
}

/** What the system itself asks about cases, of all offices of a municipality. */
export interface CaseLists {
  /**
   * The ids of the cases that were open at a position of the log, in their order, and of later ones perhaps.
   * @throws ReadRefusedError UNAVAILABLE while the list has not come so far.
   */
  openCases(tenant: string, at: Position): AsyncIterable<string>;
  /**
   * The ids of the cases of any of these accounts that were open at a position of the log, in their order, and of later ones
   * perhaps.
   * @throws ReadRefusedError UNAVAILABLE while the list has not come so far.
   */
  openCasesOf(tenant: string, accountIds: readonly string[], at: Position): AsyncIterable<string>;
  /** Cases for which time does something up to an instant, the earliest first, after another; see `nextTimer`. */
  dueTimers(tenant: string, until: string, after: CaseTimer | null, limit: number): Promise<readonly CaseTimer[]>;
}

const PAGE = 500;
const WAIT_MS = 10_000;
/** SQLSTATE of a column that is not there. */
const UNDEFINED_COLUMN = "42703";

export function caseLists(reader: PostgresReader, freshness: Freshness): CaseLists {
  const rows = <Row extends object>(tenant: string, query: Sql) =>
    reader.rows<Row>({ tenant, offices: null }, [cases], query).catch((error: unknown) => {
      // The table of an older version is live until that of this one is built.
      if ((error as { code?: unknown }).code !== UNDEFINED_COLUMN) throw error;
      throw new ReadRefusedError("UNAVAILABLE", "view-not-built");
    });
  /** Page by page, in the order of ids, once the list has come to a position. */
  async function* openOnes(tenant: string, at: Position, which: Sql): AsyncGenerator<string> {
    const isFresh = await freshness.waitFor("cases", at, WAIT_MS, AbortSignal.timeout(WAIT_MS));
    if (!isFresh) throw new ReadRefusedError("UNAVAILABLE", "view-behind");
    for (let after = "", full = true; full;) {
      const page = await rows<{ readonly id: string }>(
        tenant,
        sql`select id from cases where outcome is null and ${which} and id > ${after} order by id limit ${PAGE}`,
      );
      for (const { id } of page) yield id;
      after = page.at(-1)?.id ?? after;
      full = page.length === PAGE;
    }
  }
  return {
    openCases: (tenant, at) => openOnes(tenant, at, sql`true`),
    openCasesOf: (tenant, accountIds, at) => openOnes(tenant, at, sql`"accountId" = any(${[...accountIds]}::text[])`),

    dueTimers(tenant, until, after, limit) {
      const beyond =
        after === null ? sql`true` : sql`("nextTimer", id) > (${after.at}::timestamptz, ${after.about}::text)`;
      return rows<CaseTimer>(
        tenant,
        sql`select id as about, "nextTimer" as at from cases
          where "nextTimer" <= ${until}::timestamptz and ${beyond} order by "nextTimer", id limit ${limit}`,
      );
    },
  };
}
