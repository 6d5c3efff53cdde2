import type { FileContent, FiledAppeal, FiledOpinion, FiledOutput } from "../../../../application/casework/index.js";
import type { CivilDate } from "../../../../domain/shared/index.js";
import { objectType } from "../../builder.js";
import { NamedCodeRef, type NamedCode } from "../catalogue/words.js";
import { TermRef } from "../catalogue/workflow-type.js";
import { StampRef } from "./who.js";

type Checked = FileContent["checks"][number];
const check = objectType<Checked>("CaseCheck", "inherit", "What an officer found out.");
check.implement((t) => ({
  kind: t.string({ resolve: ({ check: { kind } }) => kind }),
  found: t.field({ type: "JSON", description: "What was found, by the kind.", resolve: ({ check: found }) => found }),
  note: t.exposeString("note", { nullable: true }),
  recorded: t.field({ type: StampRef, resolve: ({ at, by }) => ({ at, by }) }),
}));
export const CheckRef = check.reference;

const opinion = objectType<FiledOpinion>("CaseOpinion", "inherit", "An opinion of another sector or institution.");
opinion.implement((t) => ({
  id: t.exposeID("opinionId"),
  from: t.exposeString("from"),
  question: t.exposeString("question", { nullable: true }),
  dueOn: t.field({ type: "CivilDate", nullable: true, resolve: ({ dueOn }) => dueOn }),
  asked: t.field({ type: StampRef, resolve: ({ at, by }) => ({ at, by }) }),
  stance: t.string({
    nullable: true,
    description: "Null while it has not come.",
    resolve: ({ given }) => given?.stance ?? null,
  }),
  text: t.string({ nullable: true, resolve: ({ given }) => given?.text ?? null }),
  given: t.field({ type: StampRef, nullable: true, resolve: ({ given }) => given }),
}));
export const OpinionRef = opinion.reference;

const proposal = objectType<FileContent["proposals"][number]>("DecisionProposal", "inherit", "What was proposed.");
proposal.implement((t) => ({
  favours: t.exposeBoolean("favours"),
  text: t.exposeString("text", { nullable: true }),
  proposed: t.field({ type: StampRef, resolve: ({ at, by }) => ({ at, by }) }),
}));
export const ProposalRef = proposal.reference;

type Decision = NonNullable<FileContent["decision"]>;
const ground = objectType<Decision["legalBasis"][number]>(
  "LegalGround",
  "inherit",
  "An act that a decision stands on.",
);
ground.implement((t) => ({ act: t.exposeString("act"), article: t.exposeString("article", { nullable: true }) }));

const appealWay = objectType<NonNullable<Decision["appeal"]>>("AppealWay", "inherit", "Where and in which term.");
appealWay.implement((t) => ({
  to: t.exposeString("to"),
  term: t.field({ type: TermRef, resolve: ({ term }) => term }),
}));

const decision = objectType<Decision & { readonly step: NamedCode; readonly appealUntil: CivilDate | null }>(
  "CaseDecision",
  "inherit",
  "What was decided.",
);
decision.implement((t) => ({
  outcome: t.exposeString("outcome"),
  on: t.field({ type: "CivilDate", resolve: ({ on }) => on }),
  step: t.field({ type: NamedCodeRef, resolve: ({ step }) => step }),
  legalBasis: t.field({ type: [ground.reference], resolve: ({ legalBasis }) => [...legalBasis] }),
  grounds: t.exposeString("grounds", { nullable: true }),
  text: t.string({ nullable: true, resolve: ({ text, correctedText }) => correctedText ?? text }),
  corrected: t.boolean({ description: "A slip in it was put right.", resolve: (each) => each.correctedText !== null }),
  validUntil: t.field({ type: "CivilDate", nullable: true, resolve: ({ validUntil }) => validUntil }),
  appeal: t.field({ type: appealWay.reference, nullable: true, resolve: ({ appeal }) => appeal }),
  appealUntil: t.field({
    type: "CivilDate",
    nullable: true,
    description: "The last day to appeal: its term from the day of service. Null while nothing shows that it arrived.",
    resolve: (each) => each.appealUntil,
  }),
  silentSince: t.field({
    type: "CivilDate",
    nullable: true,
    description: "Where nobody decided and the law did: the last day of the limit that passed. Null: somebody decided.",
    resolve: ({ silence }) => silence?.since ?? null,
  }),
  taken: t.field({ type: StampRef, resolve: ({ at, by }) => ({ at, by }) }),
}));
export const DecisionRef = decision.reference;

