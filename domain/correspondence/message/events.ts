import { z } from "zod";
import { codeSchema, defineEvent, idSchema, instantSchema, type EventOf } from "../../shared/index.js";

/** The ways on which Defter says something to somebody. */
export const CHANNELS = ["e-mail", "sms"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Why a message is not sent, and will not be by itself. */
export const SET_ASIDE_GROUNDS = [
  "no-address",
  "address-malformed",
  "channel-off",
  "person-forgotten",
  "too-late",
] as const;
export type SetAsideGround = (typeof SET_ASIDE_GROUNDS)[number];

/** What a message is made from: texts, whole numbers and lists, as the template names them. */
export const messageFactsSchema = z.record(
  z.string().max(40),
  z.union([z.string().max(2000), z.int(), z.array(z.string().max(2000)).max(100)]),
);
export type MessageFacts = Readonly<z.infer<typeof messageFactsSchema>>;

export const writtenMessageSchema = z.object({
  messageId: idSchema,
  /** Whose key hides address and facts. */
  subjectId: idSchema,
  /** What it tells of. */
  cause: z.object({ eventId: idSchema, type: codeSchema }),
  template: z.object({ code: codeSchema, version: z.int().min(1) }),
  channel: z.enum(CHANNELS),
  language: z.enum(["sq", "en"]),
  to: z.object({ kind: z.enum(["applicant", "taxpayer", "officer"]), personId: idSchema }),
  /** Messages of one lane leave in the order in which they were written. */
  lane: z.string().min(1).max(130),
  /** E-mail address or telephone number; null where none is known. */
  address: z.string().max(200).nullable(),
  facts: messageFactsSchema,
  caseId: idSchema.nullable(),
  accountId: idSchema.nullable(),
  /** Where the matter is handled; null where it concerns no office. */
  office: codeSchema.nullable(),
  confidentiality: z.enum(["ordinary", "sensitive"]),
  /** Afterwards it says nothing any more and is not sent. */
  validUntil: instantSchema.nullable(),
});
export type WrittenMessage = Readonly<z.infer<typeof writtenMessageSchema>>;

export const MessageWritten = defineEvent({
  type: "MessageWritten",
  description: "Defter has something to say to somebody: made once from its cause, to be sent.",
  schema: writtenMessageSchema,
  personal: ["address", "facts"],
  subjectField: "subjectId",
});

const onMessage = { messageId: idSchema, subjectId: idSchema };
const attempted = { ...onMessage, attempt: z.int().min(1) };

export const MessageSent = defineEvent({
  type: "MessageSent",
  description: "A server took the message over: what it answered, and the digest of what it was given.",
  schema: z.object({
    ...attempted,
    answer: z.string().max(500),
    /** SHA-256 of the bytes. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    at: instantSchema,
  }),
  personal: ["answer"],
  subjectField: "subjectId",
});

export const MessageFailed = defineEvent({
  type: "MessageFailed",
  description: "An attempt to send failed.",
  schema: z.object({
    ...attempted,
    /** What the server said: it may name the address. */
    why: z.string().max(500),
    at: instantSchema,
    /** Not before then it is tried again; null: never by itself. */
    nextAt: instantSchema.nullable(),
  }),
  personal: ["why"],
  subjectField: "subjectId",
});

export const MessageGivenUp = defineEvent({
  type: "MessageGivenUp",
  description: "The message is tried no more: it was refused for good, or too often.",
  schema: z.object({ messageId: idSchema, attempts: z.int().min(1), ground: z.enum(["refused", "attempts"]) }),
});

export const MessageSetAside = defineEvent({
  type: "MessageSetAside",
  description: "The message cannot be sent, or need not be any more.",
  schema: z.object({ messageId: idSchema, ground: z.enum(SET_ASIDE_GROUNDS) }),
});

export const MessageQueuedAgain = defineEvent({
  type: "MessageQueuedAgain",
  description: "An officer had a message tried again, to the address that is known now.",
  schema: z.object({ ...onMessage, channel: z.enum(CHANNELS), address: z.string().max(200).nullable() }),
  personal: ["address"],
  subjectField: "subjectId",
});

export const messageEvents = [
  MessageWritten,
  MessageSent,
  MessageFailed,
  MessageGivenUp,
  MessageSetAside,
  MessageQueuedAgain,
] as const;
export type MessageEvent = EventOf<(typeof messageEvents)[number]>;
