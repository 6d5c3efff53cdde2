import {
  accountOf,
  clearanceNeeded,
  nextRoles,
  silenceAt,
  waysNow,
  type WorkflowContent,
} from "../../../domain/casework/index.js";
import { parsed } from "../../../domain/shared/index.js";
import type { Answer, Ask } from "../../taxation/index.js";
import type { CaseWay, CaseWaysInput, PlacesInput, WaitingPlace } from "../use-cases.js";
import { clearanceAnswer } from "./clearance-answer.js";
import type { CaseRoom, OpenedCase } from "./case-room.js";

/**
 * Every step out of where a case is, and whether the asker may take it now, in whichever of their roles fits best: asked
 * of the decider, with what the account says today where a step depends on it. Writes nothing. Refuses `case-unknown`.
 */
export async function caseWays(
  room: CaseRoom,
  ask: Ask,
  { caseId, roles }: CaseWaysInput,
): Promise<Answer<readonly CaseWay[]>> {
  const opened = await room.find(ask, { caseId, by: roles[0] });
  if (!opened.ok) return opened;
  const { state, definition, frame } = opened.value;
  const asked = asksAccount(opened.value);
  const clearance = asked ? await clearanceAnswer(room.parts, ask, accountOf(state), definition) : null;
  const byRole = roles.map((by) => ({
    role: by.role,
    ways: waysNow({ ...frame, by: { ...by, personId: frame.by.personId }, clearance }, state),
  }));
  return parsed(
    byRole[0]!.ways.map((_way, index) => {
      const each = byRole.map(({ role, ways }) => ({ role, way: ways[index]! }));
      const open = each.find(({ way }) => way.fault === null);
      const likeliest = each.find(({ role, way }) => way.transition.roles.includes(role)) ?? each[0]!;
      return open ? { ...open.way, role: open.role } : { ...likeliest.way, role: null };
    }),
  );
}

function asksAccount({ state, definition, frame }: OpenedCase): boolean {
  const silence = silenceAt(state, frame);
  return definition.workflow.content.transitions.some(
    ({ code, from, automatic }) =>
      !automatic && from.includes(state.state) && clearanceNeeded(definition, code, silence),
  );
}

/** The places of workflows in which a case waits for one of the roles, with those roles. */
export async function waitingPlaces(
  { definitions }: CaseRoom,
  tenant: string,
  { roles, workflows }: PlacesInput,
): Promise<readonly WaitingPlace[]> {
  const contents = await Promise.all(
    workflows.map(async ({ code, version }) => ({
      name: { workflow: code, version },
      content: await definitions.workflow(tenant, code, version),
    })),
  );
  return contents.flatMap(({ name, content }) =>
    (content === null ? [] : waitingStates(content)).flatMap(({ state, roles: waited }) => {
      const next = waited.filter((role) => roles.includes(role));
      return next.length === 0 ? [] : [{ ...name, state, roles: next }];
    }),
  );
}

const known = new WeakMap<WorkflowContent, readonly { readonly state: string; readonly roles: readonly string[] }[]>();

/** The states of a workflow with the roles that cases wait for there: worked out once, for a version never changes. */
function waitingStates(content: WorkflowContent) {
  const found =
    known.get(content) ?? content.states.map(({ code }) => ({ state: code, roles: nextRoles(content, code) }));
  known.set(content, found);
  return found;
}
