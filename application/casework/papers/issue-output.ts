import { createHash } from "node:crypto";
import { caseDecider, outputCodeDecider, type CaseEvent, type IssueOutput } from "../../../domain/casework/index.js";
import { parsed, refusal, yearOf, type Parsed } from "../../../domain/shared/index.js";
import { ConflictError } from "../../errors.js";
import { derivedId } from "../../ledger/index.js";
import { codeAt, isOutputPaper, templateOn, type OutputPaperName } from "../../papers/index.js";
import { assignNumbers } from "../../taxation/numbering/index.js";
import { carryOutBeside, outcomeOf, refusedOutcome, rehearse } from "../../taxation/support/index.js";
import type { Ask, Outcome } from "../../taxation/index.js";
import { withoutRole, type CaseRoom, type OpenedCase } from "../cases/case-room.js";
import { isAboutDues, issueClearance } from "../cases/issue-clearance.js";
import { caseStream } from "../support/index.js";
import type { IssuedOutput, IssueOutputInput } from "../use-cases.js";
import { outputCode, outputCodeStream } from "./codes.js";
import { outputOrder } from "./output.js";
import { caseFacts, storyAt } from "./sources.js";
import { lastFact, type PaperStory } from "./story.js";

/** Stand where number and digest will be while the paper is rehearsed; they are never written. */
const TO_COME = { number: "?", digest: "0".repeat(64) };
/** The paper's id follows from those that there are: somebody else has issued one since they were counted. */
const TAKEN = "output-exists";
/** How often a paper is made anew because the case went on meanwhile. */
const MAX_ROUNDS = 4;

/**
 * Issues the paper of a favourable decision: rehearsed, numbered from the register of its kind, office and year, printed,
 * its code entered, and then written into the case with the digest of its bytes. While one is valid, asking again gives
 * that one. The paper is made from the case at one revision and written at that very revision: if the case went on
 * meanwhile, it is made anew. Where the decision is about dues, the paper is the account's own clearance.
 */
export async function issueOutput(room: CaseRoom, ask: Ask, input: IssueOutputInput): Promise<Outcome<IssuedOutput>> {
  for (let round = 1; ; round++) {
    const isLast = ask.expectedRevision !== undefined || round === MAX_ROUNDS;
    try {
      const issued = await issueOnce(room, ask, input);
      if (isLast || issued.ok || issued.refusal.code !== TAKEN) return issued;
    } catch (error) {
      if (!(error instanceof ConflictError) || isLast) throw error;
    }
  }
}

async function issueOnce(room: CaseRoom, ask: Ask, input: IssueOutputInput): Promise<Outcome<IssuedOutput>> {
  const opened = await room.open(ask, input);
  if (!opened.ok) return opened;
  const { state, definition, frame } = opened.value;
  const { kind, template } = definition.service.content.output;
  if (!isOutputPaper(template)) return refusedOutcome(refusal("template-unknown", { template }));
  const { caseId, site = room.parts.site() } = input;
  const outputId = derivedId(caseId, `output ${state.outputs.length + 1}`);
  const paper = {
    outputId,
    kind,
    site,
    template: { code: template, version: templateOn(template, ask.today).version },
  };
  const command = { ...frame, type: "IssueOutput", ...paper, ...TO_COME } as const;
  const { site: _where, ...stated } = withoutRole(input);
  const step = { stream: caseStream(ask.tenant, caseId), decider: caseDecider, body: { issueOutput: stated } };
  const rehearsal = await rehearse(room.parts.ledger, ask, { ...step, command });
  if (!rehearsal.ok && rehearsal.refusal.code === "output-stands") return standing(room, ask, input);
  if (!rehearsal.ok) return rehearsal;
  if (isAboutDues(definition)) return clearanceAsOutput(room, ask, input);
  if (rehearsal.receipt.duplicate === true)
    return outcomeOf(rehearsal, (events) => issuedOf(room, ask.tenant, issuedEvent(events)));

  const facts = await caseFacts(room, ask.tenant, caseId);
  if (!facts.ok) return facts;
  const story = await storyAt(room, ask.tenant, facts.value, lastFact(facts.value, "DecisionTaken")!.recordedAt);
  if (!story.ok) return story;
  const numbered = await numberOf(room, ask, opened.value, outputId);
  if (!numbered.ok) return numbered;
  const digest = await digestOf(room, ask, story.value, { ...command, number: numbered.value }, template);
  const entered = await carryOutBeside(room.parts.ledger, ask, {
    stream: outputCodeStream(
      room.parts.keyedHash,
      ask.tenant,
      outputCode(room.parts.keyedHash, ask.tenant, caseId, outputId),
    ),
    decider: outputCodeDecider,
    command: { caseId, outputId, on: ask.today },
    body: step.body,
  });
  if (!entered.ok) return entered;
  const expectedRevision = ask.expectedRevision ?? BigInt(facts.value.at(-1)!.revision);
  const result = await room.carryOut(
    { ...ask, expectedRevision },
    { ...command, number: numbered.value, digest },
    step.body,
  );
  return outcomeOf(result, (events) => issuedOf(room, ask.tenant, issuedEvent(events)));
}

