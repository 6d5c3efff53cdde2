import type { DefterErrorCode } from "../../application/errors.js";
import type { Refusal } from "../../domain/shared/index.js";
import type { Names } from "../messages/index.js";

export type ErrorCode = DefterErrorCode;

/** A field of the input that is wrong: where (`payment.amount`), which rule, and the figures of the message. */
export interface FieldFault {
  readonly path: string;
  readonly rule: string;
  readonly facts: Refusal["facts"];
}

/** An error that a caller may see. `rule` is a message key; everything else that is thrown becomes `INTERNAL`. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly facts: Refusal["facts"];
  readonly article: string | undefined;
  readonly fields: readonly FieldFault[];
  /** Of the codes among the facts, where whoever throws it knows them. */
  readonly names: Names | undefined;

  constructor(
    readonly code: ErrorCode,
    readonly rule: string,
    details: {
      readonly facts?: Refusal["facts"];
      readonly article?: string | undefined;
      readonly fields?: readonly FieldFault[];
      readonly names?: Names | undefined;
      readonly cause?: unknown;
    } = {},
  ) {
    super(rule, details.cause === undefined ? undefined : { cause: details.cause });
    this.facts = details.facts ?? {};
    this.article = details.article;
    this.fields = details.fields ?? [];
    this.names = details.names;
  }
}

const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  VALIDATION: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  REFUSED: 422,
  DUPLICATE_COMMAND: 409,
  STALE: 503,
  LIMIT: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** Message keys whose status says more than that of their code. */
const STATUS_OF_RULE: Readonly<Record<string, number>> = {
  "body-too-large": 413,
  "document-too-large": 413,
  "content-type-not-json": 415,
  "upload-not-multipart": 415,
  "method-not-allowed": 405,
};

/** The HTTP status of an error outside GraphQL. */
export function httpStatus(error: ApiError): number {
  return STATUS_OF_RULE[error.rule] ?? HTTP_STATUS[error.code];
}

/** An error for a value that could not be parsed, or an input class that did not pass. */
export function validationError(fields: readonly FieldFault[]): ApiError {
  return new ApiError("VALIDATION", "input-invalid", { fields, facts: { fields: fields.length } });
}

/** Rules that say: what you name is not there. Nor is what another municipality has. */
const NOT_THERE: ReadonlySet<string> = new Set([
  "account-unknown",
  "taxpayer-unknown",
  "run-unknown",
  "user-unknown",
  "clearance-unknown",
  "case-unknown",
  "tracking-code-wrong",
]);

/** An error for a business rule that said no, with the names of codes that it is about. */
export function refusedError(refusal: Refusal, names?: Names): ApiError {
  const code = NOT_THERE.has(refusal.code) ? "NOT_FOUND" : "REFUSED";
  const fields = (refusal.faults ?? []).map(({ key, fault }) => ({
    path: key === "" ? "form" : `form.${key}`,
    rule: fault.code,
    facts: fault.facts,
  }));
  return new ApiError(code, refusal.code, { facts: refusal.facts, article: refusal.article, fields, names });
}
