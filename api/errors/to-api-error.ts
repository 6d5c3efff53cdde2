import { DefterError } from "../../application/errors.js";
import { EventStoreUnavailableError, WrongRevisionError } from "../../application/event-store/index.js";
import { ReadRefusedError } from "../../read-models/read-side/index.js";
import { ApiError } from "./api-error.js";

/** What a caller is told about anything that was thrown. Unknown errors are INTERNAL, with the cause for the log. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  // What broke inside is for the log; a caller learns that it broke.
  if (thrown instanceof DefterError && thrown.code === "INTERNAL")
    return new ApiError("INTERNAL", "internal", { cause: thrown });
  if (thrown instanceof DefterError)
    return new ApiError(thrown.code, thrown.rule, { facts: thrown.facts, cause: thrown });
  if (thrown instanceof ReadRefusedError)
    return new ApiError(thrown.code, thrown.rule, { facts: thrown.facts, cause: thrown });
  if (thrown instanceof WrongRevisionError) return new ApiError("CONFLICT", "revision-conflict", { cause: thrown });
  if (thrown instanceof EventStoreUnavailableError || isConnectionLoss(thrown))
    return new ApiError("UNAVAILABLE", "unavailable", { cause: thrown });
  return new ApiError("INTERNAL", "internal", { cause: thrown });
}

const CONNECTION_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "57P01",
  "57P03",
  "08006",
  "08001",
]);
const CONNECTION_NAMES = new Set(["MongoNetworkError", "MongoServerSelectionError", "MongoNotConnectedError"]);

/** A store that does not answer, as `pg` and `mongodb` say it. */
function isConnectionLoss(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  return CONNECTION_CODES.has(String((thrown as { code?: unknown }).code)) || CONNECTION_NAMES.has(thrown.name);
}
