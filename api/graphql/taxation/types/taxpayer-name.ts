import { FORGOTTEN } from "../../../../application/personal-data/index.js";
import type { TaxpayerRow } from "../../../../read-models/read-side/index.js";
import { recordRead } from "../../access/record-read.js";
import { access } from "../../access/rules.js";
import type { GraphqlContext } from "../../context.js";
import { scopeOf } from "../../list.js";

/** The name of who was found; null where nobody was, and once they were forgotten. */
export function nameIn(row: TaxpayerRow | null | undefined): string | null {
  return row && row.name !== FORGOTTEN ? row.name : null;
}

/**
 * The taxpayers with these ids, in their order, in the offices whose accounts the caller may read; null: there is none.
 * That they were named is recorded under `resource`, of one person or of a page; who is named nobody reads nothing.
 */
export async function taxpayersNamed(
  context: GraphqlContext,
  resource: string,
  ids: readonly string[],
): Promise<readonly (TaxpayerRow | null)[]> {
  const rows = await context.dependencies.readSide.taxpayersById(scopeOf(context, "account.read"), ids);
  const named = ids.filter((_id, index) => nameIn(rows[index]) !== null);
  const [first] = named;
  if (first !== undefined) await recordRead(context, "account.read", resource, named.length === 1 ? first : null);
  return rows;
}

/**
 * A field with the name of the taxpayer whose id it resolves: one look-up for all rows of an answer (they are bounded
 * where they are listed), recorded as {@link taxpayersNamed} does.
 */
export function taxpayerName(resource: string) {
  return {
    type: "String" as const,
    nullable: true as const,
    description:
      "Of the taxpayer. Null: of an office that the caller does not act for, not in the list of taxpayers yet, or forgotten. Reading it is recorded.",
    extensions: access("account.read"),
    load: async (ids: string[], context: GraphqlContext): Promise<(string | null)[]> =>
      (await taxpayersNamed(context, resource, ids)).map(nameIn),
  };
}
