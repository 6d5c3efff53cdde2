import { dutiesApartFrom, ROLES, RIGHTS, type Role } from "../../../domain/identity/index.js";
import { message } from "../../messages/index.js";
import { access } from "../access/rules.js";
import { builder, objectType } from "../builder.js";

/** A role with its part of the table of rights. */
interface RoleRights {
  readonly role: Role;
  readonly permissions: readonly string[];
}

const right = objectType<{ readonly permission: string }>("RoleRight", "inherit", "One thing that a role lets do.");
right.implement((t) => ({
  permission: t.exposeString("permission"),
  kind: t.string({
    description: "`read` shows, `write` changes.",
    resolve: ({ permission }) => RIGHTS[permission]!.kind,
  }),
  words: t.string({
    description: "In the caller's language.",
    resolve: ({ permission }, _args, { language }) => message(`right-${permission}`, {}, language),
  }),
}));

const role = objectType<RoleRights>("RoleRights", "inherit", "What a role lets its holder do.");
role.implement((t) => ({
  role: t.exposeString("role"),
  rights: t.field({
    type: [right.reference],
    resolve: ({ permissions }) => permissions.map((permission) => ({ permission })),
  }),
  notWith: t.field({
    type: ["String"],
    description: "Roles that nobody may hold besides.",
    resolve: ({ role: held }) => [...dutiesApartFrom(held)],
  }),
}));

/** `roles`: the table of rights, as people read it. */
export function addRoles(): void {
  builder.queryField("roles", (t) =>
    t.field({
      type: [role.reference],
      description: "The roles of officers, what each lets do, and which nobody may hold together.",
      extensions: access("user.read"),
      resolve: () =>
        ROLES.map((each) => ({
          role: each,
          permissions: Object.keys(RIGHTS).filter((permission) => RIGHTS[permission]!.roles.includes(each)),
        })),
    }),
  );
}