/** The next number of the register of its kind, at the office that decided; a paper that has one keeps it. */
async function numberOf(
  room: CaseRoom,
  ask: Ask,
  { state: { office }, definition, municipality }: OpenedCase,
  outputId: string,
): Promise<Parsed<string>> {
  const { kind } = definition.service.content.output;
  const order = { office, kind, year: yearOf(ask.today), batch: ask.commandId, owners: [outputId] };
  const numbers = await assignNumbers(room.parts.ledger, municipality, ask, order);
  return numbers.ok ? parsed(numbers.value.get(outputId)!) : numbers;
}

/** SHA-256 of the paper's bytes, printed from the case before it is written. */
async function digestOf(
  { parts }: CaseRoom,
  { tenant, today }: Ask,
  story: PaperStory,
  { caseId, outputId, number, site }: IssueOutput,
  template: OutputPaperName,
): Promise<string> {
  const verification = codeAt(site, tenant, outputCode(parts.keyedHash, tenant, caseId, outputId));
  const order = outputOrder(story, { number, template, issuedOn: today, verification, ended: null });
  return createHash("sha256")
    .update(await parts.press.print(order))
    .digest("hex");
}

/** The paper that is valid already: nothing is written. */
async function standing(room: CaseRoom, ask: Ask, { caseId }: IssueOutputInput): Promise<Outcome<IssuedOutput>> {
  const facts = await caseFacts(room, ask.tenant, caseId);
  if (!facts.ok) return facts;
  const issued = lastFact(facts.value, "OutputIssued")!;
  const revision = BigInt(facts.value.at(-1)!.revision);
  return {
    ok: true,
    value: issuedOf(room, ask.tenant, issued.data),
    receipt: { position: null, revision, eventIds: [] },
  };
}

async function clearanceAsOutput(room: CaseRoom, ask: Ask, input: IssueOutputInput): Promise<Outcome<IssuedOutput>> {
  // The rehearsal let the asker; that the case is told the code is the system's own doing.
  const issued = await issueClearance(room, ask, { ...input, by: { role: "system", offices: null } });
  if (!issued.ok) return issued;
  const { clearanceId, number, verificationCode, validUntil } = issued.value;
  const value = { outputId: clearanceId, kind: "clearance", number, verificationCode, validUntil, digest: null };
  return { ...issued, value };
}

type IssuedData = Extract<CaseEvent, { readonly type: "OutputIssued" }>["data"];

function issuedEvent(events: readonly CaseEvent[]): IssuedData {
  return events.find((event) => event.type === "OutputIssued")!.data as IssuedData;
}

function issuedOf({ parts }: CaseRoom, tenant: string, issued: IssuedData): IssuedOutput {
  const { caseId, outputId, kind, number, digest, validUntil } = issued;
  const verificationCode = outputCode(parts.keyedHash, tenant, caseId, outputId);
  return { outputId, kind, number, verificationCode, validUntil, digest };
}
