import { accountOf, caseDecider, type CaseEvent, type CaseState } from "../../../domain/casework/index.js";
import { fold, notParsed, parsed, type Parsed } from "../../../domain/shared/index.js";
import { codeAt, isOutputPaper } from "../../papers/index.js";
import type { Answer } from "../../taxation/index.js";
import { wayOfAccount } from "../../taxation/support/index.js";
import type { CaseRoom } from "../cases/case-room.js";
import { clearanceOfCase, isAboutDues } from "../cases/issue-clearance.js";
import { trackingCode } from "../cases/tracking.js";
import type { CasePaper, CasePaperInput, OrderedCasePaper } from "../use-cases.js";
import { noticeAt, noticeCode, outputCode } from "./codes.js";
import { noticeOrder, tells } from "./notices.js";
import { outputOrder } from "./output.js";
import { caseFacts, storyAt } from "./sources.js";
import { lastFact, upTo, type CaseFact, type CaseFactNamed } from "./story.js";

/** See `CaseQuestions.casePaper`. */
export async function casePaper(
  room: CaseRoom,
  tenant: string,
  input: CasePaperInput,
): Promise<Answer<OrderedCasePaper>> {
  const facts = await caseFacts(room, tenant, input.caseId);
  if (!facts.ok) return facts;
  return input.paper === "output" ? output(room, tenant, facts.value, input) : notice(room, tenant, facts.value, input);
}

/** The paper as it was issued; crossed out where it was revoked since. */
async function output(
  room: CaseRoom,
  tenant: string,
  facts: readonly CaseFact[],
  { caseId, id, site }: CasePaperInput,
): Promise<Parsed<OrderedCasePaper>> {
  const issued = facts.findLast(
    (fact): fact is CaseFactNamed<"OutputIssued"> =>
      fact.type === "OutputIssued" && (id === null || fact.data.outputId === id),
  );
  if (!issued) return id === null ? clearance(room, tenant, facts, site) : notParsed("paper-unknown");
  const { outputId, template, number, issuedOn, digest } = issued.data;
  if (!isOutputPaper(template.code)) return notParsed("template-unknown", { template: template.code });
  const known = before(facts, issued);
  const story = await storyAt(room, tenant, known, lastFact(known, "DecisionTaken")!.recordedAt);
  if (!story.ok) return story;
  const revoked = revocationOf(facts, outputId);
  const verification = codeAt(
    issued.data.site ?? site,
    tenant,
    outputCode(room.parts.keyedHash, tenant, caseId, outputId),
  );
  const ended = revoked ? { on: revoked.effectiveDate, ground: revoked.data.ground } : null;
  const order = outputOrder(story.value, { number, template: template.code, issuedOn, verification, ended });
  return parsed({
    ...{ id: outputId, number, digest },
    order: { ...order, template: { name: template.code, version: template.version } },
  });
}

/** What an output was made from: the case as it was when it was issued. */
export function before(facts: readonly CaseFact[], issued: CaseFact): readonly CaseFact[] {
  return facts.filter(({ revision }) => revision < issued.revision);
}

export function revocationOf(facts: readonly CaseFact[], outputId: string): CaseFactNamed<"OutputRevoked"> | undefined {
  return facts.find(
    (fact): fact is CaseFactNamed<"OutputRevoked"> => fact.type === "OutputRevoked" && fact.data.outputId === outputId,
  );
}

/** Where the decision is about dues, the paper is the account's clearance. */
async function clearance(
  room: CaseRoom,
  tenant: string,
  facts: readonly CaseFact[],
  site: string,
): Promise<Parsed<OrderedCasePaper>> {
  const { caseId } = facts[0]!.data;
  const state = fold<CaseState, CaseEvent>(caseDecider, facts);
  const definition = await room.definitions.pinned(tenant, state.service, state.workflow);
  const linked = accountOf(state);
  if (!isAboutDues(definition) || linked === null) return notParsed("paper-unknown");
  // Issued by the account that went on, where the case's own was merged.
  const { accountId } = (await wayOfAccount(room.parts.ledger, tenant, linked)).standing;
  const id = clearanceOfCase(caseId);
  const order = await room.parts.taxation.taxPaper(tenant, { paper: "clearance", accountId, id, site });
  return order.ok
    ? parsed({ id, number: String(order.value.content["number"]), digest: null, order: order.value })
    : order;
}

async function notice(
  room: CaseRoom,
  tenant: string,
  facts: readonly CaseFact[],
  { caseId, paper, id, site }: CasePaperInput & { readonly paper: CasePaper },
): Promise<Parsed<OrderedCasePaper>> {
  if (paper === "output") return notParsed("paper-unknown");
  const told = facts.findLast((fact) => tells(paper, fact) && (id === null || String(fact.revision) === id));
  if (!told) return notParsed("paper-unknown");
  const story = await storyAt(room, tenant, upTo(facts, told), told.recordedAt);
  if (!story.ok) return story;
  const { keyedHash } = room.parts;
  const named = { paper, caseId, revision: told.revision };
  const number = noticeNumber(story.value.state.number, told);
  const reopened = endOf(facts, told);
  const order = noticeOrder(paper, story.value, {
    number,
    issuedOn: told.effectiveDate,
    verification: noticeAt(site, tenant, named, noticeCode(keyedHash, tenant, named)),
    trackingCode: trackingCode(keyedHash, tenant, caseId),
    ended: reopened ? { on: reopened.effectiveDate, ground: reopened.data.ground } : null,
  });
  return parsed({ id: String(told.revision), number, digest: null, order });
}

/** The number of the case, and for what came later the place of its fact in the case's file. */
export function noticeNumber(caseNumber: string, { type, revision }: CaseFact): string {
  return type === "ApplicationLodged" ? caseNumber : `${caseNumber}-${revision + 1}`;
}

/** A decision holds until the case is reopened; other notices tell of what happened. */
export function endOf(facts: readonly CaseFact[], told: CaseFact): CaseFactNamed<"CaseReopened"> | undefined {
  if (told.type !== "DecisionTaken") return undefined;
  return facts.find(
    (fact): fact is CaseFactNamed<"CaseReopened"> => fact.type === "CaseReopened" && fact.revision > told.revision,
  );
}
