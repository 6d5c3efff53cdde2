import { NOTICES } from "$lib/desk/notices/question.js";
import { zipOf } from "$lib/papers/packet.js";

/** The notices that are printed, of those that one page of a run lists. */
export async function GET({ params: { id }, url: { searchParams }, locals: { ask } }) {
  const { taxNotices } = await ask(NOTICES, { runId: id, after: searchParams.get("after") });
  const printed = taxNotices.nodes.filter(({ way }) => way === "print");
  return zipOf(ask, `notices-${id}`, "TAX_NOTICE", printed);
}
