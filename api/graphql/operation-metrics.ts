import { getOperationAST, Kind, type DocumentNode, type ExecutionResult } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { ApiMetrics } from "../http/index.js";
import type { GraphqlContext } from "./context.js";
import { apiErrorOf } from "./errors.js";

/** Counts the root fields that were answered, by tenant and outcome. */
export function countOperations(metrics: ApiMetrics): Plugin<GraphqlContext> {
  return {
    onExecute({ args }) {
      return {
        onExecuteDone({ result }) {
          count(metrics, args.contextValue, args.document, args.operationName, result as ExecutionResult);
        },
      };
    },
  };
}

function count(
  metrics: ApiMetrics,
  context: GraphqlContext,
  document: DocumentNode,
  operationName: string | null | undefined,
  result: ExecutionResult,
): void {
  const operation = getOperationAST(document, operationName);
  if (!operation) return;
  for (const selection of operation.selectionSet.selections) {
    if (selection.kind !== Kind.FIELD) continue;
    const answeredAs = selection.alias?.value ?? selection.name.value;
    const error = result.errors?.find(({ path }) => path === undefined || path[0] === answeredAs);
    metrics.graphqlOperations.inc({
      tenant: context.tenant ?? "none",
      kind: operation.operation,
      field: selection.name.value,
      outcome: error ? apiErrorOf(error).code : "ok",
    });
  }
}
