import { caseMessages, handlerOf, isNews, isTold, type CaseToTell } from "../../domain/correspondence/index.js";
import type { CaseEvent } from "../../domain/casework/index.js";
import { municipalityDecider } from "../../domain/taxation/index.js";
import type { Bilingual } from "../../domain/shared/index.js";
import type { LedgerFact } from "../ledger/index.js";
import { streamFor } from "../streams.js";
import type { Ask, Outcome } from "../taxation/index.js";
import { applicantOfCase, holdersOf, officer } from "./addressees.js";
import type { CorrespondenceParts } from "./parts.js";
import { messageIdOf, writeMessage } from "./write-message.js";

/** Something to be told to one person: a command that follows from a fact. */
export interface Telling {
  /** The id of the message. */
  readonly about: string;
  /** Writes it, once. Refuses `subject-forgotten`. */
  readonly carryOut: (ask: Ask) => Promise<Outcome<{ readonly messageId: string }>>;
}

/** What a fact of a case has people told; nothing where nobody need be, or it is no news any more. */
export async function tellingsOf(parts: CorrespondenceParts, fact: LedgerFact): Promise<readonly Telling[]> {
  if (!isTold(fact.type) || !isNews(fact, parts.clock.today())) return [];
  const event = fact as unknown as CaseEvent;
  const told = await caseToTell(parts, fact.tenant, event);
  if (!told) return [];
  return caseMessages(event, told).map((draft) => ({
    about: messageIdOf(fact, draft),
    carryOut: (ask) => writeMessage(parts, ask, fact, draft),
  }));
}

async function caseToTell(parts: CorrespondenceParts, tenant: string, event: CaseEvent): Promise<CaseToTell | null> {
  const { caseId } = event.data;
  const found = await parts.cases.caseOf(tenant, caseId);
  const applicant = await applicantOfCase(parts, tenant, caseId);
  if (!found.ok || !applicant) return null;
  const { state, definition } = found.value;
  const { state: municipality } = await parts.ledger.load(
    streamFor("municipality", tenant, tenant),
    municipalityDecider,
  );
  const handlerId = handlerOf(state, definition);
  const byCode: Bilingual = { sq: tenant, en: tenant };
  return {
    ...{ state, definition, applicant },
    municipality: municipality.name ?? byCode,
    office: municipality.offices.get(state.office)?.name ?? { sq: state.office, en: state.office },
    handler: handlerId === null ? null : await officer(parts, tenant, handlerId),
    above: event.type === "TimeLimitEscalated" ? await holdersOf(parts, tenant, event.data.to, state) : [],
  };
}
