import { z } from "zod";
import { codeSchema, defineEvent, idSchema, instantSchema, textSchema } from "../../../shared/index.js";
import { versionNameSchema } from "../../definition/schemas.js";
import {
  applicantSchema,
  bySchema,
  formSchema,
  longTextSchema,
  ofSubject,
  onCase,
  representativeSchema,
} from "./parts.js";

/** Where a case comes from that was taken over: the older register, and the record in it. */
const originSchema = z.object({ register: textSchema, record: codeSchema });
export type Origin = Readonly<z.infer<typeof originSchema>>;

const PERSONAL_OF_APPLICANT = ["applicant.name", "applicant.identifier", "applicant.contact"];

export const ApplicationLodged = defineEvent({
  type: "ApplicationLodged",
  description:
    "A person applied for a service, at a counter or by themselves. The case keeps these versions. Of a case of an older register, `origin` names it.",
  schema: z.object({
    ...ofSubject,
    number: codeSchema,
    office: codeSchema,
    service: versionNameSchema,
    workflow: versionNameSchema,
    confidentiality: z.enum(["ordinary", "sensitive"]),
    /** The state of the workflow in which a case begins. */
    state: codeSchema,
    applicant: applicantSchema,
    representative: representativeSchema.nullable(),
    form: formSchema,
    at: instantSchema,
    by: bySchema,
    /** Of cases of an older register, which begin here in the state that they had reached there. */
    origin: originSchema.optional(),
  }),
  personal: [...PERSONAL_OF_APPLICANT, "representative", "form"],
  subjectField: "subjectId",
});

export const CompletionProvided = defineEvent({
  type: "CompletionProvided",
  description: "The applicant answered a request for completion: with documents, a corrected form, or both.",
  schema: z.object({
    ...ofSubject,
    documents: z.array(idSchema).max(200),
    /** The whole form where it changed. */
    form: formSchema.nullable(),
    note: longTextSchema.nullable(),
    by: bySchema,
  }),
  personal: ["form", "note"],
  subjectField: "subjectId",
});

export const ApplicationWithdrawn = defineEvent({
  type: "ApplicationWithdrawn",
  description: "The applicant withdrew the application.",
  schema: z.object({ ...ofSubject, grounds: longTextSchema.nullable(), by: bySchema }),
  personal: ["grounds"],
  subjectField: "subjectId",
});

export const CorrectionRecorded = defineEvent({
  type: "CorrectionRecorded",
  description:
    "What the case says was wrong from the beginning and is put right: form, applicant, or a slip in the decision.",
  schema: z.object({
    ...ofSubject,
    what: z.enum(["form", "applicant", "decision"]),
    form: formSchema.nullable(),
    applicant: applicantSchema.nullable(),
    /** What the decision should have said. */
    text: longTextSchema.nullable(),
    ground: textSchema,
    by: bySchema,
  }),
  personal: [...PERSONAL_OF_APPLICANT, "form", "text"],
  subjectField: "subjectId",
});

export const CaseMovedToVersion = defineEvent({
  type: "CaseMovedToVersion",
  description: "The case goes on under a newer version of its service. Its time limit stays as it was promised.",
  schema: z.object({
    ...onCase,
    service: versionNameSchema,
    workflow: versionNameSchema,
    from: codeSchema,
    to: codeSchema,
    ground: textSchema,
    by: bySchema,
  }),
});

export const applicationEvents = [
  ApplicationLodged,
  CompletionProvided,
  ApplicationWithdrawn,
  CorrectionRecorded,
  CaseMovedToVersion,
] as const;
