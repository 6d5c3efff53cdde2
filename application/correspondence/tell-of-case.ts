import { caseMessages, handlerOf, isTold, type CaseToTell } from "../../domain/correspondence/index.js";
import type { CaseEvent } from "../../domain/casework/index.js";
import { municipalityDecider } from "../../domain/taxation/index.js";
import type { Bilingual } from "../../domain/shared/index.js";
import type { LedgerFact } from "../ledger/index.js";
import { streamFor } from "../streams.js";
import { applicantOfCase, officer } from "./addressees.js";
import type { CorrespondenceParts } from "./parts.js";
import { writeMessage } from "./write-message.js";

/**
 * Writes what a fact of a case has somebody told; gives the ids of the messages. Told again, it finds them written. A
 * person who was forgotten is told nothing.
 */
export async function tellOfCase(parts: CorrespondenceParts, fact: LedgerFact): Promise<readonly string[]> {
  if (!isTold(fact.type)) return [];
  const { tenant } = fact;
  const event = fact as unknown as CaseEvent;
  const told = await caseToTell(parts, tenant, event.data.caseId);
  if (!told) return [];
  const written: string[] = [];
  for (const draft of caseMessages(event, told)) {
    const result = await writeMessage(parts, fact, draft);
    if (result.ok) written.push(result.receipt.stream.slice(result.receipt.stream.indexOf(".") + 1));
    else if (result.refusal.code !== "subject-forgotten") throw new Error(`refused: ${result.refusal.code}`);
  }
  return written;
}

async function caseToTell(parts: CorrespondenceParts, tenant: string, caseId: string): Promise<CaseToTell | null> {
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
  };
}
