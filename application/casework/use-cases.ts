import type { CaseState, NextTimer, PinnedDefinition } from "../../domain/casework/index.js";
import type { CivilDate } from "../../domain/shared/index.js";
import type { Answer, Ask, IssuedClearance, UseCase } from "../taxation/index.js";
import type { CaseFile } from "./file/index.js";
import type * as input from "./inputs/index.js";

export type * from "./file/index.js";
export type * from "./inputs/index.js";

/** Services and workflows: drafted, checked, published as immutable versions, withdrawn. */
export interface DefinitionUseCases {
  /** Opens a draft, or replaces the open one. */
  draftDefinition: UseCase<input.DraftDefinitionInput, { readonly code: string }>;
  /** Everything that keeps a content from being published today. */
  checkDefinition(tenant: string, given: input.DraftDefinitionInput): Promise<input.CheckedDefinition>;
  publishDefinition: UseCase<input.PublishDefinitionInput, input.PublishedDefinition>;
  /** What publishing would come to, with the same refusals; writes nothing. */
  checkPublication: UseCase<input.PublishDefinitionInput, input.PublishedDefinition>;
  withdrawDefinition: UseCase<input.WithdrawDefinitionInput, { readonly code: string }>;
  /** Drafts and publishes a whole catalogue; sent again, it goes on where it was cut off. */
  adoptCatalogue: UseCase<input.AdoptCatalogueInput, input.AdoptedCatalogue>;
  /**
   * Takes services of the model over, with their workflows, at the offices that are there. Everything is checked before
   * anything is written. Refuses `model-service-unknown`, `model-has-findings`, `definition-period-past`.
   */
  adoptFromModel: UseCase<input.AdoptFromModelInput, input.AdoptedCatalogue>;
  /** The model as this municipality would take it over: at the offices that it has. */
  modelCatalogue(tenant: string): Promise<readonly input.ModelEntry[]>;
  catalogueWords(tenant: string): Promise<input.CatalogueWords>;
}

/** Cases, from the counter to the decision and after. */
export interface CaseUseCases {
  lodgeCase: UseCase<input.LodgeInput, input.LodgedCase>;
  /** For imports: a case of an older register goes on here, or is kept as what it came to. */
  takeOverCase: UseCase<input.TakeOverInput, input.CaseStanding>;
  attachDocument: UseCase<input.AttachInput, { readonly documentId: string; readonly digest: string }>;
  classifyDocument: UseCase<input.ClassifyInput, input.CaseStanding>;
  /** Any step of the workflow: asking, completing, proposing, deciding, withdrawing. */
  actOnCase: UseCase<input.ActInput, input.CaseStanding>;
  recordCheck: UseCase<input.RecordCheckInput, input.CaseStanding>;
  assignCase: UseCase<input.AssignInput, input.CaseStanding>;
  takeCase: UseCase<input.OnCaseInput, input.CaseStanding>;
  /** The first of a queue that can be taken. Refuses `queue-empty`. */
  takeNextCase: UseCase<input.TakeNextInput, input.CaseStanding>;
  transferCase: UseCase<input.TransferInput, input.CaseStanding>;
  requestOpinion: UseCase<input.RequestOpinionInput, { readonly opinionId: string }>;
  giveOpinion: UseCase<input.GiveOpinionInput, input.CaseStanding>;
  notifyDecision: UseCase<input.NotifyInput, { readonly noticeId: string }>;
  lodgeComplaint: UseCase<input.ComplainInput, { readonly complaintId: string }>;
  /** By who had no hand in the case; the applicant is told. */
  answerComplaint: UseCase<input.AnswerComplaintInput, input.CaseStanding>;
  lodgeAppeal: UseCase<input.LodgeAppealInput, { readonly appealId: string }>;
  decideAppeal: UseCase<input.DecideAppealInput, input.CaseStanding>;
  reopenCase: UseCase<input.ReopenInput, input.CaseStanding>;
  moveCaseToVersion: UseCase<input.MoveToVersionInput, input.CaseStanding>;
  correctCase: UseCase<input.CorrectInput, input.CaseStanding>;
  revokeOutput: UseCase<input.RevokeOutputInput, input.CaseStanding>;
}

