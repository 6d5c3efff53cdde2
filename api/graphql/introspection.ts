import { GraphQLError, Kind, visit, type DocumentNode } from "graphql";
import type { Plugin } from "graphql-yoga";
import { ApiError } from "../errors/index.js";
import type { GraphqlContext } from "./context.js";

/** Keeps the schema from visitors in production; officers and the development profile see it. */
export function introspectionGuard(open: boolean): Plugin<GraphqlContext> {
  return {
    onExecute({ args }) {
      if (open || args.contextValue.principal !== null || !asksForSchema(args.document)) return;
      const error = new ApiError("FORBIDDEN", "introspection-not-allowed");
      throw new GraphQLError(error.rule, { originalError: error });
    },
  };
}

function asksForSchema(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.FIELD]: ({ name }) => {
      if (name.value === "__schema" || name.value === "__type") found = true;
    },
  });
  return found;
}
