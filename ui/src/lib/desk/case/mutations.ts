import { graphql } from "../../graphql/tada.js";

export const ACT = graphql(`
  mutation Act($commandId: UUID!, $expectedRevision: Revision, $input: ActOnCaseInput!) {
    actOnCase(commandId: $commandId, expectedRevision: $expectedRevision, input: $input) {
      state
    }
  }
`);
export const TAKE = graphql(`
  mutation TakeThis($commandId: UUID!, $input: TakeCaseInput!) {
    takeCase(commandId: $commandId, input: $input) {
      state
    }
  }
`);
export const ASSIGN = graphql(`
  mutation Assign($commandId: UUID!, $input: AssignCaseInput!) {
    assignCase(commandId: $commandId, input: $input) {
      state
    }
  }
`);
export const TRANSFER = graphql(`
  mutation Transfer($commandId: UUID!, $input: TransferCaseInput!) {
    transferCase(commandId: $commandId, input: $input) {
      state
    }
  }
`);
export const ATTACH = graphql(`
  mutation Attach($commandId: UUID!, $input: AttachDocumentInput!) {
    attachDocument(commandId: $commandId, input: $input) {
      documentId
    }
  }
`);
export const CLASSIFY = graphql(`
  mutation Classify($commandId: UUID!, $input: ClassifyDocumentInput!) {
    classifyDocument(commandId: $commandId, input: $input) {
      state
    }
  }
`);
export const CHECK = graphql(`
  mutation Check($commandId: UUID!, $input: RecordCheckInput!) {
    recordCheck(commandId: $commandId, input: $input) {
      state
    }
  }
`);
export const CLEARANCE = graphql(`
  mutation CheckClearance($commandId: UUID!, $input: CheckCaseClearanceInput!) {
    checkCaseClearance(commandId: $commandId, input: $input) {
      state
    }
  }
`);
export const FEES = graphql(`
  mutation SettleFees($commandId: UUID!, $input: SettleCaseFeesInput!) {
    settleCaseFees(commandId: $commandId, input: $input) {
      state
    }
  }
`);
export const ASK_OPINION = graphql(`
  mutation AskOpinion($commandId: UUID!, $input: RequestOpinionInput!) {
    requestOpinion(commandId: $commandId, input: $input) {
      opinionId
    }
  }
`);
export const GIVE_OPINION = graphql(`
  mutation GiveOpinion($commandId: UUID!, $input: GiveOpinionInput!) {
    giveOpinion(commandId: $commandId, input: $input) {
      state
    }
  }
`);
export const NOTIFY = graphql(`
  mutation Notify($commandId: UUID!, $input: NotifyDecisionInput!) {
    notifyDecision(commandId: $commandId, input: $input) {
      noticeId
    }
  }
`);
export const ISSUE = graphql(`
  mutation IssueOutput($commandId: UUID!, $input: IssueCaseOutputInput!) {
    issueCaseOutput(commandId: $commandId, input: $input) {
      number
    }
  }
`);
export const REVOKE = graphql(`
  mutation RevokeOutput($commandId: UUID!, $input: RevokeCaseOutputInput!) {
    revokeCaseOutput(commandId: $commandId, input: $input) {
      state
    }
  }
`);
export const COMPLAIN = graphql(`
  mutation ComplainAtTheDesk($commandId: UUID!, $input: LodgeComplaintInput!) {
    lodgeComplaint(commandId: $commandId, input: $input) {
      complaintId
    }
  }
`);
export const ANSWER_COMPLAINT = graphql(`
  mutation AnswerComplaint($commandId: UUID!, $expectedRevision: Revision, $input: AnswerComplaintInput!) {
    answerComplaint(commandId: $commandId, expectedRevision: $expectedRevision, input: $input) {
      state
    }
  }
`);
export const APPEAL = graphql(`
  mutation AppealAtTheDesk($commandId: UUID!, $input: LodgeAppealInput!) {
    lodgeAppeal(commandId: $commandId, input: $input) {
      appealId
    }
  }
`);
export const DECIDE_APPEAL = graphql(`
  mutation DecideAppeal($commandId: UUID!, $expectedRevision: Revision, $input: DecideAppealInput!) {
    decideAppeal(commandId: $commandId, expectedRevision: $expectedRevision, input: $input) {
      state
    }
  }
`);
export const REOPEN = graphql(`
  mutation ReopenCase($commandId: UUID!, $expectedRevision: Revision, $input: ReopenCaseInput!) {
    reopenCase(commandId: $commandId, expectedRevision: $expectedRevision, input: $input) {
      state
    }
  }
`);
export const MOVE = graphql(`
  mutation MoveCaseToVersion($commandId: UUID!, $expectedRevision: Revision, $input: MoveCaseToVersionInput!) {
    moveCaseToVersion(commandId: $commandId, expectedRevision: $expectedRevision, input: $input) {
      state
    }
  }
`);
export const CORRECT = graphql(`
  mutation CorrectCase($commandId: UUID!, $expectedRevision: Revision, $input: CorrectCaseInput!) {
    correctCase(commandId: $commandId, expectedRevision: $expectedRevision, input: $input) {
      state
    }
  }
`);
