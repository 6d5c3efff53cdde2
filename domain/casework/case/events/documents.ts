import { z } from "zod";
import { codeSchema, defineEvent, hashSchema, idSchema, textSchema } from "../../../shared/index.js";
import { bySchema, ofSubject, onCase } from "./parts.js";

export const DocumentAttached = defineEvent({
  type: "DocumentAttached",
  description: "A document came to the file. Its content lies outside the log, under its digest.",
  schema: z.object({
    ...ofSubject,
    documentId: idSchema,
    /** Which document of the service it is; null while nobody has said. */
    document: codeSchema.nullable(),
    name: z.string().min(1).max(200),
    /** As the content shows, not as the sender said. */
    mediaType: codeSchema,
    bytes: z.int().min(1),
    digest: hashSchema,
    by: bySchema,
  }),
  personal: ["name"],
  subjectField: "subjectId",
});

export const DocumentClassified = defineEvent({
  type: "DocumentClassified",
  description: "An officer looked at a document: which one it is, and whether it is accepted.",
  schema: z.object({
    ...ofSubject,
    documentId: idSchema,
    document: codeSchema,
    standing: z.enum(["accepted", "rejected"]),
    note: textSchema.nullable(),
    by: bySchema,
  }),
  personal: ["note"],
  subjectField: "subjectId",
});

export const DocumentSuperseded = defineEvent({
  type: "DocumentSuperseded",
  description: "Another document took the place of this one; both stay in the file.",
  schema: z.object({ ...onCase, documentId: idSchema, supersededBy: idSchema, ground: textSchema, by: bySchema }),
});

export const documentEvents = [DocumentAttached, DocumentClassified, DocumentSuperseded] as const;
