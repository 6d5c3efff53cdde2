import { inTheirNameFirst, rolesForStep, type CaseStanding } from "../../../application/casework/index.js";
import { validationError } from "../../errors/index.js";
import { caseMutation, openedUploads } from "./case-mutation.js";
import * as acts from "./inputs/acts.js";
import { checkOf, RecordCheckInput } from "./inputs/checks.js";
import { ClearanceAnswerRef } from "./types/money.js";

const ACT = "case.act";
const SUPERVISE = "case.supervise";
const ANSWER = "case.answer-complaint";
const STANDING = { caseId: "ID", state: "String", outcome: "String?" } as const;

/** Commands on cases that are there. */
export function addCaseMutations(): void {
  addFileMutations();
  addStepMutations();
  addHandlingMutations();
  addOpinionMutations();
  addAftermathMutations();
  addMoneyMutations();
}

function addStepMutations(): void {
  caseMutation<acts.ActOnCaseInput, CaseStanding>({
    name: "actOnCase",
    description:
      "Takes a step of the workflow: asking, completing, proposing, deciding, withdrawing. `actions` names them.",
    permission: ACT,
    input: acts.ActOnCaseInput,
    payload: STANDING,
    roles: (roles, { transition }, { definition }) => rolesForStep(definition, transition, roles),
    run: async (context, ask, { documents = [], checks = [], ...input }) =>
      context.dependencies.casework.actOnCase(ask, {
        ...input,
        ...(checks.length === 0 ? {} : { checks: checks.map((each, at) => checkOf(each, `checks.${at}`)) }),
        ...(documents.length === 0 ? {} : { documents: await openedUploads(context, documents) }),
      }),
  });
  caseMutation<RecordCheckInput, CaseStanding>({
    name: "recordCheck",
    description: "Writes down what was found: inspection, assessment, minutes, registers, consent and the like.",
    permission: ACT,
    input: RecordCheckInput,
    payload: STANDING,
    run: ({ dependencies }, ask, { caseId, by, check }) =>
      dependencies.casework.recordCheck(ask, { caseId, by, ...checkOf(check, "check") }),
  });
}

function addFileMutations(): void {
  caseMutation<acts.AttachDocumentInput, { readonly documentId: string; readonly digest: string }>({
    name: "attachDocument",
    description: "Puts a document that was sent up into the file; it may take the place of another.",
    permission: ACT,
    input: acts.AttachDocumentInput,
    payload: { documentId: "ID", digest: "String" },
    run: async (context, ask, { document, ...input }) => {
      const [opened] = await openedUploads(context, [document]);
      return context.dependencies.casework.attachDocument(ask, { ...input, ...opened! });
    },
  });
  caseMutation<acts.ClassifyDocumentInput, CaseStanding>({
    name: "classifyDocument",
    description: "Says which document it is, and whether it is accepted.",
    permission: ACT,
    input: acts.ClassifyDocumentInput,
    payload: STANDING,
    run: ({ dependencies }, ask, input) => dependencies.casework.classifyDocument(ask, input),
  });
  caseMutation<acts.CorrectCaseInput, CaseStanding>({
    name: "correctCase",
    description: "Puts right what was wrong from the beginning: the form, the applicant, a slip in the decision.",
    permission: ACT,
    input: acts.CorrectCaseInput,
    payload: STANDING,
    guard: ({ decision }, { authorisation }) => void (decision === undefined || authorisation.grant(SUPERVISE)),
    run: ({ dependencies }, ask, { caseId, by, ground, ...wrong }) =>
      dependencies.casework.correctCase(ask, { caseId, by, ground, correction: correctionOf(wrong) }),
  });
  caseMutation<acts.MoveCaseToVersionInput, CaseStanding>({
    name: "moveCaseToVersion",
    description: "Goes on under a newer version of the service. The time limit stays as it was promised.",
    permission: SUPERVISE,
    input: acts.MoveCaseToVersionInput,
    payload: STANDING,
    run: ({ dependencies }, ask, input) => dependencies.casework.moveCaseToVersion(ask, input),
  });
}

function correctionOf({ form, applicant, decision }: Pick<acts.CorrectCaseInput, "form" | "applicant" | "decision">) {
  const corrections = [
    form && ({ what: "form", form } as const),
    applicant && ({ what: "applicant", applicant } as const),
    decision === undefined ? undefined : ({ what: "decision", text: decision } as const),
  ].filter((each) => each !== undefined);
  const [correction, ...others] = corrections;
  if (correction === undefined || others.length > 0)
    throw validationError([{ path: "input", rule: "correction-not-one", facts: {} }]);
  return correction;
}

