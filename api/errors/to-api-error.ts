import { DefterError } from "../../application/errors.js";
import { isPassingMongoError } from "../../read-models/mongo/index.js";
import { isPassingPostgresError } from "../../read-models/postgres/index.js";
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
  if (mayPass(thrown)) return new ApiError("UNAVAILABLE", "unavailable", { cause: thrown });
  return new ApiError("INTERNAL", "internal", { cause: thrown });
}

/** So many causes of causes are looked at. */
const DEEPEST = 8;

/** Whether an error comes from a store that does not answer now, whatever it was wrapped into on the way. */
function mayPass(thrown: unknown): boolean {
  let error = thrown;
  for (let depth = 0; depth < DEEPEST && error instanceof Error; depth++, error = error.cause) {
    if (isPassingPostgresError(error) || isPassingMongoError(error)) return true;
    if (error instanceof DefterError) return error.code === "UNAVAILABLE";
  }
  return false;
}
