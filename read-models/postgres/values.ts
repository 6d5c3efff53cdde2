import { InvariantError } from "../../domain/shared/index.js";
import type { ColumnType } from "../schema/index.js";

export const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'text collate "C"',
  "text[]": "text[]",
  int: "integer",
  int8: "bigint",
  lek: "bigint",
  position: "numeric(20)",
  date: "date",
  instant: "timestamp(3) with time zone",
  boolean: "boolean",
  jsonb: "jsonb",
};

const OID = { int8: 20, numeric: 1700, date: 1082, timestamptz: 1184 };

/** How the values of rows come back: exactly as they were written. Sums come as numeric, and are whole. */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [OID.int8]: safeNumber,
  [OID.numeric]: BigInt,
  [OID.date]: (text) => text,
  [OID.timestamptz]: (text) => new Date(text).toISOString(),
};

interface TypeParsers {
  getTypeParser(oid: number, format?: string): unknown;
}

/** The parsers of the driver with ours before them. */
export function rowParsers(defaults: TypeParsers): { getTypeParser: never } {
  const getTypeParser = (oid: number, format?: string) =>
    (format !== "binary" ? PARSERS[oid] : undefined) ?? defaults.getTypeParser(oid, format);
  return { getTypeParser: getTypeParser as never };
}

function safeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new InvariantError(`number beyond exactness: ${text}`);
  return value;
}

/** Rows as JSON for `json_to_recordset`: bigints as decimal text. Throws TypeError for what no row can hold. */
export function rowsJson(rows: readonly object[]): string {
  return `[${rows.map(rowJson).join(",")}]`;
}

/**
 * One row as JSON. Only columns are looked at for bigints: a replacer, called for every value at any depth, costs several
 * times the rest.
 */
export function rowJson(row: object): string {
  const columns: Record<string, unknown> = { ...row };
  for (const name in columns) {
    const value = columns[name];
    if (typeof value === "bigint") columns[name] = value.toString();
  }
  return JSON.stringify(columns);
}
