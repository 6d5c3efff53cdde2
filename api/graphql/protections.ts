import { EnvelopArmorPlugin } from "@escape.tech/graphql-armor";
import { getOperationAST, GraphQLError, type DocumentNode, type GraphQLSchema } from "graphql";
import type { Plugin } from "graphql-yoga";
import { ApiError } from "../errors/index.js";
import type { GraphqlContext } from "./context.js";
import { measureOperation, type GraphqlLimits } from "./limits/index.js";

/** What a request is held to before any resolver runs. */
export function protections(limits: GraphqlLimits): Plugin<GraphqlContext>[] {
  return [textLimit(limits), armor(limits), measured(limits)];
}

/** Bounds the query's text before it is parsed: parsed documents are cached by their text. */
function textLimit(limits: GraphqlLimits): Plugin<GraphqlContext> {
  return {
    onParams({ params, setResult }) {
      if ((params.query?.length ?? 0) <= limits.queryCharacters) return;
      const error = new ApiError("LIMIT", "graphql-too-long", { facts: { max: limits.queryCharacters } });
      setResult({ errors: [asGraphql(error)] });
    },
  };
}

/** Tokens and directives by graphql-armor; depth, breadth and cost are measured by us, because they need the variables. */
function armor(limits: GraphqlLimits): Plugin<GraphqlContext> {
  const reject = (rule: string) => ({
    propagateOnRejection: false,
    onReject: [
      () => {
        throw asGraphql(new ApiError("LIMIT", rule));
      },
    ],
  });
  return EnvelopArmorPlugin({
    maxTokens: { n: limits.tokens, exposeLimits: false, ...reject("graphql-too-many-tokens") },
    maxDirectives: { n: limits.directives, exposeLimits: false, ...reject("graphql-too-many-directives") },
    blockFieldSuggestion: { enabled: true },
    maxAliases: { enabled: false },
    maxDepth: { enabled: false },
    costLimit: { enabled: false },
  }) as Plugin<GraphqlContext>;
}

/**
 * Measures the operation with the variables that came with it. Not a validation rule: validation results are cached by
 * document, so a rule that looks at variables would be asked once and then never again.
 */
function measured(limits: GraphqlLimits): Plugin<GraphqlContext> {
  const check = (args: {
    schema: GraphQLSchema;
    document: DocumentNode;
    operationName?: string | null | undefined;
    variableValues?: Readonly<Record<string, unknown>> | null | undefined;
  }) => {
    const operation = getOperationAST(args.document, args.operationName);
    if (!operation) return;
    try {
      measureOperation(args.schema, args.document, operation, args.variableValues ?? {}, limits);
    } catch (error) {
      throw error instanceof ApiError ? asGraphql(error) : error;
    }
  };
  return {
    onExecute: ({ args }) => check(args),
    onSubscribe: ({ args }) => check(args),
  };
}

function asGraphql(error: ApiError): GraphQLError {
  return new GraphQLError(error.rule, { originalError: error });
}
