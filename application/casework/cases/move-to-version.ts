import { silenceAt, type MoveToVersion, type PinnedDefinition } from "../../../domain/casework/index.js";
import { outcomeOf } from "../../taxation/support/index.js";
import type { Ask, Outcome } from "../../taxation/index.js";
import type { CaseStanding, MoveToVersionInput } from "../use-cases.js";
import { standingAfter, withoutRole, type CaseRoom, type OpenedCase } from "./case-room.js";
import { answerDriving } from "./clearance-answer.js";

/** A case goes on under a newer version of its service. Refuses what {@link CaseRoom.find} and the decider refuse. */
export async function moveCaseToVersion(
  room: CaseRoom,
  ask: Ask,
  input: MoveToVersionInput,
): Promise<Outcome<CaseStanding>> {
  const opened = await room.find(ask, input);
  if (!opened.ok) return opened;
  const target = await room.definitions.version(ask.tenant, opened.value.state.service.code, input.version);
  if (!target.ok) return target;
  const move = await moveTo(room, ask, opened.value, target.value);
  const command = await move(input.to, input.ground);
  const result = await room.carryOut(ask, command, { moveCaseToVersion: withoutRole(input) });
  return outcomeOf(result, () => standingAfter(opened.value, result));
}

/** The command to go on under a version, for each state in which that may be: by what the account says for that state. */
export async function moveTo(
  room: CaseRoom,
  ask: Ask,
  { state, frame, municipality }: OpenedCase,
  target: PinnedDefinition,
): Promise<(to: string, ground: string) => Promise<MoveToVersion>> {
  const units = municipality.units.map(({ code }) => code);
  const tariffs = await room.tariffs(ask, target, null);
  return async (to, ground) => {
    const there = { ...state, state: to, silence: silenceAt(state, frame) };
    const clearance = await answerDriving(room.parts, ask, target, there);
    return { ...frame, type: "MoveToVersion", target, to, ground, units, tariffs, clearance };
  };
}
