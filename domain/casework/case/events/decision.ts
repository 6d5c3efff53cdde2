import { z } from "zod";
import {
  civilDateSchema,
  codeSchema,
  defineEvent,
  hashSchema,
  idSchema,
  instantSchema,
  textSchema,
} from "../../../shared/index.js";
import { DECIDED_OUTCOMES, OUTCOMES } from "../../workflow/vocabulary.js";
import { bySchema, longTextSchema, ofSubject, onCase, termSchema } from "./parts.js";

export const DecisionProposed = defineEvent({
  type: "DecisionProposed",
  description: "Who processed the case put a decision before who decides it.",
  schema: z.object({ ...ofSubject, favours: z.boolean(), text: longTextSchema, by: bySchema }),
  personal: ["text"],
  subjectField: "subjectId",
});

const legalGroundSchema = z.object({ act: codeSchema, article: z.string().max(200).nullable() });

export const DecisionTaken = defineEvent({
  type: "DecisionTaken",
  description: "The case was decided, with grounds and legal basis, by somebody who may, or by silence.",
  schema: z.object({
    ...ofSubject,
    transition: codeSchema,
    outcome: z.enum(DECIDED_OUTCOMES),
    on: civilDateSchema,
    legalBasis: z.array(legalGroundSchema).max(40),
    /** Why: always where something is denied. */
    grounds: longTextSchema.nullable(),
    /** What is decided, granted or answered. */
    text: longTextSchema.nullable(),
    /** The last day of what was granted; null where it has none. */
    validUntil: civilDateSchema.nullable(),
    /** Where and within which term it can be appealed against; null where nothing was denied. */
    appeal: z.object({ to: z.string().min(1).max(200), term: termSchema }).nullable(),
    /** Where nobody decided and the law did: the last day of the limit that passed. */
    silence: z.object({ since: civilDateSchema }).optional(),
    by: bySchema,
  }),
  personal: ["grounds", "text"],
  subjectField: "subjectId",
});

export const SERVICE_CHANNELS = ["counter", "post", "e-mail", "portal", "posted-notice"] as const;

export const DecisionNotified = defineEvent({
  type: "DecisionNotified",
  description: "The decision was sent to the applicant, with the proof of it.",
  schema: z.object({
    ...onCase,
    noticeId: idSchema,
    channel: z.enum(SERVICE_CHANNELS),
    sentOn: civilDateSchema,
    /** Null while nothing shows that it arrived. */
    receivedOn: civilDateSchema.nullable(),
    /** Signature, return slip, delivery report: by reference, or by a document of the case. */
    proof: z.object({ reference: z.string().min(1).max(200), documentId: idSchema.nullable() }).nullable(),
    by: bySchema,
  }),
});

export const ComplaintLodged = defineEvent({
  type: "ComplaintLodged",
  description: "The applicant complained of how the case is handled.",
  schema: z.object({
    ...ofSubject,
    complaintId: idSchema,
    about: z.enum(["delay", "conduct", "other"]),
    grounds: longTextSchema,
    by: bySchema,
  }),
  personal: ["grounds"],
  subjectField: "subjectId",
});

export const COMPLAINT_OUTCOMES = ["upheld", "partly-upheld", "rejected"] as const;

export const ComplaintAnswered = defineEvent({
  type: "ComplaintAnswered",
  description: "A complaint was answered, with grounds and legal basis, by somebody who had no hand in the case.",
  schema: z.object({
    ...ofSubject,
    complaintId: idSchema,
    outcome: z.enum(COMPLAINT_OUTCOMES),
    grounds: longTextSchema,
    legalBasis: z.array(legalGroundSchema).min(1).max(40),
    at: instantSchema,
    by: bySchema,
  }),
  personal: ["grounds"],
  subjectField: "subjectId",
});

export const AppealLodged = defineEvent({
  type: "AppealLodged",
  description: "The applicant appealed against the decision, or against silence.",
  schema: z.object({
    ...ofSubject,
    appealId: idSchema,
    against: z.enum(["decision", "silence"]),
    to: z.string().min(1).max(200),
    lodgedOn: civilDateSchema,
    grounds: longTextSchema,
    by: bySchema,
  }),
  personal: ["grounds"],
  subjectField: "subjectId",
});

export const AppealDecided = defineEvent({
  type: "AppealDecided",
  description: "The appeal was decided. Where the decision is annulled or sent back, the case can be reopened.",
  schema: z.object({
    ...onCase,
    appealId: idSchema,
    outcome: z.enum(["upheld", "partly-upheld", "rejected", "inadmissible", "withdrawn"]),
    effect: z.enum(["stands", "annulled", "sent-back"]),
    authority: z.string().min(1).max(200),
    reference: z.string().min(1).max(200),
    decidedOn: civilDateSchema,
    by: bySchema,
  }),
});

export const CaseClosed = defineEvent({
  type: "CaseClosed",
  description: "The case is at an end, and this is what it came to.",
  schema: z.object({ ...onCase, state: codeSchema, outcome: z.enum(OUTCOMES), at: instantSchema }),
});

export const REOPENING_GROUNDS = ["appeal", "new-evidence", "error", "withdrawal-taken-back"] as const;

export const CaseReopened = defineEvent({
  type: "CaseReopened",
  description: "A case that was closed goes on, in a state that it has been in before, with a new time limit.",
  schema: z.object({
    ...onCase,
    from: codeSchema,
    to: codeSchema,
    ground: z.enum(REOPENING_GROUNDS),
    appealId: idSchema.nullable(),
    at: instantSchema,
    by: bySchema,
  }),
});

export const OutputIssued = defineEvent({
  type: "OutputIssued",
  description: "The paper of the decision was issued: certificate, licence, permit, reply.",
  schema: z.object({
    ...onCase,
    outputId: idSchema,
    kind: codeSchema,
    number: codeSchema,
    template: z.object({ code: codeSchema, version: z.int().min(1) }),
    /** Of the paper's bytes. */
    digest: hashSchema,
    issuedOn: civilDateSchema,
    validUntil: civilDateSchema.nullable(),
    /** The address that the paper's QR code begins with: whoever prints it again prints the same bytes. */
    site: z.string().max(200).optional(),
    by: bySchema,
  }),
});

export const OutputRevoked = defineEvent({
  type: "OutputRevoked",
  description: "A paper that was issued says nothing any more.",
  schema: z.object({ ...onCase, outputId: idSchema, ground: textSchema, by: bySchema }),
});

export const decisionEvents = [
  DecisionProposed,
  DecisionTaken,
  DecisionNotified,
  ComplaintLodged,
  ComplaintAnswered,
  AppealLodged,
  AppealDecided,
  CaseClosed,
  CaseReopened,
  OutputIssued,
  OutputRevoked,
] as const;
