import type { Principal } from "../../identity-gate.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";

const me = objectType<Principal>("Me", "inherit", "The caller.");
me.implement((t) => ({
  id: t.exposeID("userId"),
  displayName: t.exposeString("displayName"),
  tenant: t.exposeString("tenant"),
  taxpayerId: t.exposeID("taxpayerId", {
    nullable: true,
    description: "The taxpayer that the caller is signed in as; null: an officer.",
  }),
  roles: t.field({ type: ["String"], resolve: ({ roles }) => [...roles] }),
  offices: t.field({
    type: ["String"],
    nullable: true,
    description: "The offices the caller acts for; null: every office.",
    resolve: ({ offices }) => (offices === null ? null : [...offices]),
  }),
  mustChangePassword: t.exposeBoolean("mustChangePassword"),
}));

/** `me`: who the server takes the caller for. */
export function addMe(): void {
  builder.queryField("me", (t) =>
    t.field({
      type: me.reference,
      nullable: true,
      description: "The caller; null for a visitor.",
      extensions: access("public"),
      resolve: (_root, _args, { principal }) => principal,
    }),
  );
}
