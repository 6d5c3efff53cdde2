import type { Ask } from "../../graphql/ask.js";
import type { Language } from "../../words/index.js";
import { pathNamed } from "../audit/path.js";
import { deskWords } from "../words/index.js";
import type { Typed } from "../editing/codec.js";
import { errorsOf, type Told } from "../editing/editing.js";
import type { Paper, Raw, Workflow } from "./content.js";
import { toldAt } from "./editing.js";
import { workflowFor } from "./life.js";
import { controlOf, partOf } from "./places.js";
import { CHECK } from "./question.js";
import { typedOf } from "./typed.js";

/** A draft as it is looked at while it is written: what citizens would see of it, and what the checks find. */
export interface Looked {
  /** JSON Schema of the form. */
  readonly schema: unknown;
  readonly documents: readonly Paper[];
  /** What the checks find: where, in words, and at which control (or part of the editor). */
  readonly findings: readonly Told[];
  /** The same, by the name of the control (or the part). */
  readonly errors: Readonly<Record<string, string>>;
  /** And by the key of the form's field, for the preview. */
  readonly formErrors: Readonly<Record<string, string>>;
  /** The procedure that is chosen, as it holds on the day. */
  readonly workflow: Workflow | null;
}

export async function lookedAt(ask: Ask, content: Raw, language: Language, today: string): Promise<Looked> {
  const [{ definitionCheck }, workflow] = await Promise.all([
    ask(CHECK, { content }),
    workflowFor(ask, content["workflow"], today),
  ]);
  const say = deskWords(language).definitions;
  const typed = typedOf(content);
  const found = definitionCheck.findings.map((finding) => {
    const control = controlOf(content, typed, finding.path);
    const message = toldAt(finding, typed, control, language, say.fillIn);
    return { control, part: partOf(finding.path), where: pathNamed(finding.path, say.fieldNamed), message };
  });
  const told = found.filter(({ control }) => !isMadeFromWords(control, typed, found));
  const findings = told.map(({ control, ...each }) => ({ ...each, id: control || `part-${each.part}` }));
  const errors = errorsOf(findings);
  return {
    schema: definitionCheck.form,
    documents: Array.isArray(content["documents"]) ? (content["documents"] as Paper[]) : [],
    findings,
    errors,
    formErrors: formErrors(typed, errors),
    workflow,
  };
}

/** A code that is empty because the words that it will be made from are missing: that is told at the words. */
function isMadeFromWords(control: string, typed: Typed, found: readonly { readonly control: string }[]): boolean {
  const [, row] = /^((?:form|fees|legalBasis)\.\d+(?:\.options\.\d+)?)\.(?:key|code|act)$/.exec(control) ?? [];
  if (row === undefined || typed[control] !== "") return false;
  return found.some((each) => each.control !== control && each.control.startsWith(`${row}.`));
}

/** A field of the preview tells the first thing that is wrong with it. */
function formErrors(typed: Typed, errors: Looked["errors"]): Looked["formErrors"] {
  const told: Record<string, string> = {};
  for (const [control, message] of Object.entries(errors)) {
    const index = /^form\.(\d+)\./.exec(control)?.[1];
    if (index === undefined) continue;
    const key = typed[`form.${index}.key`] || `field-${Number(index) + 1}`;
    told[key] ??= message;
  }
  return told;
}
