import type { FactOf } from "../../domain/shared/index.js";
import type { UserEvent } from "../../domain/identity/index.js";
import { usersView, type UserColumns } from "../../read-models/administration/index.js";
import { rowProjection, type Projection } from "../projection.js";

type User = UserColumns & Readonly<Record<string, unknown>>;

/** Who may sign in, with roles and offices; never a password's hash. */
export const usersProjection: Projection = rowProjection<User>({
  name: "users",
  version: 1,
  types: ["UserCreated", "RolesGranted", "RolesRevoked", "OfficeScopeSet", "UserSuspended", "UserReinstated"],
  view: usersView,
  idOf: (fact) => (fact.data as UserEvent["data"]).userId,
  reduce: (row, fact) => userAfter(row, fact as unknown as FactOf<UserEvent>),
});

function userAfter(row: User | undefined, { type, data }: FactOf<UserEvent>): User | undefined {
  if (type === "UserCreated")
    return { username: data.username, displayName: data.displayName, roles: [], offices: null, suspended: false };
  if (row === undefined) throw new Error(`user ${data.userId} was never created`);
  switch (type) {
    case "RolesGranted":
      return { ...row, roles: [...new Set([...row.roles, ...data.roles])].sort() };
    case "RolesRevoked":
      return { ...row, roles: row.roles.filter((role) => !data.roles.some((revoked) => revoked === role)) };
    case "OfficeScopeSet":
      return { ...row, offices: data.offices };
    case "UserSuspended":
      return { ...row, suspended: true };
    case "UserReinstated":
      return { ...row, suspended: false };
    default:
      return row;
  }
}
