import type { KnownUser } from "../../domain/identity/index.js";
import type { UserRecord } from "./use-cases.js";

/** The user without the password's hash. */
export function userRecord(user: KnownUser): UserRecord {
  const { userId, username, displayName, email, roles, offices, suspended, mustChangePassword } = user;
  return { userId, username, displayName, email, roles, offices, suspended, mustChangePassword };
}
