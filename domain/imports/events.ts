import { z } from "zod";
import { codeSchema, defineEvent, hashSchema, idSchema, textSchema, type EventOf } from "../shared/index.js";

/** What is taken over from an older register. */
export const IMPORT_KINDS = ["taxpayers", "businesses", "cases"] as const;

const ofImport = { importId: idSchema };

export const ImportStarted = defineEvent({
  type: "ImportStarted",
  description: "A file of an older register began to be taken over, by a mapping of its columns.",
  schema: z.object({
    ...ofImport,
    kind: z.enum(IMPORT_KINDS),
    /** The register that the file comes from, as its records will name it. */
    register: textSchema,
    fileDigest: hashSchema,
    mappingDigest: hashSchema,
  }),
});

export const ImportAdvanced = defineEvent({
  type: "ImportAdvanced",
  description:
    "A batch of records was taken over or refused; `record` counts from 1 and is the last of the batch, so that an import that was broken off goes on after it.",
  schema: z.object({
    ...ofImport,
    record: z.int().min(1),
    accepted: z.int().min(0),
    refused: z.array(z.object({ record: z.int().min(1), code: codeSchema })).max(1000),
  }),
});

export const ImportFinished = defineEvent({
  type: "ImportFinished",
  description: "The whole file was gone through.",
  schema: z.object({ ...ofImport, records: z.int().min(0), accepted: z.int().min(0), refused: z.int().min(0) }),
});

export const importEvents = [ImportStarted, ImportAdvanced, ImportFinished] as const;
export type ImportEvent = EventOf<(typeof importEvents)[number]>;
