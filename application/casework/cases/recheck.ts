import { accountOf, clearanceNeeded, silenceAt, wayOn } from "../../../domain/casework/index.js";
import { outcomeOf } from "../../taxation/support/index.js";
import type { Ask, Outcome } from "../../taxation/index.js";
import type { CaseStanding, RecheckInput } from "../use-cases.js";
import { standingAfter, standingOf, withoutRole, type CaseRoom } from "./case-room.js";
import { clearanceAnswer } from "./clearance-answer.js";

/** The step of the system's own, where the definition has one for what came about, or what happens by itself now that less is owed. */
export async function recheckCase(room: CaseRoom, ask: Ask, input: RecheckInput): Promise<Outcome<CaseStanding>> {
  const opened = await room.open(ask, input);
  if (!opened.ok) return opened;
  const { state, definition, frame } = opened.value;
  const way = state.outcome === null ? wayOn(definition, state.state, input.event) : null;
  if (!way && !frame.clearance) {
    const receipt = { position: null, revision: -1n, eventIds: [] };
    return { ok: true, value: standingOf(state), receipt };
  }
  const tariffs = way ? { tariffs: await room.tariffs(ask, definition, way.code) } : {};
  const asked = way !== null && clearanceNeeded(definition, way.code, silenceAt(state, frame));
  const clearance =
    frame.clearance ?? (asked ? await clearanceAnswer(room.parts, ask, accountOf(state), definition) : null);
  const command = { ...frame, ...tariffs, clearance, type: "Recheck", event: input.event } as const;
  const result = await room.carryOut(ask, command, { recheckCase: withoutRole(input) });
  return outcomeOf(result, () => standingAfter(opened.value, result));
}
