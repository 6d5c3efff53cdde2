import {
  appealUntil,
  remainingAt,
  type CaseEvent,
  type CaseLimit,
  type WorkflowContent,
} from "../../../domain/casework/index.js";
import { notParsed, parsed, type CivilDate, type HolidayCalendar, type Instant } from "../../../domain/shared/index.js";
import type { Answer } from "../../taxation/index.js";
import type { CaseRoom } from "../cases/case-room.js";
import { caseStream } from "../support/index.js";
import { folded, told } from "./timeline.js";
import type { CaseFile, FileContent } from "./types.js";

/** The whole file of a case, from its own stream: what it holds, and everything that happened. Refuses `case-unknown`. */
export async function caseFile(room: CaseRoom, tenant: string, caseId: string): Promise<Answer<CaseFile>> {
  const facts = await room.parts.ledger.facts<CaseEvent>(caseStream(tenant, caseId));
  if (facts.length === 0) return notParsed("case-unknown", { caseId });
  const workflows = new Map<string, WorkflowContent>();
  for (const fact of facts) {
    if (fact.type !== "ApplicationLodged" && fact.type !== "CaseMovedToVersion") continue;
    const { service, workflow } = fact.data;
    if (workflows.has(workflow.hash)) continue;
    workflows.set(workflow.hash, (await room.definitions.pinned(tenant, service, workflow)).workflow.content);
  }
  const { state, content } = folded(facts);
  const definition = await room.definitions.pinned(tenant, state.service, state.workflow);
  const { calendar } = await room.municipality(tenant);
  const at = room.parts.clock.now();
  const remaining = {
    case: left(state.limits.case, calendar, at),
    applicant: left(state.limits.applicant, calendar, at),
  };
  let timeline: CaseFile["timeline"] | undefined;
  return parsed({
    ...{ state, definition, content, remaining, revision: BigInt(facts.at(-1)!.revision) },
    appealUntil: appealEnd(content, calendar),
    // Most readers ask for the file alone; comparing it fact by fact costs more than reading it.
    get timeline() {
      return (timeline ??= told(facts, (hash) => workflows.get(hash)));
    },
  });
}

function left(limit: CaseLimit | null, calendar: HolidayCalendar | null, at: Instant): number | null {
  if (limit === null || limit.endedAt !== null || calendar === null) return null;
  const found = remainingAt(limit, at, calendar);
  return found.ok ? found.value : null;
}

function appealEnd({ decision, notices }: FileContent, calendar: HolidayCalendar | null): CivilDate | null {
  const term = decision?.appeal?.term;
  const found = term && appealUntil(term, notices, calendar);
  return found?.ok ? found.value : null;
}
