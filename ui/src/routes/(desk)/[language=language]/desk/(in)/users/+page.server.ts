import { ROLES, USERS } from "$lib/desk/users/question.js";
import { roleNamed } from "$lib/desk/users/sent.js";

export async function load({ locals: { ask }, url: { searchParams } }) {
  const text = (name: string) => (searchParams.get(name) ?? "").trim().slice(0, 200);
  const chosen = { q: text("q"), role: text("role"), office: text("office"), standing: text("standing") };
  const role = roleNamed(chosen.role || null);
  const filter = {
    ...(chosen.q === "" ? {} : { search: chosen.q }),
    ...(role === null ? {} : { role }),
    ...(chosen.office === "" ? {} : { office: chosen.office }),
    ...(chosen.standing === "" ? {} : { suspended: chosen.standing === "suspended" }),
  };
  const [{ users }, { roles }] = await Promise.all([
    ask(USERS, { filter, after: searchParams.get("after"), minPosition: searchParams.get("at") }),
    ask(ROLES, {}),
  ]);
  const { hasNextPage, endCursor } = users.pageInfo;
  return {
    chosen,
    roles: roles.map(({ role: code }) => code),
    rows: users.nodes,
    next: hasNextPage ? endCursor : null,
  };
}
