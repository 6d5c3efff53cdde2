import type { UserRecord } from "../../../application/identity/index.js";
import type { UserRow } from "../../../read-models/read-side/index.js";
import { ApiError } from "../../errors/index.js";
import { recordRead } from "../access/record-read.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";
import { checkedId } from "../inputs/index.js";
import { list } from "../list.js";
import { UserFilter } from "./inputs/filters.js";

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

const record = objectType<UserRecord>("UserRecord", "user.read", "An officer as their own stream says.");
record.implement((t) => ({
  id: t.exposeID("userId"),
  username: t.exposeString("username"),
  displayName: t.exposeString("displayName"),
  email: t.exposeString("email", { nullable: true }),
  roles: t.field({ type: ["String"], resolve: ({ roles }) => [...roles] }),
  offices: t.field({
    type: ["String"],
    nullable: true,
    description: "Null: every office.",
    resolve: ({ offices }) => (offices === null ? null : [...offices]),
  }),
  suspended: t.exposeBoolean("suspended"),
  mustChangePassword: t.exposeBoolean("mustChangePassword", {
    description: "A password is asked for that only they know, before anything else.",
  }),
}));

/** `users` and `user`: who may sign in, in which roles, for which offices. */
export function addUsers(): void {
  list({
    name: "users",
    description: "The officers of the municipality.",
    permission: "user.read",
    view: "users",
    nodeName: "User",
    node: user.reference,
    filter: UserFilter,
    list: (readSide) => readSide.users,
    personal: true,
  });
  builder.queryField("user", (t) =>
    t.field({
      type: record.reference,
      description: "One officer, as certain as a command sees them. The reading is recorded.",
      extensions: access("user.read"),
      args: { userId: t.arg.id({ required: true }) },
      resolve: async (_root, args, context) => {
        const { tenant } = context.authorisation.signedIn();
        const id = checkedId(args.userId);
        const found = await context.dependencies.identity.findUser(tenant, id);
        if (!found) throw new ApiError("NOT_FOUND", "user-unknown", { facts: { userId: id } });
        await recordRead(context, "user.read", "user", id);
        return found;
      },
    }),
  );
}
