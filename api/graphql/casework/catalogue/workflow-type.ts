import type { Transition, VersionName, WorkflowContent, WorkflowState } from "../../../../domain/casework/index.js";
import { objectType } from "../../builder.js";
import { WordsRef } from "./words.js";

/** A published version of a workflow, whole. */
export interface WorkflowVersion extends VersionName {
  readonly content: WorkflowContent;
}

type Step = WorkflowContent["steps"][number];

const state = objectType<WorkflowState>("WorkflowState", "inherit", "Where a case may stand.");
state.implement((t) => ({
  code: t.exposeString("code"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  kind: t.exposeString("kind", { description: "`draft`, `active`, `waiting` or `terminal`." }),
  clock: t.exposeString("clock", { description: "`not-started`, `running`, `suspended` or `stopped`." }),
  outcome: t.exposeString("outcome", { nullable: true, description: "What a terminal state means." }),
}));

const transition = objectType<Transition>("WorkflowTransition", "inherit", "A way from state to state.");
transition.implement((t) => ({
  code: t.exposeString("code"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  from: t.stringList({ resolve: ({ from }) => [...from] }),
  to: t.exposeString("to"),
  roles: t.stringList({ resolve: ({ roles }) => [...roles] }),
  automatic: t.exposeBoolean("automatic", { description: "Happens by itself as soon as its guards hold." }),
  guards: t.stringList({ resolve: ({ guards }) => [...guards] }),
  effects: t.stringList({ resolve: ({ effects }) => [...effects] }),
}));

const step = objectType<Step>("WorkflowStep", "inherit", "A part of the work, with its share of the time limit.");
step.implement((t) => ({
  code: t.exposeString("code"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  states: t.stringList({ resolve: ({ states }) => [...states] }),
  role: t.exposeString("role"),
  timeShare: t.exposeInt("timeShare", { description: "Percent of the time limit." }),
}));

export interface Term {
  readonly value: number;
  readonly unit: string;
}

const term = objectType<Term>("Term", "inherit", "So many working days, calendar days or hours.");
term.implement((t) => ({ value: t.exposeInt("value"), unit: t.exposeString("unit") }));
export const TermRef = term.reference;

const workflow = objectType<WorkflowVersion>(
  "Workflow",
  "public",
  "The procedure that cases of a service follow: one published version.",
);
workflow.implement((t) => ({
  code: t.exposeString("code"),
  version: t.exposeInt("version"),
  hash: t.exposeString("hash", { description: "SHA-256 of the content; cases are pinned to it." }),
  name: t.field({ type: WordsRef, resolve: ({ content }) => content.name }),
  description: t.field({ type: WordsRef, resolve: ({ content }) => content.description }),
  initial: t.string({ resolve: ({ content }) => content.initial }),
  states: t.field({ type: [state.reference], resolve: ({ content }) => [...content.states] }),
  transitions: t.field({ type: [transition.reference], resolve: ({ content }) => [...content.transitions] }),
  steps: t.field({ type: [step.reference], resolve: ({ content }) => [...content.steps] }),
  extension: t.field({
    type: TermRef,
    nullable: true,
    description: "The longest extension of the time limit; null where it cannot be extended.",
    resolve: ({ content }) => content.extension,
  }),
  silence: t.string({
    description: "What the law makes of a limit that passed without a decision.",
    resolve: ({ content }) => content.silence,
  }),
}));
export const WorkflowRef = workflow.reference;
