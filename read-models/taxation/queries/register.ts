import { equal, listOf, sql, type PostgresReader, type Sql } from "../../postgres/index.js";
import type { List, ReadSide, TaxpayerFilter, TaxpayerRow } from "../../read-side/index.js";
import { searchWords } from "../search-words.js";
import { taxpayers, type TaxpayerRecord } from "../taxpayers.js";

type Found = TaxpayerRecord & { readonly id: string };

/** The register by name, narrowed by words that all must be found at the beginning of some word. */
export function taxpayerList(reader: PostgresReader): List<TaxpayerFilter, TaxpayerRow> {
  return listOf<TaxpayerFilter, TaxpayerRecord, TaxpayerRow>(reader, {
    name: "taxpayers",
    table: taxpayers,
    orderBy: ["nameWords"],
    direction: "ascending",
    where: ({ search, kind, office, unit }) => [
      ...searchConditions(search),
      ...equal("kind", kind),
      ...equal("office", office),
      ...equal("unit", unit),
    ],
    toRow,
  });
}

/** Several taxpayers at once, in the order of the ids. */
export function taxpayersById(reader: PostgresReader): ReadSide["taxpayersById"] {
  return async (scope, ids) => {
    const query = sql`select * from taxpayers where id = any(${[...ids]}::text[])`;
    const found = await reader.rows<Found>(scope, [taxpayers], query);
    const byId = new Map(found.map((record) => [record.id, toRow(record)]));
    return ids.map((id) => byId.get(id) ?? null);
  };
}

/** Words hold letters and digits only, so none of them means anything to `like`. A search without a word finds nothing. */
function searchConditions(search: string | undefined): readonly Sql[] {
  if (search === undefined) return [];
  const words = searchWords(search);
  if (words === "") return [sql`false`];
  return words.split(" ").map((word) => sql`"searchText" like ${`% ${word}%`}`);
}

function toRow(record: Found): TaxpayerRow {
  const { id, kind, name, identifierScheme, identifier, identifierWarning, unit, street, office, status } = record;
  return {
    taxpayerId: id,
    kind,
    name,
    identifierScheme,
    identifier,
    identifierWarning,
    unit,
    street,
    office,
    status,
  };
}
