import type { UserRow } from "../../../read-models/read-side/index.js";
import { objectType } from "../builder.js";
import { list } from "../list.js";

const user = objectType<UserRow>("User", "user.read", "An officer who may sign in.");
user.implement((t) => ({
  id: t.exposeID("userId"),
  username: t.exposeString("username"),
  displayName: t.exposeString("displayName"),
  roles: t.field({ type: ["String"], resolve: ({ roles }) => [...roles] }),
  offices: t.field({
    type: ["String"],
    nullable: true,
    description: "Null: every office.",
    resolve: ({ offices }) => (offices === null ? null : [...offices]),
  }),
  suspended: t.exposeBoolean("suspended"),
}));

/** `users`: who may sign in, in which roles, for which offices. */
export function addUsers(): void {
  list({
    name: "users",
    description: "The officers of the municipality.",
    permission: "user.read",
    view: "users",
    nodeName: "User",
    node: user.reference,
    list: (readSide) => readSide.users,
    personal: true,
  });
}
