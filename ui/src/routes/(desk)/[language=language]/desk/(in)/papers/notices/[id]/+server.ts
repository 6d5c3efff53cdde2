import { NOTICES } from "$lib/desk/notices/question.js";
import { isPosted, zipOf } from "$lib/papers/packet.js";

/** The notices that go by post, of those that one page of a run lists. */
export async function GET({ params: { id }, url: { searchParams }, locals: { ask } }) {
  const { taxNotices } = await ask(NOTICES, { runId: id, after: searchParams.get("after") });
  return zipOf(ask, `notices-${id}`, "TAX_NOTICE", taxNotices.nodes.filter(isPosted));
}
