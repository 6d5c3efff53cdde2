import { z } from "zod";
import { civilDateSchema, codeSchema, idSchema, instantSchema } from "../../../shared/index.js";
import { LIMIT_UNITS } from "../../time-limit/index.js";

/** What the events of a case have in common. */

/** Text of up to 10,000 characters: reasons, answers, findings. */
export const longTextSchema = z.string().min(1).max(10_000);

/**
 * Who acted, in which role. `counter`: an officer, in the name of the applicant who stood before the desk. The person is
 * repeated beside the envelope because four eyes are decided on it.
 */
export const bySchema = z.object({ personId: idSchema, role: codeSchema, counter: z.boolean() });
export type By = Readonly<z.infer<typeof bySchema>>;

/** What every event of a case says. */
export const onCase = { caseId: idSchema };

/** Of events with personal fields: whose key hides them, the applicant's as a taxpayer, or the case's own. */
export const ofSubject = { caseId: idSchema, subjectId: idSchema };

/** What was filled in, by key of field. */
export const formSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

export const applicantSchema = z.object({
  /** Of the register; null for somebody who is not in it. */
  taxpayerId: idSchema.nullable(),
  /** The login with which it was lodged; null at the counter. */
  userId: idSchema.nullable(),
  kind: z.enum(["citizen", "business"]),
  name: z.string().min(1).max(200),
  /** NID or NIPT; null for somebody who has none. */
  identifier: z.string().max(20).nullable(),
  contact: z.object({
    email: z.string().max(200).nullable(),
    phone: z.string().max(40).nullable(),
    address: z.string().max(300).nullable(),
  }),
  language: z.enum(["sq", "en"]),
});
export type Applicant = Readonly<z.infer<typeof applicantSchema>>;

export const representativeSchema = z.object({
  name: z.string().min(1).max(200),
  identifier: z.string().max(20).nullable(),
  /** What the power to act rests on: parent, guardian, a notary's act. */
  authority: z.string().min(1).max(300),
});
export type Representative = Readonly<z.infer<typeof representativeSchema>>;

/** Limits of a case: its own, and the one that the applicant has to complete the file or to pay. */
export const limitSchema = z.enum(["case", "applicant"]);
export type LimitName = z.infer<typeof limitSchema>;

export const termSchema = z.object({ value: z.int().min(1), unit: z.enum(LIMIT_UNITS) });
export const dueSchema = z.object({ on: civilDateSchema, at: instantSchema.nullable() });
/** The version of the calendar that a due day was counted by. */
export const calendarVersionSchema = z.object({ code: codeSchema, version: codeSchema });
export type CalendarVersion = Readonly<z.infer<typeof calendarVersionSchema>>;
