import { GraphQLError } from "graphql";
import type { Refusal } from "../../domain/shared/index.js";
import { ApiError, spoken, toApiError } from "../errors/index.js";
import type { Language, Names } from "../messages/index.js";

/** The error of a scalar that could not be read; found again by {@link apiErrorOf} under graphql-js's own wrapping. */
export function invalidValue(scalar: string, refusal: Refusal): GraphQLError {
  return new GraphQLError(`${scalar}: ${refusal.code}`, {
    originalError: new ApiError("VALIDATION", refusal.code, { facts: refusal.facts }),
  });
}

/** The error behind a GraphQL error. What graphql-js itself says about a request (syntax, unknown field) is VALIDATION. */
export function apiErrorOf(error: unknown): ApiError {
  let cause: unknown = error;
  for (let depth = 0; cause instanceof GraphQLError && depth < 8; depth++) {
    if (cause.originalError === undefined || cause.originalError === null) {
      return new ApiError("VALIDATION", "graphql-invalid", { facts: { reason: cause.message.slice(0, 400) } });
    }
    cause = cause.originalError;
  }
  return toApiError(cause);
}

/** The error as the caller sees it: words in their language, and in `extensions` what a program needs. */
export function presentedError(error: unknown, language: Language, correlationId: string, names?: Names): GraphQLError {
  const known = apiErrorOf(error);
  const { detail, ...extensions } = spoken(known, language, names);
  const located = error instanceof GraphQLError ? error : undefined;
  return new GraphQLError(detail, {
    ...(located?.nodes ? { nodes: located.nodes } : {}),
    ...(located?.source ? { source: located.source } : {}),
    ...(located?.positions ? { positions: located.positions } : {}),
    ...(located?.path ? { path: located.path } : {}),
    extensions: {
      // How yoga chooses the HTTP status of a request that never ran; it is not sent.
      ...(located?.extensions["http"] ? { http: located.extensions["http"] } : {}),
      ...extensions,
      message: detail,
      correlationId,
    },
  });
}
