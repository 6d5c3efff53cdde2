import { lexicographicSortSchema, printSchema } from "graphql";
import { graphqlSchema } from "./schema.js";

/** The schema as text, as it is committed in `api/schema.graphql`. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(graphqlSchema()))}\n`;
}
