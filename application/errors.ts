import type { Refusal } from "../domain/shared/index.js";

/** The one vocabulary of errors: GraphQL's `extensions.code`, problem+json, the exit status of the command line. */
export const DEFTER_ERROR_CODES = [
  "VALIDATION",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "REFUSED",
  "DUPLICATE_COMMAND",
  "STALE",
  "LIMIT",
  "UNAVAILABLE",
  "INTERNAL",
] as const;
export type DefterErrorCode = (typeof DEFTER_ERROR_CODES)[number];

/**
 * What the application throws when it cannot do what was asked (a business rule that says no is returned instead, as a
 * refusal). `rule` is the message key; `facts` fill the message. `message` is for the log and may name streams.
 */
export class DefterError extends Error {
  override readonly name: string = "DefterError";
  readonly facts: Refusal["facts"];

  constructor(
    readonly code: DefterErrorCode,
    readonly rule: string,
    details: { readonly facts?: Refusal["facts"]; readonly message?: string; readonly cause?: unknown } = {},
  ) {
    super(details.message ?? rule, details.cause === undefined ? undefined : { cause: details.cause });
    this.facts = details.facts ?? {};
  }
}

/** The stream moved on: the asker's pinned revision is stale, or others kept writing through every retry. */
export class ConflictError extends DefterError {
  override readonly name = "ConflictError";
  constructor(rule: "revision-conflict" | "too-many-conflicts", facts: Refusal["facts"], cause?: unknown) {
    super("CONFLICT", rule, { facts, cause });
  }
}

/** The command id was used before, with another body. Nothing was written. */
export class DuplicateCommandError extends DefterError {
  override readonly name = "DuplicateCommandError";
  constructor(commandId: string) {
    super("DUPLICATE_COMMAND", "command-id-used-with-another-body", { facts: { commandId } });
  }
}

/** What came in is not of the form that the ledger keeps. */
export class ValidationError extends DefterError {
  override readonly name = "ValidationError";
  constructor(rule: string, facts: Refusal["facts"] = {}, cause?: unknown) {
    super("VALIDATION", rule, { facts, cause });
  }
}

/** The ledger holds something that it should not: a broken hash, an unknown event, a missing key. Never retried. */
export class LedgerIntegrityError extends DefterError {
  override readonly name = "LedgerIntegrityError";
  constructor(rule: string, facts: Refusal["facts"], cause?: unknown) {
    super("INTERNAL", rule, { facts, cause, message: `${rule} ${JSON.stringify(facts)}` });
  }
}
