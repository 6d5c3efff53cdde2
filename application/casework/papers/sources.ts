import { caseDecider, type CaseEvent, type CaseState } from "../../../domain/casework/index.js";
import { userDecider } from "../../../domain/identity/index.js";
import { fold, notParsed, parsed, type Instant, type Parsed } from "../../../domain/shared/index.js";
import {
  municipalityDecider,
  SYNTHETIC_SOURCE,
  type MunicipalityEvent,
  type MunicipalityState,
  type RegisterEvent,
} from "../../../domain/taxation/index.js";
import { FORGOTTEN } from "../../personal-data/index.js";
import { streamFor } from "../../streams.js";
import { municipalityStream, taxpayerStream } from "../../taxation/support/index.js";
import type { CaseRoom } from "../cases/case-room.js";
import { caseStream } from "../support/index.js";
import { applicantIn, lastFact, type CaseFact, type PaperStory } from "./story.js";

/** Every fact of a case. Refuses `case-unknown`. */
export async function caseFacts(room: CaseRoom, tenant: string, caseId: string): Promise<Parsed<readonly CaseFact[]>> {
  const facts: readonly CaseFact[] = await room.parts.ledger.facts<CaseEvent>(caseStream(tenant, caseId));
  return facts.length === 0 ? notParsed("case-unknown", { caseId }) : parsed(facts);
}

/**
 * A case as these facts tell it, with what was known beside it at an instant: what a paper says never changes
 * afterwards. Refuses `paper-of-forgotten` where the applicant's data was destroyed: a paper with no name is none.
 */
export async function storyAt(
  room: CaseRoom,
  tenant: string,
  facts: readonly CaseFact[],
  instant: Instant,
): Promise<Parsed<PaperStory>> {
  if (applicantIn(facts).name === FORGOTTEN) return notParsed("paper-of-forgotten");
  const state = fold<CaseState, CaseEvent>(caseDecider, facts);
  const then = Date.parse(instant);
  const adopted = await room.parts.ledger.facts<MunicipalityEvent>(municipalityStream(tenant));
  const known = adopted.filter(({ recordedAt }) => Date.parse(recordedAt) <= then);
  return parsed({
    facts,
    state,
    definition: await room.definitions.pinned(tenant, state.service, state.workflow),
    municipality: fold<MunicipalityState, MunicipalityEvent>(municipalityDecider, known),
    deciderName: await deciderName(room, tenant, facts),
    synthetic: await isSynthetic(room, tenant, state.applicant.taxpayerId),
  });
}

/** A user's name never changes after they were entered. */
async function deciderName(room: CaseRoom, tenant: string, facts: readonly CaseFact[]): Promise<string | null> {
  const by = lastFact(facts, "DecisionTaken")?.data.by;
  if (!by || by.role === "system") return null;
  const { state } = await room.parts.ledger.load(streamFor("user", tenant, by.personId), userDecider);
  return state.phase === "known" && state.displayName !== FORGOTTEN ? state.displayName : null;
}

async function isSynthetic(room: CaseRoom, tenant: string, taxpayerId: string | null): Promise<boolean> {
  if (taxpayerId === null) return false;
  const [first] = await room.parts.ledger.facts<RegisterEvent>(taxpayerStream(tenant, taxpayerId), { maxCount: 1 });
  return first?.type === "TaxpayerRegistered" && first.data.source === SYNTHETIC_SOURCE;
}
