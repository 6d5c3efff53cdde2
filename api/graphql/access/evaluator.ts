import type { HeldRole } from "../../../domain/identity/index.js";
import type { Principal } from "../../identity-gate.js";
import type { Permission } from "./permission.js";

/** A permission that was granted: in which of the caller's roles, and for which offices (null: all). */
export interface Granted {
  readonly role: HeldRole;
  readonly offices: readonly string[] | null;
}

/** Answers who may do what. The API has no rules of its own. */
export interface AccessEvaluator {
  grant(principal: Principal, permission: Permission): Granted | null;
}
