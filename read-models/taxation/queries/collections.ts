import { lek } from "../../../domain/shared/index.js";
import { joined, sql, within, type PostgresReader } from "../../postgres/index.js";
import type { CollectionLine, ReadSide } from "../../read-side/index.js";
import { payments } from "../payments.js";

type Summed = Omit<CollectionLine, "amount"> & { readonly amount: bigint };

/** Payments by day, office and channel, also by who took them; whoever paid is not in it. */
export function collections(reader: PostgresReader): ReadSide["collections"] {
  return async (scope, { from, to, byCashier = false }) => {
    const cashier = byCashier ? sql`"recordedBy"` : sql`null::text`;
    const query = sql`select "paidOn", office, channel, ${cashier} as "recordedBy",
        (count(*) filter (where not reversed))::int as payments,
        coalesce(sum(amount) filter (where not reversed), 0) as amount,
        (count(*) filter (where reversed))::int as reversed
      from payments where ${joined(within("paidOn", from, to), " and ")}
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`;
    const found = await reader.rows<Summed>(scope, [payments], query);
    return found.map((line) => ({ ...line, amount: lek(Number(line.amount)) }));
  };
}
