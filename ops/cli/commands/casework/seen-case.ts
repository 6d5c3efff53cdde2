import { ApiError } from "../../../../api/errors/index.js";
import { seesCase, type CaseState, type PinnedDefinition } from "../../../../domain/casework/index.js";
import { TOKENS } from "../../../composition/tokens.js";
import { id, text } from "../../input/values.js";
import type { Work } from "../../work/desk.js";
import { whenFresh } from "../../work/fresh.js";
import type { AtWork } from "../../work/officer.js";
import { recordDenial } from "../../work/trace.js";

export interface SeenCase {
  readonly caseId: string;
  readonly state: CaseState;
  readonly definition: PinnedDefinition;
}

/**
 * A case by its id or its number, as far as whoever asks may see it. One that they may not is answered as one that is not
 * there, and the try is recorded. @throws ApiError NOT_FOUND
 */
export async function seenCase(work: Work, who: AtWork, named: string): Promise<SeenCase> {
  const { ask, offices, seesSensitive } = who;
  const caseId = named.includes("/") ? await idOf(work, named) : id("case", named);
  const found = await work.composition.get(TOKENS.casework).caseOf(work.tenant, caseId);
  if (!found.ok) throw new ApiError("NOT_FOUND", "not-found");
  if (!seesCase({ offices, seesSensitive }, found.value.state)) {
    await recordDenial(work, ask, `case/${caseId}`);
    throw new ApiError("NOT_FOUND", "not-found");
  }
  return { caseId, ...found.value };
}

/** Numbers are found in the read models. */
async function idOf(work: Work, given: string): Promise<string> {
  const number = text("case", given, 120);
  const readSide = work.composition.get(TOKENS.readSide);
  const scope = { tenant: work.tenant, offices: null };
  const ask = { filter: { number, seesSensitive: true }, limit: 1, after: null };
  const page = await whenFresh(work, "cases", () => readSide.cases(scope, ask));
  const [found] = page.rows;
  if (found === undefined) throw new ApiError("NOT_FOUND", "not-found");
  return found.row.caseId;
}
