import { filterOf, narrowedIn } from "$lib/desk/queue/narrowed.js";
import { FOUND, LISTED, SERVICES, WAITING } from "$lib/desk/queue/question.js";

/** The list itself: read again when what is asked for changes, not when another case is looked at beside it. */
export async function load({ locals: { ask }, params: { which }, url: { searchParams }, parent }) {
  const { me, today } = await parent();
  const search = (searchParams.get("q") ?? "").trim().slice(0, 200);
  const narrowed = narrowedIn(searchParams);
  const paged = { after: searchParams.get("after"), minPosition: searchParams.get("at") };
  const filter = filterOf(narrowed, today);
  const isNarrowing = searchParams.get("narrow") !== null;
  const { page, saved } = await (async () => {
    if (which === "search") return { page: await found(search), saved: [] };
    if (which === "office") return ask(WAITING, { filter: { unassigned: true, ...filter }, ...paged });
    const whose = which === "late" ? { late: true } : { handledBy: me.id };
    return ask(LISTED, { filter: { open: true, ...whose, ...filter }, ...paged });
  })();

  async function found(words: string) {
    if (words === "") return { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
    const byNumber = await ask.try(LISTED, { filter: { number: words.toUpperCase() }, ...paged });
    if (byNumber.ok && byNumber.data.page.nodes.length > 0) return byNumber.data.page;
    const { found: listed } = await ask(FOUND, { filter: { search: words }, ...paged });
    return { nodes: listed.nodes.map((each) => each.case), pageInfo: listed.pageInfo };
  }

  return {
    ...{ which, search, narrowed, isNarrowing },
    rows: page.nodes,
    next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
    saved: saved.filter(({ queue }) => queue === which),
    services: isNarrowing ? (await ask(SERVICES, {})).services.nodes : [],
  };
}
