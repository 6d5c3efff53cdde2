import type { List, UserFilter, UserRow } from "../read-side/index.js";
import { listOf, sql, type PostgresReader, type Sql } from "../postgres/index.js";
import type { Role } from "../../domain/identity/index.js";
import type { TableDefinition } from "../schema/index.js";
import { searchWords } from "./search-words.js";

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
export function users(reader: PostgresReader): List<UserFilter, UserRow> {
  return listOf<UserFilter, UserColumns, UserRow>(reader, {
    ...{ name: "users", table: usersView, orderBy: ["username"], direction: "ascending" },
    where: ({ search, role, office, suspended }) => [
      ...(search === undefined ? [] : searched(search)),
      ...(role === undefined ? [] : [sql`${role} = any(roles)`]),
      ...(office === undefined ? [] : [sql`(offices is null or ${office} = any(offices))`]),
      ...(suspended === undefined ? [] : [sql`suspended = ${suspended}`]),
    ],
    toRow: ({ id: userId, username, displayName, roles, offices, suspended }) => ({
      ...{ userId, username, displayName, roles, offices, suspended },
    }),
  });
}

/** The id of the user of a user name (small and capital letters are one); null where there is none. */
export function userNamed(reader: PostgresReader) {
  return async (tenant: string, username: string): Promise<string | null> => {
    const query = sql`select id from users where username = ${username.toLowerCase()} limit 1`;
    const [found] = await reader.rows<{ readonly id: string }>({ tenant, offices: null }, [usersView], query);
    return found?.id ?? null;
  };
}

/** The roles that somebody in a municipality has who may sign in, as far as the read model has come. */
export function rolesHeldIn(reader: PostgresReader) {
  return async (tenant: string): Promise<readonly Role[]> => {
    const held = sql`select distinct unnest(roles) as role from users where not suspended`;
    const rows = await reader.rows<{ readonly role: Role }>({ tenant, offices: null }, [usersView], held);
    return rows.map(({ role }) => role);
  };
}

/** Officers of one role in one office of a municipality that are looked for; no office has so many. */
const MOST_HOLDERS = 500;

/** Ids of who holds one of some roles in an office and may sign in, as far as the read model has come; at most 500. */
export function holdersIn(reader: PostgresReader) {
  return async (tenant: string, roles: readonly Role[], office: string): Promise<readonly string[]> => {
    const query = sql`select id from users where not suspended and roles && ${[...roles]}::text[]
      and (offices is null or ${office} = any(offices)) order by id limit ${MOST_HOLDERS}`;
    const rows = await reader.rows<{ readonly id: string }>({ tenant, offices: null }, [usersView], query);
    return rows.map(({ id }) => id);
  };
}

/** Officers are hundreds, so their names are looked through as they stand. A search without a word finds nobody. */
function searched(search: string): readonly Sql[] {
  const words = searchWords([search]);
  if (words.length === 0) return [sql`false`];
  const plain = sql`regexp_replace(normalize("displayName" || ' ' || username, nfd), '[\u0300-\u036f]', '', 'g')`;
  return words.map((word) => sql`lower(${plain}) ~ ${`(^|[^a-z0-9])${word}`}`);
}
