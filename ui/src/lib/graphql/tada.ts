import { initGraphQLTada } from "gql.tada";
import type { introspection } from "../../graphql-env.js";

/** Writes a question to GraphQL; its answer has the type that `api/schema.graphql` gives it. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: {
    Lek: number;
    CivilDate: string;
    Instant: string;
    Position: string;
    Rational: string;
    Revision: string;
    UUID: string;
    JSON: unknown;
  };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from "gql.tada";
