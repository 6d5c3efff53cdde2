import { z } from "zod";
import { civilDateSchema, codeSchema, defineEvent, idSchema, lekSchema, textSchema } from "../../../shared/index.js";

export const CLEARANCE_STATES = ["clear", "clear-under-agreement", "clear-under-objection"] as const;

export const ClearanceIssued = defineEvent({
  type: "ClearanceIssued",
  description: "A certificate that nothing is overdue, decided on this stream at the revision it names.",
  schema: z.object({
    accountId: idSchema,
    clearanceId: idSchema,
    number: z.string().max(60),
    verificationCode: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/),
    state: z.enum(CLEARANCE_STATES),
    article: z.string().max(200).nullable(),
    basis: z.array(idSchema),
    /** The revision of this stream that the decision was taken on. */
    decidedAtRevision: z.int().min(-1),
    issuedOn: civilDateSchema,
    validUntil: civilDateSchema,
    purpose: textSchema.nullable(),
    office: codeSchema,
  }),
});

export const ClearanceRevoked = defineEvent({
  type: "ClearanceRevoked",
  description: "The clearance would not have been given on what is known now; everyone who verifies it sees that.",
  schema: z.object({
    accountId: idSchema,
    clearanceId: idSchema,
    number: z.string().max(60),
    ground: z.enum(["payment-reversed", "issued-in-error", "agreement-broken", "reassessed", "account-merged"]),
    causedBy: idSchema.nullable(),
    owed: lekSchema,
  }),
});

export const clearanceEvents = [ClearanceIssued, ClearanceRevoked] as const;
