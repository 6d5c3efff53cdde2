import { InvariantError, type Refusal } from "../../../domain/shared/index.js";
import { DefterError } from "../../errors.js";
import { inOrder } from "../../ledger/index.js";

/** Commands of a batch that are under way at once. */
const AT_ONCE = 64;

/** Does a task for everybody of a batch; the results in their order. */
export async function allOf<Item, Result>(
  items: readonly Item[],
  task: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for await (const result of inOrder(items, task, AT_ONCE)) results.push(result);
  return results;
}

/** What is wrong with one taxpayer is listed; what is wrong with the stores stops the run, which can then be resumed. */
export function refusalFrom(error: unknown): Refusal {
  if (error instanceof InvariantError) return { code: "assessment-impossible", facts: { detail: error.message } };
  if (!(error instanceof DefterError) || error.code === "UNAVAILABLE" || error.code === "LIMIT") throw error;
  return { code: error.rule, facts: error.facts };
}
