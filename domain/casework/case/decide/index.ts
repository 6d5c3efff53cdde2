import { refusal, refused, sameJson, type Decision, type Parsed, type Refusal } from "../../../shared/index.js";
import type { CaseCommand } from "../commands.js";
import type { CaseEvent } from "../events/index.js";
import type { CaseState } from "../state.js";
import { act } from "./act.js";
import { ACT_FAULTS } from "./acts.js";
import { settle } from "./advance.js";
import { decideAppeal, issueOutput, lodgeAppeal, notify, paperFault, revokeOutput } from "./aftermath.js";
import { recordCheck } from "./checks.js";
import { recordClearance } from "./clearance.js";
import { answerComplaint, complain } from "./complaints.js";
import { anyMoverFault, attachOne, classify, fileFault } from "./documents.js";
import { assign, giveOpinion, requestOpinion, take, transfer } from "./handling.js";
import { lodge } from "./lodge.js";
import { officerFault, openFault } from "./movers.js";
import { payingFault, settleFees } from "./paying.js";
import { recheck } from "./recheck.js";
import { correct, moveToVersion, reopen } from "./second-life.js";
import { takeOver } from "./take-over.js";
import { passTime, recompute } from "./time.js";
import { begin, decisionOf, inTurn, unless, type Work } from "./work.js";

/** What may happen to a case. Refuses what is meant for another case, or comes with other versions than the case keeps. */
export function decide(command: CaseCommand, state: CaseState): Decision<CaseEvent> {
  if (command.type === "Lodge") return decisionOf(lodge(command, state));
  if (command.type === "TakeOver") return decisionOf(takeOver(command, state));
  const fault = caseFault(command, state);
  return fault ? refused(fault) : decisionOf(carriedOut(command, begin(command, state)));
}

function carriedOut(command: Exclude<CaseCommand, { type: "Lodge" | "TakeOver" }>, work: Work): Parsed<Work> {
  switch (command.type) {
    case "Act":
      return inTurn(work, act(command));
    case "RecordCheck":
      return inTurn(work, unless(openFault), unless(officerFault), recordCheck(command), settle);
    case "RecordClearance":
      return inTurn(work, unless(ACT_FAULTS["check-clearance"]), recordClearance, settle);
    case "SettleFees":
      return inTurn(work, unless(payingFault), settleFees(command));
    case "Recheck":
      return inTurn(work, recheck(command));
    case "PassTime":
      return inTurn(work, passTime);
    case "Recompute":
      return inTurn(work, recompute);
    case "Attach":
      return inTurn(work, unless(fileFault), unless(anyMoverFault), attachOne(command));
    case "Classify":
      return inTurn(work, unless(ACT_FAULTS.classify), classify(command));
    case "Assign":
      return inTurn(work, unless(openFault), unless(officerFault), assign(command));
    case "Take":
      return inTurn(work, unless(openFault), unless(officerFault), take);
    case "Transfer":
      return inTurn(
        work,
        unless(openFault),
        unless(officerFault),
        unless(() => command.officeFault),
        transfer(command),
      );
    case "RequestOpinion":
      return inTurn(work, unless(openFault), unless(officerFault), requestOpinion(command));
    case "GiveOpinion":
      return inTurn(work, unless(openFault), unless(officerFault), giveOpinion(command));
    case "Notify":
      return inTurn(work, unless(paperFault), notify(command));
    case "Complain":
      return inTurn(work, unless(ACT_FAULTS.complain), complain(command));
    case "AnswerComplaint":
      return inTurn(work, unless(ACT_FAULTS["answer-complaint"]), answerComplaint(command));
    case "LodgeAppeal":
      return inTurn(work, unless(ACT_FAULTS.appeal), lodgeAppeal(command));
    case "DecideAppeal":
      return inTurn(work, unless(ACT_FAULTS["decide-appeal"]), decideAppeal(command));
    case "Reopen":
      return inTurn(
        work,
        unless(ACT_FAULTS.reopen),
        unless(() => command.officeFault),
        reopen(command),
      );
    case "MoveToVersion":
      return inTurn(work, unless(ACT_FAULTS["move-to-version"]), moveToVersion(command));
    case "Correct":
      return inTurn(work, unless(ACT_FAULTS[`correct-${command.correction.what}`]), correct(command));
    case "IssueOutput":
      return inTurn(work, unless(paperFault), issueOutput(command));
    case "RevokeOutput":
      return inTurn(work, unless(paperFault), revokeOutput(command));
  }
}

function caseFault({ caseId, definition }: CaseCommand, state: CaseState): Refusal | null {
  if (state.caseId === null) return refusal("case-unknown", { caseId: caseId.slice(0, 64) });
  if (state.caseId !== caseId) return refusal("case-mismatch", { caseId: caseId.slice(0, 64), found: state.caseId });
  const same = sameJson(definition.service.name, state.service) && sameJson(definition.workflow.name, state.workflow);
  return same ? null : refusal("case-keeps-its-version", { version: state.service.version });
}
