import type { ApiDependencies } from "../../dependencies.js";
import { ApiError } from "../../errors/index.js";
import type { Authorisation } from "./authorisation.js";
import { recordDenial } from "./record-denial.js";

/** Who asks: a GraphQL operation, or an HTTP request. */
export interface Asking {
  readonly authorisation: Authorisation;
  readonly dependencies: ApiDependencies;
  readonly correlationId: string;
}

/**
 * A record that is there, but not for the caller: answered as one that is not there, and the try is recorded.
 * `resource` names it as readings do, such as `case/ID`. Throws NOT_FOUND.
 */
export function hidden({ authorisation, dependencies, correlationId }: Asking, resource: string): never {
  recordDenial(dependencies, authorisation.signedIn(), resource, correlationId);
  throw new ApiError("NOT_FOUND", "not-found");
}
