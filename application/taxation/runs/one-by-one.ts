import { InvariantError, type NewEvent, type Refusal } from "../../../domain/shared/index.js";
import type { MunicipalityState, NumberedKind } from "../../../domain/taxation/index.js";
import { DefterError } from "../../errors.js";
import { derivedId, inOrder, type CommandResult, type Ledger } from "../../ledger/index.js";
import { assignNumbers } from "../numbering/index.js";
import type { Ask } from "../use-case.js";

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

/** What a command on one taxpayer comes to, or what is wrong with them. */
export async function orRefusal<Event extends NewEvent>(
  task: () => Promise<CommandResult<Event>>,
): Promise<CommandResult<Event>> {
  try {
    return await task();
  } catch (error) {
    return { ok: false, refusal: refusalFrom(error) };
  }
}

/** The command id of what a run does to a taxpayer: it follows from both, so that a batch that was cut off is done once. */
export function commandOf(runId: string, taxpayerId: string, what: "assessed-by-run" | "told-by-run"): string {
  const name = `${runId}.${taxpayerId}`;
  return name.length <= 100 ? name : derivedId(name, what);
}

/** The papers of a batch that are to be numbered, by their ids, each with the office that it is of. */
export interface NumbersOfBatch {
  readonly runId: string;
  readonly batch: number;
  readonly kind: NumberedKind;
  readonly year: number;
  readonly papers: readonly { readonly id: string; readonly office: string }[];
}

/** The numbers of a batch's papers, taken at once for each office. */
export async function numbersOf(
  ledger: Ledger,
  municipality: MunicipalityState,
  ask: Ask,
  { runId, batch, kind, year, papers }: NumbersOfBatch,
): Promise<ReadonlyMap<string, string>> {
  const name = `${runId}.numbers.${batch}`;
  const numbers = new Map<string, string>();
  for (const office of new Set(papers.map((paper) => paper.office))) {
    const owners = papers.filter((paper) => paper.office === office).map(({ id }) => id);
    const order = { office, kind, year, batch: name, owners };
    const given = await assignNumbers(ledger, municipality, { ...ask, commandId: name }, order);
    if (!given.ok) throw new DefterError("REFUSED", given.refusal.code, { facts: given.refusal.facts });
    for (const [owner, number] of given.value) numbers.set(owner, number);
  }
  return numbers;
}
