import { firstNaming, message, type Language, type Names } from "../messages/index.js";
import { httpStatus, type ApiError } from "./api-error.js";

/** RFC 9457 problem details, with the code of the vocabulary and the correlation id that the log has. */
export interface Problem {
  readonly type: "about:blank";
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly rule: string;
  readonly detail: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly article?: string;
  readonly fields?: readonly { readonly path: string; readonly rule: string; readonly message: string }[];
  readonly correlationId: string;
}

/** An error as problem details, in the caller's language. */
export function problemOf(error: ApiError, language: Language, correlationId: string): Problem {
  return {
    type: "about:blank",
    title: message(`error-${error.code.toLowerCase().replaceAll("_", "-")}`, {}, language),
    status: httpStatus(error),
    ...spoken(error, language),
    correlationId,
  };
}

/**
 * What GraphQL and problem details say alike: code, rule, facts, article, faults of fields and the words. Programs get codes
 * in the facts; in the words they are called by the names of the error, then by those that are given.
 */
export function spoken(error: ApiError, language: Language, names?: Names) {
  return {
    code: error.code,
    rule: error.rule,
    detail: message(error.rule, error.facts, language, firstNaming(error.names, names)),
    facts: error.facts,
    ...(error.article === undefined ? {} : { article: error.article }),
    ...(error.fields.length === 0
      ? {}
      : {
          fields: error.fields.map(({ path, rule, facts }) => ({
            path,
            rule,
            message: message(rule, facts, language),
          })),
        }),
  };
}