const notice = objectType<FileContent["notices"][number]>("CaseNotice", "inherit", "How the decision was sent.");
notice.implement((t) => ({
  id: t.exposeID("noticeId"),
  channel: t.exposeString("channel"),
  sentOn: t.field({ type: "CivilDate", resolve: ({ sentOn }) => sentOn }),
  receivedOn: t.field({ type: "CivilDate", nullable: true, resolve: ({ receivedOn }) => receivedOn }),
  proof: t.string({ nullable: true, resolve: (each) => each.proof?.reference ?? null }),
  proofDocumentId: t.id({ nullable: true, resolve: (each) => each.proof?.documentId ?? null }),
  recorded: t.field({ type: StampRef, resolve: ({ at, by }) => ({ at, by }) }),
}));
export const NoticeRef = notice.reference;

type Answer = NonNullable<FileContent["complaints"][number]["answer"]>;
const complaintAnswer = objectType<Answer>("ComplaintAnswer", "inherit", "What the complaint was answered.");
complaintAnswer.implement((t) => ({
  outcome: t.exposeString("outcome"),
  grounds: t.exposeString("grounds", { nullable: true }),
  legalBasis: t.field({ type: [ground.reference], resolve: ({ legalBasis }) => [...legalBasis] }),
  answered: t.field({ type: StampRef, resolve: ({ at, by }) => ({ at, by }) }),
}));

const complaint = objectType<FileContent["complaints"][number]>(
  "CaseComplaint",
  "inherit",
  "How it was complained of.",
);
complaint.implement((t) => ({
  id: t.exposeID("complaintId"),
  about: t.exposeString("about"),
  grounds: t.exposeString("grounds", { nullable: true }),
  lodged: t.field({ type: StampRef, resolve: ({ at, by }) => ({ at, by }) }),
  answer: t.field({
    type: complaintAnswer.reference,
    nullable: true,
    description: "Null while it waits for one.",
    resolve: (each) => each.answer,
  }),
}));
export const ComplaintRef = complaint.reference;

const decidedAppeal = objectType<NonNullable<FiledAppeal["decided"]>>(
  "DecidedAppeal",
  "inherit",
  "What came of an appeal.",
);
decidedAppeal.implement((t) => ({
  outcome: t.exposeString("outcome"),
  effect: t.exposeString("effect"),
  authority: t.exposeString("authority"),
  reference: t.exposeString("reference"),
  decidedOn: t.field({ type: "CivilDate", resolve: ({ decidedOn }) => decidedOn as CivilDate }),
  recorded: t.field({ type: StampRef, resolve: ({ at, by }) => ({ at, by }) }),
}));

const appeal = objectType<FiledAppeal>("CaseAppeal", "inherit", "An appeal against the decision, or against silence.");
appeal.implement((t) => ({
  id: t.exposeID("appealId"),
  against: t.exposeString("against"),
  to: t.exposeString("to"),
  lodgedOn: t.field({ type: "CivilDate", resolve: ({ lodgedOn }) => lodgedOn }),
  grounds: t.exposeString("grounds", { nullable: true }),
  lodged: t.field({ type: StampRef, resolve: ({ at, by }) => ({ at, by }) }),
  decided: t.field({ type: decidedAppeal.reference, nullable: true, resolve: ({ decided }) => decided }),
}));
export const AppealRef = appeal.reference;

const output = objectType<FiledOutput>("CaseOutput", "inherit", "A paper that was issued on the decision.");
output.implement((t) => ({
  id: t.exposeID("outputId"),
  kind: t.exposeString("kind"),
  number: t.exposeString("number"),
  sha256: t.exposeString("digest"),
  issuedOn: t.field({ type: "CivilDate", resolve: ({ issuedOn }) => issuedOn }),
  validUntil: t.field({ type: "CivilDate", nullable: true, resolve: ({ validUntil }) => validUntil }),
  issued: t.field({ type: StampRef, resolve: ({ at, by }) => ({ at, by }) }),
  revokedAt: t.field({ type: "Instant", nullable: true, resolve: ({ revoked }) => revoked?.at ?? null }),
  revocationGround: t.string({ nullable: true, resolve: ({ revoked }) => revoked?.ground ?? null }),
}));
export const OutputRef = output.reference;