/** What follows from money and time: for policies, and for officers who do not wait for them. */
export interface CasePolicies {
  /** Asks the account what is owed and writes the answer into the case. */
  checkClearance: UseCase<input.OnCaseInput, input.ClearanceResult>;
  /**
   * Issues the clearance that a favourable decision promised, on the account itself, once for each case, and tells the
   * case its code. Refuses `case-not-decided`, `case-not-about-dues`, and what the account refuses.
   */
  issueClearance: UseCase<input.OnCaseInput, IssuedClearance>;
  /**
   * Issues the paper of a favourable decision, numbered and with a verification code; where one is valid, that one.
   * Refuses `case-not-decided`, `output-of-denial`, `template-unknown`, `paper-of-forgotten`.
   */
  issueOutput: UseCase<input.IssueOutputInput, input.IssuedOutput>;
  /** Charges the account with the fees of the case that it does not hold yet. */
  chargeFees: UseCase<input.OnCaseInput, readonly input.ChargedFee[]>;
  /** Tells the case which of its fees the account shows as paid, and, where a payment was taken back, which are owed again. */
  settleFees: UseCase<input.SettleFeesInput, input.CaseStanding>;
  /** Lets a case go on that waits for what came about, where its definition says so and it can; else it stays. */
  recheck: UseCase<input.RecheckInput, input.CaseStanding>;
  /** Warns, misses, escalates, lets terms end: whatever is due by now, each once. */
  passTime: UseCase<input.OnCaseInput, input.CaseStanding>;
  /** Counts the limits again by the calendar as it is now. */
  recomputeLimits: UseCase<input.OnCaseInput, input.CaseStanding>;
}

/** Questions decided on the case's own stream; they write nothing. Refuse `case-unknown`. */
export interface CaseQuestions {
  caseOf(
    tenant: string,
    caseId: string,
  ): Promise<Answer<{ readonly state: CaseState; readonly definition: PinnedDefinition }>>;
  /** The whole file: content, and every fact with what it changed. */
  caseFile(tenant: string, caseId: string): Promise<Answer<CaseFile>>;
  /** A published version of a service, with its workflow. Refuses `definition-version-unknown`. */
  serviceVersion(tenant: string, code: string, version: number): Promise<Answer<PinnedDefinition>>;
  /** The same, at once, where it was read before; null where it must be read first. For lists: a promise a row costs more. */
  serviceVersionRead(tenant: string, code: string, version: number): PinnedDefinition | null;
  /** The steps out of where a case is, and what stands against each. */
  caseWays(ask: Ask, given: input.CaseWaysInput): Promise<Answer<readonly input.CaseWay[]>>;
  /** The acts on a case besides its steps, and what stands against each. */
  caseActs(ask: Ask, given: input.CaseWaysInput): Promise<Answer<readonly input.CaseActNow[]>>;
  /** The versions that a case can be moved to, with what each changes: the newest five. */
  newerVersions(ask: Ask, given: input.CaseWaysInput): Promise<Answer<readonly input.NewerVersion[]>>;
  /** Where cases wait for somebody. */
  waitingPlaces(tenant: string, given: input.PlacesInput): Promise<readonly input.WaitingPlace[]>;
  /** What an application takes, and what need not be asked. Refuses `service-not-offered`, and a number that is none. */
  prepareApplication(tenant: string, given: input.PrepareInput): Promise<Answer<input.PreparedApplication>>;
  /** How a case stands, without signing in. Refuses `tracking-code-wrong` for a wrong code and an unknown case alike. */
  trackCase(
    tenant: string,
    given: { readonly caseId: string; readonly code: string },
  ): Promise<Answer<input.TrackedCase>>;
  /**
   * A paper of a case, ready for the press: its output, or a letter to the applicant, as it was on its day; crossed out
   * where it holds no more. Refuses `case-unknown`, `paper-unknown`, `paper-of-forgotten`.
   */
  casePaper(tenant: string, given: input.CasePaperInput): Promise<Answer<input.OrderedCasePaper>>;
  /** What anyone may learn who holds an output: by its code alone. Refuses `paper-unknown`. */
  verifyOutput(
    tenant: string,
    given: { readonly code: string; readonly on: CivilDate },
  ): Promise<Answer<input.VerifiedCasePaper>>;
  /** The same of a letter, by the address in its QR code. Refuses `paper-unknown`. */
  verifyNotice(tenant: string, given: input.VerifyNoticeInput): Promise<Answer<input.VerifiedCasePaper>>;
  nextTimer(tenant: string, caseId: string): Promise<Answer<NextTimer | null>>;
}

export type CaseworkUseCases = DefinitionUseCases & CaseUseCases & { readonly policies: CasePolicies } & CaseQuestions;
