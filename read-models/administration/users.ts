import type { List, UserRow } from "../read-side/index.js";
import { listOf, type PostgresReader } from "../postgres/index.js";
import type { TableDefinition } from "../schema/index.js";

export type UserColumns = Omit<UserRow, "userId">;

export const usersView: TableDefinition = {
  store: "postgres",
  name: "users",
  office: null,
  columns: {
    username: "text",
    displayName: "text",
    roles: "text[]",
    offices: "text[]",
    suspended: "boolean",
  },
  indexes: { username: 'using btree ("tenant", "username", "id")' },
};

/** The users of a municipality, by user name. */
export function users(reader: PostgresReader): List<Readonly<Record<string, never>>, UserRow> {
  return listOf<Readonly<Record<string, never>>, UserColumns, UserRow>(reader, {
    ...{ name: "users", table: usersView, orderBy: ["username"], direction: "ascending", where: () => [] },
    toRow: ({ id: userId, username, displayName, roles, offices, suspended }) => ({
      ...{ userId, username, displayName, roles, offices, suspended },
    }),
  });
}
