import { z } from "zod";
import { codeSchema } from "../../shared/index.js";
import { definitionCodeSchema, wordsSchema } from "../definition/schemas.js";
import { LIMIT_UNITS, MAX_LIMIT_VALUE } from "../time-limit/index.js";
import { OUTCOMES, SILENCE_EFFECTS } from "./vocabulary.js";

export const termSchema = z.strictObject({ value: z.int().min(1).max(MAX_LIMIT_VALUE), unit: z.enum(LIMIT_UNITS) });

const stateSchema = z.strictObject({
  code: definitionCodeSchema,
  name: wordsSchema,
  kind: z.enum(["draft", "active", "waiting", "terminal"]),
  clock: z.enum(["not-started", "running", "suspended", "stopped"]),
  /** What a terminal state means; null for every other. */
  outcome: z.enum(OUTCOMES).nullable(),
});

const transitionSchema = z.strictObject({
  code: definitionCodeSchema,
  name: wordsSchema,
  from: z.array(definitionCodeSchema).min(1),
  to: definitionCodeSchema,
  roles: z.array(definitionCodeSchema).min(1),
  /** Happens by itself as soon as its guards hold. */
  automatic: z.boolean(),
  guards: z.array(codeSchema),
  effects: z.array(codeSchema),
});

/** A part of the work, with its share of the time limit in percent and the role that does it. */
const stepSchema = z.strictObject({
  code: definitionCodeSchema,
  name: wordsSchema,
  states: z.array(definitionCodeSchema).min(1),
  role: definitionCodeSchema,
  timeShare: z.int().min(0).max(100),
});

/** `when`: `on-enter:<state>`, `before:<transition>`, `at:<moment>`, `on-event:<event>`. */
const automaticStepSchema = z.strictObject({
  code: definitionCodeSchema,
  name: wordsSchema,
  when: z.string().max(120),
  effect: codeSchema,
});

/** A workflow, whole: states and the ways between them. */
export const workflowContentSchema = z.strictObject({
  format: z.literal("defter.workflow/1"),
  code: definitionCodeSchema,
  name: wordsSchema,
  description: wordsSchema,
  initial: definitionCodeSchema,
  states: z.array(stateSchema).min(2).max(60),
  transitions: z.array(transitionSchema).min(1).max(200),
  steps: z.array(stepSchema).max(60),
  automaticSteps: z.array(automaticStepSchema).max(60),
  /** The longest extension of the time limit in all; null where it cannot be extended. */
  extension: termSchema.nullable(),
  silence: z.enum(SILENCE_EFFECTS),
});
export type WorkflowContent = Readonly<z.infer<typeof workflowContentSchema>>;
export type WorkflowState = Readonly<z.infer<typeof stateSchema>>;
export type Transition = Readonly<z.infer<typeof transitionSchema>>;
export type AutomaticStep = Readonly<z.infer<typeof automaticStepSchema>>;
