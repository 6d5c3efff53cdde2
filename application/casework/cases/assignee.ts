import type { UserRecord } from "../../identity/index.js";
import { isIdPart } from "../../streams.js";
import type { CaseworkParts } from "../support/index.js";

/** Whom a case is given to, as they stand now; null where nobody of the municipality has that id, or nobody is meant. */
export async function assigneeOf(
  { identity }: CaseworkParts,
  tenant: string,
  userId: string | null,
): Promise<UserRecord | null> {
  return userId === null || !isIdPart(userId) ? null : identity.findUser(tenant, userId);
}
