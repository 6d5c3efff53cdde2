import { redirect } from "@sveltejs/kit";
import { auditEvents } from "$lib/desk/audit/places.js";
import { ACTOR, PEOPLE } from "$lib/desk/audit/question.js";

export async function load({ locals: { ask, language }, url: { searchParams } }) {
  const search = (searchParams.get("q") ?? "").trim().slice(0, 200);
  const username = (searchParams.get("officer") ?? "").trim().slice(0, 80);
  if (username !== "") {
    const { auditActor } = await ask(ACTOR, { username });
    if (auditActor !== null) redirect(303, auditEvents(language, { actor: auditActor.id }));
  }
  if (search === "") return { search, username, rows: null, next: null };
  const { taxpayers } = await ask(PEOPLE, { filter: { search }, after: searchParams.get("after") });
  const { hasNextPage, endCursor } = taxpayers.pageInfo;
  return { search, username, rows: taxpayers.nodes, next: hasNextPage ? endCursor : null };
}
