import { z } from "zod";
import { civilDateSchema, codeSchema, idSchema } from "../../../shared/index.js";

/** What officers find out: one union, so that guards, dossier and statistics read one event. Free words are in `note`. */
export const checkSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("inspection"),
    on: civilDateSchema,
    inspector: z.string().min(1).max(200),
    result: z.enum(["conforms", "does-not-conform"]),
  }),
  z.object({
    kind: z.literal("assessment"),
    on: civilDateSchema,
    socialWorker: z.string().min(1).max(200),
    conclusion: z.enum(["in-need", "not-in-need", "in-need-of-less"]),
  }),
  z.object({
    kind: z.literal("commission"),
    on: civilDateSchema,
    /** Everybody who belongs to the commission, present or not. */
    members: z.array(z.string().min(1).max(200)).min(1).max(40),
    present: z.int().min(0),
    votes: z.object({ for: z.int().min(0), against: z.int().min(0), abstained: z.int().min(0) }),
  }),
  z.object({
    kind: z.literal("register"),
    register: codeSchema,
    /** The document of the service that the answer stands for; null where it stands for none. */
    document: codeSchema.nullable(),
    answer: z.enum(["confirmed", "differs", "not-found", "no-answer"]),
    by: z.enum(["query", "letter", "interview"]),
    reference: z.string().max(200).nullable(),
  }),
  z.object({
    kind: z.literal("document-held"),
    /** A paper that the municipality or a register holds: it need not be asked for. */
    document: codeSchema,
    reference: z.string().min(1).max(200),
  }),
  z.object({
    kind: z.literal("consent"),
    given: z.boolean(),
    from: z.enum(["person", "guardian", "legal-ground"]),
    reference: z.string().max(200).nullable(),
  }),
  z.object({ kind: z.literal("clarity"), clear: z.boolean() }),
  z.object({ kind: z.literal("pages"), count: z.int().min(1).max(100_000) }),
  z.object({ kind: z.literal("taxpayer"), accountId: idSchema.nullable() }),
  /** Whom a complaint is about, by user id; empty where it is about nobody in particular. */
  z.object({ kind: z.literal("complained-of"), persons: z.array(idSchema).max(40) }),
]);
export type Check = Readonly<z.infer<typeof checkSchema>>;
export type CheckKind = Check["kind"];
