import { z } from "zod";
import { codeSchema, defineEvent, instantSchema, textSchema } from "../../../shared/index.js";
import { SILENCE_EFFECTS } from "../../workflow/vocabulary.js";
import { calendarVersionSchema, dueSchema, limitSchema, onCase, termSchema } from "./parts.js";

const onLimit = { ...onCase, limit: limitSchema };
const counted = {
  calendar: calendarVersionSchema,
  due: dueSchema.nullable().describe("null while suspended"),
  warnings: z
    .array(z.object({ step: codeSchema, due: dueSchema }))
    .max(60)
    .optional()
    .describe("when each warning that is still to come is due; absent in events from before it was told"),
};

export const TimeLimitSet = defineEvent({
  type: "TimeLimitSet",
  description: "A time limit began to run, with the version of the calendar by which its end is counted.",
  schema: z.object({
    ...onLimit,
    term: termSchema,
    use: z.enum(["public", "administration"]),
    startedAt: instantSchema,
    ...counted,
  }),
});

export const TimeLimitSuspended = defineEvent({
  type: "TimeLimitSuspended",
  description: "The clock stands still. `number` names the suspension within its limit, from 1.",
  schema: z.object({ ...onLimit, number: z.int().min(1), from: instantSchema, transition: codeSchema }),
});

export const TimeLimitResumed = defineEvent({
  type: "TimeLimitResumed",
  description: "The clock runs again; the end is counted anew.",
  schema: z.object({ ...onLimit, number: z.int().min(1), from: instantSchema, to: instantSchema, ...counted }),
});

export const TimeLimitExtended = defineEvent({
  type: "TimeLimitExtended",
  description: "Time was added, in the unit of the limit, for a reason that the applicant is told.",
  schema: z.object({ ...onLimit, value: z.int().min(1), ground: textSchema, ...counted }),
});

export const TimeLimitRecomputed = defineEvent({
  type: "TimeLimitRecomputed",
  description: "The end was counted anew by another version of the calendar.",
  schema: z.object({ ...onLimit, ...counted }),
});

export const TimeLimitWarned = defineEvent({
  type: "TimeLimitWarned",
  description: "So much of the limit is used up: who handles the case is warned, once.",
  schema: z.object({
    ...onLimit,
    step: codeSchema,
    percent: z.int().min(1).max(99),
    effects: z.array(codeSchema),
    at: instantSchema,
  }),
});

export const TimeLimitMissed = defineEvent({
  type: "TimeLimitMissed",
  description: "The limit passed without what it was set for.",
  schema: z.object({ ...onLimit, due: dueSchema, effects: z.array(codeSchema), at: instantSchema }),
});

export const TimeLimitEscalated = defineEvent({
  type: "TimeLimitEscalated",
  description: "A limit was missed and the next role above is told.",
  schema: z.object({ ...onLimit, from: codeSchema, to: codeSchema, at: instantSchema }),
});

export const TimeLimitMet = defineEvent({
  type: "TimeLimitMet",
  description: "What the limit was set for was done in time.",
  schema: z.object({ ...onLimit, due: dueSchema.nullable(), at: instantSchema }),
});

export const SilenceTookEffect = defineEvent({
  type: "SilenceTookEffect",
  description: "The limit passed without a decision, and the law makes something of it.",
  schema: z.object({ ...onCase, effect: z.enum(SILENCE_EFFECTS).exclude(["none"]), due: dueSchema, at: instantSchema }),
});

export const clockEvents = [
  TimeLimitSet,
  TimeLimitSuspended,
  TimeLimitResumed,
  TimeLimitExtended,
  TimeLimitRecomputed,
  TimeLimitWarned,
  TimeLimitMissed,
  TimeLimitEscalated,
  TimeLimitMet,
  SilenceTookEffect,
] as const;
