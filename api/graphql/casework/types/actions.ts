import type { CaseWay } from "../../../../application/casework/index.js";
import type { PinnedDefinition } from "../../../../domain/casework/index.js";
import { callsByName, firstNaming, message, type Names } from "../../../messages/index.js";
import { objectType } from "../../builder.js";
import type { GraphqlContext } from "../../context.js";
import { municipalityNames } from "../../municipality-names.js";
import { definitionNames } from "../definition-names.js";
import { oncePerRequest } from "../../once-per-request.js";
import { NamedCodeRef, WordsRef, type NamedCode } from "../catalogue/words.js";
import { stateNamed } from "./case-row.js";

export interface CaseAction extends CaseWay {
  readonly leadsTo: NamedCode;
  /** What it means that the case ends there; null: it goes on. */
  readonly ends: string | null;
  readonly names: Names;
}

/** A way out of where a case is, as a step of its workflow. */
export function actionOf(way: CaseWay, definition: PinnedDefinition): CaseAction {
  const { to } = way.transition;
  const state = definition.workflow.content.states.find(({ code }) => code === to);
  const names = definitionNames(definition);
  return { ...way, names, leadsTo: stateNamed(definition, to), ends: state?.outcome ?? null };
}

type Part = CaseWay["parts"][number];
const part = objectType<Part>("ActionPart", "inherit", "What may come with a step: the fields of `actOnCase`.");
part.implement((t) => ({
  name: t.exposeString("part"),
  demanded: t.exposeBoolean("demanded", { description: "The step cannot be taken without it." }),
}));

/** A rule that stands against something, with its facts. */
export interface Why {
  readonly rule: string;
  readonly facts: NonNullable<CaseWay["fault"]>["facts"];
  /** Of the codes among the facts. */
  readonly names: Names;
}

const namesFor = oncePerRequest((context, tenant) => municipalityNames(context.dependencies, tenant));

async function inWords({ rule, facts, names }: Why, context: GraphqlContext) {
  const asksNames = context.tenant !== null && callsByName(rule);
  const all = asksNames ? firstNaming(names, await namesFor(context, context.tenant)) : names;
  return { sq: message(rule, facts, "sq", all), en: message(rule, facts, "en", all) };
}

const why = objectType<Why>("ActionRefusal", "inherit", "Why a step cannot be taken now.");
why.implement((t) => ({
  rule: t.exposeString("rule"),
  facts: t.field({ type: "JSON", resolve: ({ facts }) => facts }),
  words: t.field({
    type: WordsRef,
    resolve: (each, _args, context) => inWords(each, context),
  }),
}));

export const WhyRef = why.reference;

/** A refusal, as it is told. */
export function whyOf({ fault, names }: { readonly fault: CaseWay["fault"]; readonly names: Names }): Why | null {
  return fault && { rule: fault.code, facts: fault.facts, names };
}

const action = objectType<CaseAction>("CaseAction", "inherit", "A step out of where the case is.");
action.implement((t) => ({
  transition: t.string({ resolve: ({ transition }) => transition.code }),
  name: t.field({ type: WordsRef, resolve: ({ transition }) => transition.name }),
  leadsTo: t.field({ type: NamedCodeRef, resolve: ({ leadsTo }) => leadsTo }),
  ends: t.exposeString("ends", {
    nullable: true,
    description:
      "What it means that the case ends by it: `favourable`, `adverse`, `ended`, `withdrawn`, `lapsed`; null: it goes on.",
  }),
  roles: t.stringList({ description: "Who may take it.", resolve: ({ transition }) => [...transition.roles] }),
  allowed: t.boolean({ description: "Whether you may take it now.", resolve: ({ fault }) => fault === null }),
  as: t.string({ nullable: true, description: "The role in which you would take it.", resolve: ({ role }) => role }),
  why: t.field({
    type: why.reference,
    nullable: true,
    description: "What stands against it; null: nothing.",
    resolve: (each) => whyOf(each),
  }),
  parts: t.field({ type: [part.reference], resolve: ({ parts }) => [...parts] }),
  reasonsDemanded: t.exposeBoolean("reasonsDemanded"),
}));
export const ActionRef = action.reference;