function addHandlingMutations(): void {
  const common = { permission: ACT, payload: STANDING } as const;
  caseMutation<acts.AssignCaseInput, CaseStanding>({
    ...common,
    name: "assignCase",
    description: "Gives a case to somebody in a role, or back into the queue: heads, and whoever has it.",
    input: acts.AssignCaseInput,
    run: ({ dependencies }, ask, input) => dependencies.casework.assignCase(ask, input),
  });
  caseMutation<acts.TakeCaseInput, CaseStanding>({
    ...common,
    name: "takeCase",
    description: "Takes a case that nobody has in the role.",
    input: acts.TakeCaseInput,
    run: ({ dependencies }, ask, input) => dependencies.casework.takeCase(ask, input),
  });
  caseMutation<acts.TransferCaseInput, CaseStanding>({
    ...common,
    name: "transferCase",
    description: "Hands a case over to another office; whoever had it has it no more.",
    input: acts.TransferCaseInput,
    run: ({ dependencies }, ask, input) => dependencies.casework.transferCase(ask, input),
  });
}

function addOpinionMutations(): void {
  caseMutation<acts.RequestOpinionInput, { readonly opinionId: string }>({
    name: "requestOpinion",
    description: "Asks another sector or institution for an opinion.",
    permission: ACT,
    input: acts.RequestOpinionInput,
    payload: { opinionId: "ID" },
    run: ({ dependencies }, ask, input) => dependencies.casework.requestOpinion(ask, input),
  });
  caseMutation<acts.GiveOpinionInput, CaseStanding>({
    name: "giveOpinion",
    description: "The opinion that was asked for came.",
    permission: ACT,
    input: acts.GiveOpinionInput,
    payload: STANDING,
    run: ({ dependencies }, ask, input) => dependencies.casework.giveOpinion(ask, input),
  });
}

function addAftermathMutations(): void {
  caseMutation<acts.NotifyDecisionInput, { readonly noticeId: string }>({
    name: "notifyDecision",
    description: "Records how the decision was sent, and what proves that it arrived.",
    permission: ACT,
    input: acts.NotifyDecisionInput,
    payload: { noticeId: "ID" },
    run: ({ dependencies }, ask, input) => dependencies.casework.notifyDecision(ask, input),
  });
  caseMutation<acts.LodgeComplaintInput, { readonly complaintId: string }>({
    name: "lodgeComplaint",
    description: "The applicant complains of how the case is handled.",
    permission: ACT,
    input: acts.LodgeComplaintInput,
    payload: { complaintId: "ID" },
    roles: inTheirNameFirst,
    run: ({ dependencies }, ask, input) => dependencies.casework.lodgeComplaint(ask, input),
  });
  caseMutation<acts.AnswerComplaintInput, CaseStanding>({
    name: "answerComplaint",
    description:
      "Answers a complaint of how the case is handled: by who had no hand in the case. The applicant is told.",
    permission: ANSWER,
    input: acts.AnswerComplaintInput,
    payload: STANDING,
    run: ({ dependencies }, ask, input) => dependencies.casework.answerComplaint(ask, input),
  });
  caseMutation<acts.LodgeAppealInput, { readonly appealId: string }>({
    name: "lodgeAppeal",
    description: "The applicant appeals against the decision, or against silence.",
    permission: ACT,
    input: acts.LodgeAppealInput,
    payload: { appealId: "ID" },
    roles: inTheirNameFirst,
    run: ({ dependencies }, ask, input) => dependencies.casework.lodgeAppeal(ask, input),
  });
  caseMutation<acts.DecideAppealInput, CaseStanding>({
    name: "decideAppeal",
    description: "Records how the appeal was decided, and what became of the decision.",
    permission: ACT,
    input: acts.DecideAppealInput,
    payload: STANDING,
    run: ({ dependencies }, ask, input) => dependencies.casework.decideAppeal(ask, input),
  });
  caseMutation<acts.ReopenCaseInput, CaseStanding>({
    name: "reopenCase",
    description: "A closed case goes on in a state that it has been in, with its whole term anew.",
    permission: SUPERVISE,
    input: acts.ReopenCaseInput,
    payload: STANDING,
    run: ({ dependencies }, ask, input) => dependencies.casework.reopenCase(ask, input),
  });
}

function addMoneyMutations(): void {
  caseMutation({
    name: "checkCaseClearance",
    description: "Asks the account what is owed today, and writes the answer into the case.",
    permission: ACT,
    input: acts.CheckCaseClearanceInput,
    payload: { ...STANDING, answer: ClearanceAnswerRef },
    run: ({ dependencies }, ask, input) => dependencies.casework.policies.checkClearance(ask, input),
  });
  caseMutation<acts.SettleCaseFeesInput, CaseStanding>({
    name: "settleCaseFees",
    description: "Tells the case which of its fees are paid: as the account shows, or as a receipt does.",
    permission: ACT,
    input: acts.SettleCaseFeesInput,
    payload: STANDING,
    run: ({ dependencies }, ask, input) => dependencies.casework.policies.settleFees(ask, input),
  });
}
