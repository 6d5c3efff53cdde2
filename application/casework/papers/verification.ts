import { caseDecider, outputCodeDecider, type CaseEvent, type CaseState } from "../../../domain/casework/index.js";
import { fold, notParsed, parsed, type CivilDate, type Parsed } from "../../../domain/shared/index.js";
import { isPaperCode } from "../../papers/index.js";
import { FORGOTTEN, sameHash } from "../../personal-data/index.js";
import type { CaseRoom } from "../cases/case-room.js";
import type { VerifiedCasePaper, VerifyNoticeInput } from "../use-cases.js";
import { noticeCode, outputCodeStream } from "./codes.js";
import { tells } from "./notices.js";
import { before, endOf, noticeNumber, revocationOf } from "./print.js";
import { caseFacts } from "./sources.js";
import { applicantIn, lodgedIn, upTo, type CaseFact, type CaseFactNamed } from "./story.js";

/** Found by the code's own stream, answered from the case's. A wrong code and an unknown paper are answered alike. */
export async function verifyOutput(
  room: CaseRoom,
  tenant: string,
  { code, on }: { readonly code: string; readonly on: CivilDate },
): Promise<Parsed<VerifiedCasePaper>> {
  if (!isPaperCode(code)) return notParsed("paper-unknown");
  const { ledger, keyedHash } = room.parts;
  const { state } = await ledger.load(outputCodeStream(keyedHash, tenant, code), outputCodeDecider);
  if (!state.of) return notParsed("paper-unknown");
  const { caseId, outputId } = state.of;
  const facts = await caseFacts(room, tenant, caseId);
  const issued = facts.ok
    ? facts.value.find(
        (fact): fact is CaseFactNamed<"OutputIssued"> =>
          fact.type === "OutputIssued" && fact.data.outputId === outputId,
      )
    : undefined;
  // A code is entered before its paper: until then it leads nowhere.
  if (!facts.ok || !issued) return notParsed("paper-unknown");
  const revoked = revocationOf(facts.value, outputId);
  const { kind, number, issuedOn, validUntil, digest } = issued.data;
  const expired = validUntil !== null && validUntil < on;
  return parsed({
    ...(await shown(room, tenant, before(facts.value, issued))),
    ...{ paper: kind, number, issuedOn, validUntil, digest },
    standing: revoked ? "revoked" : expired ? "expired" : "valid",
    endedOn: revoked?.effectiveDate ?? null,
  });
}

/** By the address in the QR code of a notice, which names its case and fact. */
export async function verifyNotice(
  room: CaseRoom,
  tenant: string,
  { code, ...notice }: VerifyNoticeInput,
): Promise<Parsed<VerifiedCasePaper>> {
  const expected = noticeCode(room.parts.keyedHash, tenant, notice);
  if (!isPaperCode(code) || !sameHash(expected, code)) return notParsed("paper-unknown");
  const facts = await caseFacts(room, tenant, notice.caseId);
  const told = facts.ok
    ? facts.value.find((fact) => fact.revision === notice.revision && tells(notice.paper, fact))
    : undefined;
  if (!facts.ok || !told) return notParsed("paper-unknown");
  const ended = endOf(facts.value, told);
  const validUntil = told.type === "DecisionTaken" ? told.data.validUntil : null;
  return parsed({
    ...(await shown(room, tenant, upTo(facts.value, told))),
    ...{ paper: notice.paper, number: noticeNumber(lodgedIn(facts.value).data.number, told) },
    ...{ issuedOn: told.effectiveDate, validUntil, digest: null },
    standing: ended ? "ended" : "valid",
    endedOn: ended?.effectiveDate ?? null,
  });
}

/** Enough to notice that a name was changed on the paper, and not enough to learn it. */
async function shown(room: CaseRoom, tenant: string, facts: readonly CaseFact[]) {
  const { service, workflow } = fold<CaseState, CaseEvent>(caseDecider, facts);
  const { name } = applicantIn(facts);
  const definition = await room.definitions.pinned(tenant, service, workflow);
  return { service: definition.service.content.name, holder: name === FORGOTTEN ? null : initialsOf(name) };
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => `${Array.from(word)[0] ?? ""}.`)
    .join(" ");
}
