import {
  actsNow,
  CASE_ACTS,
  caseDecider,
  contentChanges,
  serviceDecider,
  statesToGoOnIn,
  type PinnedDefinition,
  type RawContent,
  type ServiceContent,
  type Words,
} from "../../../domain/casework/index.js";
import { parsed, sameJson, type Refusal } from "../../../domain/shared/index.js";
import { openOfficeFault } from "../../../domain/taxation/index.js";
import type { Answer, Ask } from "../../taxation/index.js";
import { serviceStream } from "../support/index.js";
import type { CaseActNow, CaseWaysInput, NewerVersion } from "../use-cases.js";
import type { CaseRoom, OpenedCase } from "./case-room.js";
import { moveTo } from "./move-to-version.js";

/**
 * Every act on a case besides the steps of its workflow, and whether the asker may do it now, in whichever of their roles
 * may: asked of the rules of the decider. Writes nothing. Refuses `case-unknown`.
 */
export async function caseActs(
  room: CaseRoom,
  ask: Ask,
  { caseId, roles }: CaseWaysInput,
): Promise<Answer<readonly CaseActNow[]>> {
  const opened = await room.find(ask, { caseId, by: roles[0] });
  if (!opened.ok) return opened;
  const { state, frame, municipality } = opened.value;
  const newest = (await versionsAfter(room, ask, state.service)).length === 0;
  const besides: Partial<Record<CaseActNow["act"], Refusal | null>> = {
    reopen: openOfficeFault(municipality, state.office),
    "move-to-version": newest ? NEWEST : null,
  };
  const byRole = roles.map((by) => actsNow({ ...frame, by: { ...by, personId: frame.by.personId } }, state));
  return parsed(
    CASE_ACTS.map((act, index) => {
      const each = byRole.map((acts) => acts[index]!.fault);
      const fault = each.includes(null) ? null : each[0]!;
      return { act, fault: fault ?? besides[act] ?? null };
    }),
  );
}

const NEWEST: Refusal = { code: "version-newest", facts: {} };

/** Of so many newer versions it is told what they change, the newest first. */
const SHOWN = 5;
/** Stands for the ground that will come with the command. */
const STATED = "…";

/**
 * The versions of its service that a case can be moved to, the newest first: what each changes, the states in which the
 * case can go on, and what stands against it. Asked of the decider; writes nothing. Refuses `case-unknown`.
 */
export async function newerVersions(
  room: CaseRoom,
  ask: Ask,
  { caseId, roles }: CaseWaysInput,
): Promise<Answer<readonly NewerVersion[]>> {
  const opened = await room.find(ask, { caseId, by: roles[0] });
  if (!opened.ok) return opened;
  const published = await versionsAfter(room, ask, opened.value.state.service);
  const shown = published.toReversed().slice(0, SHOWN);
  const versions: NewerVersion[] = [];
  for (const { version, validFrom } of shown) {
    const target = await room.definitions.version(ask.tenant, opened.value.state.service.code, version);
    if (!target.ok) return target;
    versions.push({ version, validFrom, ...(await movedTo(room, ask, opened.value, target.value)) });
  }
  return parsed(versions);
}

async function movedTo(
  room: CaseRoom,
  ask: Ask,
  opened: OpenedCase,
  target: PinnedDefinition,
): Promise<Omit<NewerVersion, "validFrom" | "version">> {
  const { state, definition } = opened;
  const candidates = await candidatesOf(room, ask, opened, target);
  const open = candidates.filter(({ fault }) => fault === null).map(({ to }) => to);
  return {
    target,
    // Where its state is still there the case stays in it.
    goesOnIn: open.toSorted((left, right) => Number(right === state.state) - Number(left === state.state)),
    fault: open.length > 0 ? null : (candidates[0]?.fault ?? NO_STATE(state.state)),
    changes: contentChanges(rawOf(definition.service.content), rawOf(target.service.content)),
    procedureChanges: !sameJson(definition.workflow.content, target.workflow.content),
    stepsAdded: stepsBeyond(target, definition),
    stepsGone: stepsBeyond(definition, target),
  };
}

/** The states in which the case could go on, each tried as the command would try it. */
async function candidatesOf(
  room: CaseRoom,
  ask: Ask,
  opened: OpenedCase,
  target: PinnedDefinition,
): Promise<readonly { readonly to: string; readonly fault: Refusal | null }[]> {
  const { state, frame } = opened;
  const move = await moveTo(room, ask, opened, target);
  const candidates = [];
  for (const to of statesToGoOnIn({ state, base: frame }, target)) {
    const decision = caseDecider.decide(await move(to, STATED), state);
    candidates.push({ to, fault: decision.ok ? null : decision.refusal });
  }
  return candidates;
}

/** The names of steps that one procedure has and the other lacks. */
function stepsBeyond(of: PinnedDefinition, other: PinnedDefinition): readonly Words[] {
  const known = other.workflow.content.transitions.map(({ code }) => code);
  return of.workflow.content.transitions.filter(({ code }) => !known.includes(code)).map(({ name }) => name);
}

const NO_STATE = (state: string): Refusal => ({ code: "version-state-differs", facts: { state } });

function rawOf(content: ServiceContent): RawContent {
  return content as unknown as RawContent;
}

async function versionsAfter(
  { parts }: CaseRoom,
  { tenant }: Ask,
  { code, version }: { code: string; version: number },
) {
  const { state } = await parts.ledger.load(serviceStream(tenant, code), serviceDecider);
  return state.versions.filter((each) => each.version > version);
}
