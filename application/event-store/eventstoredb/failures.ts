import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from "@eventstore/db-client";
import { DefterError } from "../../errors.js";
import { AppendRefusedError, EventStoreUnavailableError, WrongRevisionError, type ExpectedRevision } from "../port.js";

/** What a failed append means. All that is not a clear no is unknown: the caller sends the same batch again. */
export function appendFailure(
  error: Error,
  { stream, expected }: { readonly stream: string; readonly expected: ExpectedRevision },
): Error {
  if (error instanceof WrongExpectedVersionError) {
    const actual = error.actualVersion as bigint | string;
    return new WrongRevisionError(stream, expected, typeof actual === "bigint" ? actual : "noStream");
  }
  if (error instanceof MaxAppendSizeExceededError) return new AppendRefusedError("append-too-large", stream, error);
  if (error instanceof AccessDeniedError) return new AppendRefusedError("append-not-permitted", stream, error);
  if (error instanceof StreamDeletedError) return new AppendRefusedError("stream-deleted", stream, error);
  return new EventStoreUnavailableError(`${stream}: ${describe(error)}`, error);
}

/** What a failed read means; null for a stream that is not there. */
export function readFailure(error: unknown): DefterError | null {
  if (error instanceof StreamNotFoundError) return null;
  if (error instanceof DefterError) return error;
  if (error instanceof AccessDeniedError)
    return new DefterError("INTERNAL", "read-not-permitted", { cause: error, message: describe(error) });
  if (error instanceof StreamDeletedError)
    return new DefterError("INTERNAL", "stream-deleted", { cause: error, message: describe(error) });
  return new EventStoreUnavailableError(describe(error), error);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.constructor.name} ${error.message}`.trim();
}
