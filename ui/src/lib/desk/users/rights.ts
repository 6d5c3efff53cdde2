import type { ResultOf } from "../../graphql/tada.js";
import type { ROLES } from "./question.js";

/** A role with what it lets do. */
export type RoleRights = ResultOf<typeof ROLES>["roles"][number];
